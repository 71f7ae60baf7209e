import type { Message } from '../../src/domain/plan/batch.ts';
import {
  accountBars,
  addressBar,
  addressesFor,
  bestChannelOf,
  consentTo,
  contactsOf,
  customerBars,
  dayOfClock,
  isOptedOut,
  type Rows,
  recipientFor,
  stoppedDays,
} from './naive/naive-customer.ts';
import { plusDays } from './naive/naive-day.ts';
import {
  allowedQuarters,
  firstOpenDay,
  isWholeWindow,
  lawsAt,
  type NaiveClock,
  type NaiveMoment,
  type NaiveWhereabouts,
  zonesAt,
} from './naive/naive-hours.ts';
import { limitsBroken } from './naive/naive-limits.ts';
import { bindsChannel, rulesOn } from './naive/naive-pack.ts';

export interface NaiveStep {
  readonly id: string;
  readonly day: number;
  readonly channels: readonly string[];
}

/** All that a workspace has set, in plain words. */
export interface NaiveTerms extends NaiveClock {
  readonly asOf: string;
  readonly currency: string;
  readonly catchUpDays: number;
  readonly recentPaymentDays: number;
  readonly firstCallDay: number;
  readonly minimumBalance: number;
  readonly maxPerWeek?: number | undefined;
  readonly priorities: Readonly<Record<string, number>>;
  /** The steps of the segments that have any. */
  readonly steps: Readonly<Record<string, readonly NaiveStep[]>>;
  /** The segments whose steps count only the days on which no hold stopped the clock. */
  readonly delinquent: readonly string[];
}

type Account = Rows['accounts'][number];

/** What a person with pencil and paper finds about one customer's day. */
interface Finding {
  readonly account: Account | undefined;
  readonly inMessage: readonly Account[];
  readonly total: number;
  readonly step: NaiveStep | undefined;
  readonly lastDay: string;
  readonly key: string;
  /** Every code that stands against any message to the customer. */
  readonly bars: ReadonlySet<string>;
}

const findingOf = (rows: Rows, terms: NaiveTerms): Finding => {
  const { asOf } = terms;
  const owed = rows.accounts.filter(({ balance_minor }) => balance_minor > 0);
  const free = owed.filter((account) => accountBars(rows, account, asOf).size === 0);
  const treated = (accounts: readonly Account[]) => accounts.filter(({ segment }) => segment && terms.steps[segment]);
  const account = treated(free).reduce<Account | undefined>(
    (first, other) => (first === undefined || goesBefore(other, first, terms) ? other : first),
    undefined,
  );
  const bars = new Set(customerBars(rows, asOf, terms.recentPaymentDays));
  if (account === undefined) {
    const left = treated(owed).flatMap((one) => [...accountBars(rows, one, asOf)]);
    for (const code of left.length === 0 ? ['paid'] : left) bars.add(code);
    return { account, inMessage: [], total: 0, step: undefined, lastDay: '', key: '', bars };
  }
  const others = free.filter((one) => one !== account && one.dpd > 0 && one.currency === account.currency);
  const inMessage = [account, ...others];
  const total = inMessage.reduce((sum, one) => sum + one.balance_minor, 0);
  if (account.currency === terms.currency && total < terms.minimumBalance) bars.add('below-minimum-balance');
  const isStopped = terms.delinquent.includes(account.segment ?? '');
  const days = isStopped ? account.dpd - stoppedDays(rows, account, asOf) : account.dpd;
  const come = (terms.steps[account.segment ?? ''] ?? []).filter(({ day }) => day <= days);
  const step = come.sort((one, other) => one.day - other.day).at(-1);
  if (step === undefined) {
    const isAhead = (terms.steps[account.segment ?? ''] ?? []).some(({ day }) => day < 0);
    bars.add(isAhead || free.some(({ dpd }) => dpd > 0) ? 'no-step-due' : 'nothing-due');
    return { account, inMessage, total, step, lastDay: '', key: '', bars };
  }
  const key = `${account.segment}/${step.id}/${account.due_on}`;
  const ownDay = isStopped ? dayOfClock(rows, account, step.day, asOf) : plusDays(account.due_on, step.day);
  const fellDue = [ownDay, String(account.entered_on)].sort()[1] ?? ownDay;
  const lastDay = plusDays(fellDue, terms.catchUpDays);
  const isSent = rows.interactions.some((one) => one.kind === 'message' && one.interaction_key === key);
  if (isSent) bars.add('already-contacted');
  else if (asOf > lastDay) bars.add('catch-up-expired');
  return { account, inMessage, total, step, lastDay, key, bars };
};

const goesBefore = (one: Account, other: Account, { priorities }: NaiveTerms): boolean => {
  const order = (account: Account) => [
    priorities[account.segment ?? ''] ?? 0,
    account.dpd,
    Number(account.balance_minor),
  ];
  const [mine, its] = [order(one), order(other)];
  for (let at = 0; at < mine.length; at += 1) if (mine[at] !== its[at]) return (mine[at] ?? 0) > (its[at] ?? 0);
  return one.account_id === other.account_id ? one.portfolio < other.portfolio : one.account_id < other.account_id;
};

/** Everything about a channel on a day that speaks against it, as codes; the day is the first with an hour. */
const channelBars = (
  channel: string,
  rows: Rows,
  { account, inMessage, lastDay }: Finding,
  terms: NaiveTerms,
): { readonly bars: ReadonlySet<string>; readonly day: string } => {
  const { customer } = rows;
  const bars = new Set<string>();
  if (isOptedOut(rows, channel, terms.asOf)) bars.add('opted-out');
  if (recipientFor(rows, channel) === undefined) {
    const known = addressesFor(rows, channel).flatMap((one) => addressBar(rows, one) ?? []);
    for (const code of known.length === 0 ? ['no-valid-address'] : known) bars.add(code);
  }
  const day = firstOpenDay(terms, momentOf(rows, channel, terms.asOf, terms), lastDay);
  if (day === undefined) bars.add('outside-window');
  const isCallWished =
    customer.preferred_channel === 'call' ||
    rows.requests.some(
      ({ kind, state, channel: by, on_day }) =>
        kind === 'talk-to-person' &&
        state !== 'withdrawn' &&
        (by === null || by === 'call') &&
        on_day >= (account?.due_on ?? ''),
    );
  if (channel === 'call' && !isCallWished && (account?.dpd ?? 0) < terms.firstCallDay) bars.add('outside-window');
  const laws = lawsAt(terms, whereaboutsOf(rows)) ?? [terms.country];
  const binding = rulesOn(laws, customer, day ?? terms.asOf);
  const consent = consentTo(rows, channel, terms.asOf);
  const asking = binding.filter((rule) => rule.kind === 'consent' && bindsChannel(rule, channel));
  const isAgreed = (form?: string) =>
    consent?.state === 'granted' && (form !== 'written' || consent.form === 'written');
  if (consent?.state === 'refused' || !asking.every(({ form }) => isAgreed(form))) bars.add('no-consent');
  const accounts = inMessage.map(({ portfolio, account_id }) => `${portfolio} ${account_id}`);
  const contacts = contactsOf(rows);
  const planned = { day: day ?? terms.asOf, channel, accounts };
  if (day !== undefined) {
    for (const { code } of limitsBroken(binding, contacts, planned)) bars.add(code);
    const own = { id: 'own', kind: 'cap', severity: 'block', channels: 'all', scope: 'customer', window: 'iso-week' };
    const mine = terms.maxPerWeek === undefined ? [] : [{ ...own, channels: 'all', max: terms.maxPerWeek } as const];
    for (const { code } of limitsBroken(mine, contacts, planned)) bars.add(code);
  }
  return { bars, day: day ?? '' };
};

const momentOf = (rows: Rows, channel: string, day: string, terms: NaiveTerms): NaiveMoment => {
  const { customer } = rows;
  const at = whereaboutsOf(rows);
  return {
    day,
    channel,
    place: at,
    laws: lawsAt(terms, at),
    zones: zonesAt(terms, at),
    preferred: hoursIn(customer.preferred_hours),
  };
};

const whereaboutsOf = (rows: Rows): NaiveWhereabouts => {
  const { region, city, country, time_zone: timeZone } = rows.customer;
  const phones = addressesFor(rows, 'call').filter((one) => addressBar(rows, one) === undefined);
  return { region, city, country, timeZone, phones };
};

const hoursIn = (text: string | null): readonly [string, string] | undefined => {
  const [from, to] = (text ?? '').split('-');
  return from !== undefined && to !== undefined && /^\d\d:\d\d$/.test(from) ? [from, to] : undefined;
};

const channelOrder = (rows: Rows, step: NaiveStep, asOf: string): readonly string[] => {
  const wished = [rows.customer.preferred_channel, bestChannelOf(rows, asOf)];
  return [
    ...new Set([...wished.filter((one) => one != null && step.channels.includes(one)), ...step.channels]),
  ] as string[];
};

/** Everything that is wrong with a planned message; nothing where it breaks no law. */
export const brokenBy = (message: Message, rows: Rows, terms: NaiveTerms): readonly string[] => {
  const found = findingOf(rows, terms);
  const { account, step, inMessage, total, key, lastDay } = found;
  const wrong = [...found.bars].map((code) => `was to be left out: ${code}`);
  if (account === undefined || step === undefined) return [...wrong, 'nothing is due'];
  const expect = (what: string, is: unknown, should: unknown): void => {
    if (is !== should) wrong.push(`${what}: ${is}, not ${should}`);
  };
  expect('account', `${message.portfolio} ${message.accountId}`, `${account.portfolio} ${account.account_id}`);
  expect('step', message.stepKey, key);
  expect('amount', message.amount, total);
  expect('accounts', message.accounts, inMessage.length);
  const order = channelOrder(rows, step, terms.asOf);
  const place = order.indexOf(message.channel);
  if (place < 0) return [...wrong, `the step is not sent by ${message.channel}`];
  for (const channel of order.slice(0, place)) {
    if (channelBars(channel, rows, found, terms).bars.size === 0) wrong.push(`${channel} comes first and is free`);
  }
  const { bars, day } = channelBars(message.channel, rows, found, terms);
  wrong.push(...[...bars].map((code) => `${message.channel} is barred: ${code}`));
  expect('recipient', message.recipient, recipientFor(rows, message.channel));
  expect('day', message.sendOn, day);
  if (message.sendOn > lastDay || message.sendOn < terms.asOf) wrong.push(`${message.sendOn} is too late or too early`);
  const moment = momentOf(rows, message.channel, message.sendOn, terms);
  const allowed = allowedQuarters(terms, moment);
  if (!isWholeWindow(allowed, message.notBefore, message.notAfter)) {
    wrong.push(`${message.notBefore} to ${message.notAfter} is not the window of ${message.sendOn}`);
  }
  return wrong;
};

/** What was decided about a customer who gets nothing. */
export interface ToldExclusion {
  readonly reason: string;
  readonly barriers: readonly { readonly code: string; readonly channel?: string }[];
}

const afterwards: ReadonlySet<string> = new Set(['language-missing', 'render-failed', 'language-rule']);

/** Everything that is not so in what was told of a customer who gets no message. */
export const untrueIn = ({ reason, barriers }: ToldExclusion, rows: Rows, terms: NaiveTerms): readonly string[] => {
  const found = findingOf(rows, terms);
  const untrue = barriers.some(({ code }) => code === reason) ? [] : [`${reason} is none of the barriers`];
  const told = new Set(barriers.flatMap(({ code, channel }) => (channel || afterwards.has(code) ? [] : [code])));
  for (const code of told) if (!found.bars.has(code)) untrue.push(`${code} does not hold`);
  for (const code of found.bars) if (!told.has(code)) untrue.push(`${code} holds and was not told`);
  if (found.step === undefined || found.bars.has('already-contacted') || found.bars.has('catch-up-expired'))
    return untrue;
  const refusals = new Map(barriers.flatMap(({ code, channel }) => (channel ? [[channel, code]] : [])));
  const barred = new Map(found.step.channels.map((name) => [name, channelBars(name, rows, found, terms).bars]));
  for (const [channel, bars] of barred) {
    const code = refusals.get(channel);
    if (code !== undefined && !bars.has(code)) untrue.push(`${code} does not hold for ${channel}`);
    if (refusals.size > 0 && code === undefined) untrue.push(`${channel} was not told of`);
  }
  const isRefused = [...barred.values()].every((bars) => bars.size > 0);
  if (isRefused !== refusals.size > 0) untrue.push(isRefused ? 'every channel is barred, untold' : 'a channel is free');
  if (found.bars.size === 0 && !isRefused && !barriers.some(({ code }) => afterwards.has(code))) {
    untrue.push('nothing stands against a message');
  }
  return untrue;
};
