import type { CapRule, CapScope, CooldownRule, SpacingRule } from '../contact-rules/contact-rule.ts';
import { counted } from '../counted.ts';
import { daysBetween } from '../day.ts';
import { parseTimeOfDay } from '../written/time-of-day.ts';
import { accountsNamed, type ContactMade, countsFor } from './contact-made.ts';
import { fine, type Verdict } from './finding.ts';
import { isInWindow } from './limit-use.ts';

/** The contacts before one, in the order in which they were made. */
type Earlier = readonly ContactMade[];

/** Whether a contact was one too many for a cap: only those beyond it are, not those that used it up. */
export const capVerdict = (rule: CapRule, contact: ContactMade, earlier: Earlier): Verdict => {
  const onlyTalks = rule.countOn === 'conversation';
  if (onlyTalks && !contact.conversation) return fine;
  const counting = earlier.filter(
    (one) => one.direction === 'out' && rule.channels.includes(one.channel) && (one.conversation || !onlyTalks),
  );
  const within = counting.filter((one) => isInWindow(rule, contact.onDay, one.onDay));
  for (const ofOne of byAccount(rule.scope, within, contact)) {
    const detail = excess(rule, ofOne, contact);
    if (detail) return { is: 'breach', detail };
  }
  return fine;
};

/** The contacts that count together: all of the customer, or those about one account and those that name none. */
const byAccount = (scope: CapScope, contacts: Earlier, contact: ContactMade): readonly Earlier[] => {
  if (scope === 'customer') return [contacts];
  const about = accountsNamed(contact);
  if (about.length > 0) return about.map((each) => contacts.filter((one) => countsFor(one, each)));
  const named = contacts.flatMap(accountsNamed);
  return [
    contacts.filter((one) => one.account === null),
    ...named.map((each) => contacts.filter((one) => countsFor(one, each))),
  ];
};

const excess = ({ limit }: CapRule, within: Earlier, { channel }: ContactMade): string | undefined => {
  if ('contacts' in limit) {
    if (within.length < limit.contacts) return undefined;
    return `number ${within.length + 1} of at most ${limit.contacts}, after ${within.map(told).join(', ')}`;
  }
  const used = new Set(within.map((one) => one.channel));
  if (used.size === 0 || used.has(channel) || used.size < limit.distinctChannels) return undefined;
  return `channel ${used.size + 1} of at most ${limit.distinctChannels}, after ${within.map(told).join(', ')}`;
};

const told = ({ onDay, channel, by }: ContactMade): string =>
  `${onDay} by ${channel}${by === 'us' ? '' : ' (elsewhere)'}`;

/** Whether full days enough lay between a contact and the one before. */
export const spacingVerdict = (rule: SpacingRule, contact: ContactMade, earlier: Earlier): Verdict => {
  const near = earlier.findLast(
    (one) =>
      one.direction === 'out' && counts(rule, one, contact) && daysBetween(one.onDay, contact.onDay) <= rule.minDays,
  );
  return near ? { is: 'breach', detail: `${counted(rule.minDays, 'full day')} must lie after ${told(near)}` } : fine;
};

/**
 * Whether the customer was left in peace after a conversation. On the day of it the times tell, where both were told; what was
 * known before a message of ours was planned came before it.
 */
export const cooldownVerdict = (rule: CooldownRule, contact: ContactMade, all: Earlier): Verdict => {
  const talks = all.filter((one) => one !== contact && one.conversation && counts(rule, one, contact));
  const before = talks.find(({ onDay }) => onDay < contact.onDay && daysBetween(onDay, contact.onDay) < rule.days);
  if (before) return { is: 'breach', detail: `spoken with on ${before.onDay}, ${counted(rule.days, 'day')} of rest` };
  const sameDay = talks.filter(({ onDay }) => onDay === contact.onDay);
  if (sameDay.length === 0) return fine;
  const at = clockOf(contact);
  const times = sameDay.map(clockOf);
  if (contact.handed !== null || (at !== undefined && times.some((time) => time !== undefined && time < at))) {
    return { is: 'breach', detail: `spoken with before on the day, ${counted(rule.days, 'day')} of rest` };
  }
  const isTold = at !== undefined && times.every((time) => time !== undefined);
  return isTold ? fine : { is: 'unknown', why: 'same-day' };
};

const counts = ({ channels, scope }: SpacingRule | CooldownRule, one: ContactMade, contact: ContactMade): boolean =>
  channels.includes(one.channel) &&
  (scope === 'customer' || contact.account === null || accountsNamed(contact).some((each) => countsFor(one, each)));

const clockOf = ({ time }: ContactMade): string | undefined =>
  time === null ? undefined : parseTimeOfDay(time)?.clock;
