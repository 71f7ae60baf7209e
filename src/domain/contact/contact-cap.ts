import type { Channel } from '../channel.ts';
import type { CapRule, CapWindow, CooldownRule, RuleOrigin, SpacingRule } from '../contact-rules/contact-rule.ts';
import type { ContactRules } from '../contact-rules/contact-rules.ts';
import { counted } from '../counted.ts';
import { addDays, type Day, daysBetween, mondayOf } from '../day.ts';

/** A contact made or already planned; days are the customer's own. */
export interface Contact {
  readonly onDay: Day;
  readonly channel: Channel;
  /** The account it was about, by its `accountKey`; one that names none counts for every account. */
  readonly account?: string | undefined;
  /** Whether the customer was spoken with, which is more than an attempt. */
  readonly conversation: boolean;
  /** Set where the customer turned to us: that uses up no cap and asks for no spacing, but who was spoken with is left in peace. */
  readonly inbound?: boolean | undefined;
}

export interface PlannedContact {
  readonly day: Day;
  readonly channel: Channel;
  /** Every account that the message is about, by its `accountKey`; left out, contacts about any account count. */
  readonly accounts?: readonly string[] | undefined;
}

export interface CapBarrier {
  readonly code: 'daily-cap' | 'weekly-cap' | 'spacing' | 'cooldown-after-talk';
  readonly rule: string;
  /** Counts and days, for `explain`; nothing personal. */
  readonly detail: string;
}

/**
 * The first limit that one more contact would break: cooldowns, then spacing, then caps. An ISO week is Monday to
 * Sunday; of n rolling days the day itself is one; contacts planned for later days count as well.
 */
export const capBarrier = (
  rules: ContactRules,
  contacts: readonly Contact[],
  planned: PlannedContact,
): CapBarrier | undefined => brokenLimits(rules, contacts, planned, 'block').next().value;

/** Every limit of a rule that only warns. */
export const capWarnings = (
  rules: ContactRules,
  contacts: readonly Contact[],
  planned: PlannedContact,
): readonly CapBarrier[] => [...brokenLimits(rules, contacts, planned, 'warn')];

type Severity = RuleOrigin['severity'];

function* brokenLimits(
  { cooldowns, spacings, caps }: ContactRules,
  contacts: readonly Contact[],
  planned: PlannedContact,
  severity: Severity,
): Generator<CapBarrier, undefined> {
  const told = (rule: LimitRule): boolean => rule.severity === severity && rule.channels.includes(planned.channel);
  for (const rule of [...cooldowns, ...spacings, ...caps].filter(told)) {
    for (const account of accountsUnder(rule, planned)) {
      const barrier = brokenBy(rule, contacts.filter(countsFor(rule, account)), planned);
      if (barrier) yield barrier;
    }
  }
  return undefined;
}

const brokenBy = (rule: LimitRule, near: readonly Contact[], planned: PlannedContact): CapBarrier | undefined => {
  if (rule.kind === 'cooldown') return brokenCooldown(rule, near, planned);
  return rule.kind === 'spacing' ? brokenSpacing(rule, near, planned) : brokenCap(rule, near, planned);
};

type LimitRule = CooldownRule | SpacingRule | CapRule;

const anyAccount = [undefined] as const;

/** What a limit is counted for: the customer, or each of the accounts by itself. */
const accountsUnder = (rule: LimitRule, { accounts }: PlannedContact): readonly (string | undefined)[] =>
  rule.scope === 'customer' || accounts === undefined ? anyAccount : accounts;

const countsFor = (rule: LimitRule, account: string | undefined) => {
  const onlyTalks = rule.kind === 'cooldown' || (rule.kind === 'cap' && rule.countOn === 'conversation');
  return (contact: Contact): boolean =>
    rule.channels.includes(contact.channel) &&
    (!contact.inbound || rule.kind === 'cooldown') &&
    (contact.conversation || !onlyTalks) &&
    (rule.scope === 'customer' ||
      account === undefined ||
      contact.account === undefined ||
      contact.account === account);
};

const brokenCooldown = (rule: CooldownRule, talks: readonly Contact[], { day }: PlannedContact) => {
  const talk = talks.find(({ onDay }) => onDay <= day && daysBetween(onDay, day) < rule.days);
  if (!talk) return undefined;
  const detail = `spoken with on ${talk.onDay}; next on ${addDays(talk.onDay, rule.days)} at the earliest`;
  return { code: 'cooldown-after-talk', rule: rule.id, detail } as const;
};

const brokenSpacing = (rule: SpacingRule, near: readonly Contact[], { day }: PlannedContact) => {
  const other = near.find(({ onDay }) => Math.abs(daysBetween(onDay, day)) <= rule.minDays);
  if (!other) return undefined;
  const detail = `contact on ${other.onDay}; ${counted(rule.minDays, 'full day')} must lie between`;
  return { code: 'spacing', rule: rule.id, detail } as const;
};

const brokenCap = (rule: CapRule, near: readonly Contact[], planned: PlannedContact): CapBarrier | undefined => {
  for (const within of windowsHolding(rule.window, planned.day, near)) {
    const detail = excess(rule.limit, near.filter(within), planned.channel);
    if (!detail) continue;
    const code = rule.window.kind === 'calendar-day' ? 'daily-cap' : 'weekly-cap';
    return { code, rule: rule.id, detail: `${detail} ${spanName(rule.window)}` };
  }
  return undefined;
};

type Within = (contact: Contact) => boolean;

/** The windows that hold the day. Rolling ones end on the day, or on that of a contact planned for later. */
const windowsHolding = (window: CapWindow, day: Day, contacts: readonly Contact[]): Within[] => {
  if (window.kind === 'calendar-day') return [({ onDay }) => onDay === day];
  if (window.kind === 'iso-week') {
    const monday = mondayOf(day);
    const sunday = addDays(monday, 6);
    return [({ onDay }) => monday <= onDay && onDay <= sunday];
  }
  const lastEnd = addDays(day, window.days - 1);
  const later = contacts.map(({ onDay }) => onDay).filter((onDay) => onDay > day && onDay <= lastEnd);
  return [day, ...later].map((end) => {
    const start = addDays(end, 1 - window.days);
    return ({ onDay }) => start <= onDay && onDay <= end;
  });
};

const excess = (limit: CapRule['limit'], within: readonly Contact[], channel: Channel): string | undefined => {
  if ('contacts' in limit) {
    return within.length >= limit.contacts ? `${within.length} of at most ${limit.contacts}` : undefined;
  }
  const used = new Set(within.map((contact) => contact.channel));
  if (used.size === 0 || used.has(channel) || used.size < limit.distinctChannels) return undefined;
  return `already by ${[...used].join(', ')}, at most ${counted(limit.distinctChannels, 'channel')}`;
};

const spanName = (window: CapWindow): string => {
  if (window.kind === 'rolling-days') return `in ${counted(window.days, 'day')}`;
  return window.kind === 'calendar-day' ? 'on the day' : 'in the week';
};
