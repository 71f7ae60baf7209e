import { daysFrom, plusDays, weekOf } from './naive-day.ts';
import { bindsChannel, type NaiveRule } from './naive-pack.ts';

/** Something that passed between anybody and the customer. */
export interface NaiveContact {
  readonly day: string;
  readonly channel: string;
  /** Null where it counts for every account. */
  readonly account: string | null;
  readonly talk: boolean;
  readonly inbound: boolean;
}

export interface NaivePlanned {
  readonly day: string;
  readonly channel: string;
  readonly accounts: readonly string[];
}

export interface NaiveLimit {
  readonly id: string;
  readonly code: 'daily-cap' | 'weekly-cap' | 'spacing' | 'cooldown-after-talk';
}

/** Every limit that one more contact would break. */
export const limitsBroken = (
  rules: readonly NaiveRule[],
  contacts: readonly NaiveContact[],
  planned: NaivePlanned,
): readonly NaiveLimit[] => {
  const broken: NaiveLimit[] = [];
  for (const rule of rules.filter((one) => bindsChannel(one, planned.channel))) {
    const scopes = rule.scope === 'account' ? planned.accounts : [null];
    for (const account of scopes) {
      const code = brokenBy(rule, countedBy(rule, contacts, account), planned);
      if (code && !broken.some(({ id }) => id === rule.id)) broken.push({ id: rule.id, code });
    }
  }
  return broken;
};

const countedBy = (rule: NaiveRule, contacts: readonly NaiveContact[], account: string | null): NaiveContact[] =>
  contacts.filter((contact) => {
    if (!bindsChannel(rule, contact.channel)) return false;
    if (contact.inbound && rule.kind !== 'cooldown') return false;
    if ((rule.kind === 'cooldown' || rule.count_on === 'conversation') && !contact.talk) return false;
    return account === null || contact.account === null || contact.account === account;
  });

const brokenBy = (
  rule: NaiveRule,
  counted: readonly NaiveContact[],
  planned: NaivePlanned,
): NaiveLimit['code'] | undefined => {
  if (rule.kind === 'cooldown') {
    for (let back = 0; back < (rule.days ?? 0); back += 1) {
      if (counted.some(({ day }) => day === plusDays(planned.day, -back))) return 'cooldown-after-talk';
    }
  }
  if (rule.kind === 'spacing') {
    if (counted.some(({ day }) => Math.abs(daysFrom(day, planned.day)) <= (rule.min_days ?? 0))) return 'spacing';
  }
  if (rule.kind !== 'cap') return undefined;
  if (!windowsWith(rule, planned.day).some((days) => isTooMuch(rule, counted, planned, days))) return undefined;
  return rule.window === 'calendar-day' ? 'daily-cap' : 'weekly-cap';
};

/** Every run of days that the rule looks at and that the planned day is in. */
const windowsWith = ({ window }: NaiveRule, day: string): readonly (readonly string[])[] => {
  if (window === 'calendar-day') return [[day]];
  if (window === 'iso-week' || typeof window !== 'object') return [weekOf(day)];
  const length = window['rolling-days'];
  const first = Array.from({ length }, (_, back) => plusDays(day, -back));
  return first.map((start) => Array.from({ length }, (_, on) => plusDays(start, on)));
};

const isTooMuch = (
  rule: NaiveRule,
  counted: readonly NaiveContact[],
  planned: NaivePlanned,
  days: readonly string[],
): boolean => {
  const within = counted.filter(({ day }) => days.includes(day));
  if (rule.max !== undefined) return within.length + 1 > rule.max;
  const before = new Set(within.map(({ channel }) => channel));
  const after = new Set([...before, planned.channel]);
  return after.size > before.size && after.size > (rule.max_distinct_channels ?? 0);
};
