import type { CaseRows } from '../../../src/stores/cases/customer-case-rows.ts';
import { daysFrom, plusDays } from './naive-day.ts';
import type { NaiveContact } from './naive-limits.ts';

export const allChannels = ['sms', 'whatsapp', 'email', 'letter', 'call'] as const;

/** What is known of a customer, as the tables have it. */
export type Rows = CaseRows;

/** The statement that counts for the channel: the customer's own of a day, unless a later file says no. */
export const consentTo = ({ consents }: Rows, channel: string, asOf: string) => {
  const said = consents.filter((row) => row.channel === channel && (row.state === 'refused' || row.since_on <= asOf));
  const own = said.find(({ dated }) => dated === 1);
  const ofFile = said.find(({ dated }) => dated === 0);
  if (own === undefined || ofFile === undefined) return own ?? ofFile;
  return own.state === 'granted' && ofFile.state === 'refused' && ofFile.since_on > own.since_on ? ofFile : own;
};

/** The day on which the customer themselves agreed to the channel, if they do still. */
const agreedOn = (rows: Rows, channel: string, asOf: string): string | undefined => {
  const consent = consentTo(rows, channel, asOf);
  return consent?.state === 'granted' && consent.dated === 1 ? consent.since_on : undefined;
};

/** Whether the customer asked for silence on the channel and did not agree to it on a later day. */
export const isOptedOut = (rows: Rows, channel: string, asOf: string): boolean => {
  const stops = [
    ...rows.requests.filter(({ kind }) => kind === 'stop-contact'),
    ...rows.outcomes.filter(({ outcome }) => outcome === 'unsubscribed'),
    ...rows.suppressions.map(({ channel: by, since_on }) => ({ channel: by === 'all' ? null : by, on_day: since_on })),
  ].filter((stop) => stop.channel === null || stop.channel === channel);
  const agreed = agreedOn(rows, channel, asOf);
  return stops.some(({ on_day }) => agreed === undefined || agreed <= on_day);
};

/** Whether the telephone or e-mail is somebody else's, for good, or nothing reached it lately. */
export const addressBar = (
  { requests, outcomes }: Rows,
  address: string,
): 'hold:wrong-person' | 'no-valid-address' | undefined => {
  const same = (other: string | null): boolean => other?.toLowerCase() === address.toLowerCase();
  if (requests.some((one) => one.kind === 'wrong-person' && same(one.address))) return 'hold:wrong-person';
  if (outcomes.some((one) => one.outcome === 'wrong-number' && same(one.address))) return 'hold:wrong-person';
  const told = outcomes.filter((one) => same(one.address));
  const bounces = told.filter(({ outcome }) => outcome === 'bounced').map(({ on_day }) => on_day);
  const reached = told
    .filter(({ outcome }) => ['delivered', 'opened', 'clicked', 'replied', 'answered'].includes(outcome))
    .map(({ on_day }) => on_day);
  const [lastBounce, lastReached] = [bounces.sort().at(-1), reached.sort().at(-1)];
  if (lastBounce === undefined) return undefined;
  return lastReached !== undefined && lastReached > lastBounce ? undefined : 'no-valid-address';
};

/** The telephones or e-mails by which the channel goes. */
export const addressesFor = ({ customer }: Rows, channel: string): readonly string[] => {
  if (channel === 'letter') return [];
  return JSON.parse(channel === 'email' ? customer.emails : customer.phones) as string[];
};

/** Where a message by the channel would go; undefined where nowhere. */
export const recipientFor = (rows: Rows, channel: string): string | undefined => {
  if (channel !== 'letter') return addressesFor(rows, channel).find((one) => addressBar(rows, one) === undefined);
  const { address, postal_code, city, region } = rows.customer;
  if (address === null) return undefined;
  const place = [postal_code, city].filter((part) => part !== null).join(' ');
  return [address, place, region].filter((line) => line !== null && line !== '').join('\n');
};

/** Every contact that anybody is known to have had with the customer, from what was told of it and from what became of it. */
export const contactsOf = ({ interactions, outcomes }: Rows): readonly NaiveContact[] => {
  const contacts: NaiveContact[] = interactions.map((row) => ({
    day: row.on_day,
    channel: row.channel === 'visit' ? 'call' : row.channel,
    account: row.account_id === null || Number(row.accounts ?? 1) > 1 ? null : `${row.portfolio} ${row.account_id}`,
    talk: row.result === 'conversation',
    inbound: row.direction === 'in',
  }));
  const ofDay = (day: string, channel: string) =>
    contacts.filter((one) => one.day === day && one.channel === channel && !one.inbound);
  const plain = { account: null, inbound: false };
  for (const { outcome, on_day: day, channel, batch_id } of outcomes) {
    if (channel === null) continue;
    if (outcome === 'replied') contacts.push({ ...plain, day, channel, talk: true, inbound: true });
    const isAttempt = ['sent', 'delivered', 'answered', 'no-answer', 'soft-failed', 'bounced'].includes(outcome);
    if (isAttempt && batch_id === null && ofDay(day, channel).length === 0)
      contacts.push({ ...plain, day, channel, talk: false });
    if (outcome !== 'answered') continue;
    for (const one of ofDay(day, channel)) contacts[contacts.indexOf(one)] = { ...one, talk: true };
    if (ofDay(day, channel).length === 0) contacts.push({ ...plain, day, channel, talk: true, inbound: true });
  }
  return contacts;
};

/** The channel on which the customer answered or turned to somebody on the most of the last 90 days. */
export const bestChannelOf = ({ interactions, outcomes }: Rows, asOf: string): string | undefined => {
  const heard = [
    ...interactions.filter(
      ({ direction, result }) =>
        result === 'conversation' || (direction === 'in' && !['third-party', 'wrong-number'].includes(String(result))),
    ),
    ...outcomes.filter(({ outcome }) => ['clicked', 'replied', 'answered'].includes(outcome)),
  ].filter(({ on_day }) => on_day <= asOf && daysFrom(on_day, asOf) < 90);
  let best: { readonly channel: string; readonly days: number; readonly last: string } | undefined;
  for (const channel of allChannels) {
    const days = [...new Set(heard.filter((one) => one.channel === channel).map(({ on_day }) => on_day))].sort();
    const last = days.at(-1);
    if (last === undefined) continue;
    const isBetter = best === undefined || days.length > best.days || (days.length === best.days && last > best.last);
    if (isBetter) best = { channel, days: days.length, last };
  }
  return best?.channel;
};

/** Why nobody writes to the customer at all, whatever the account and the channel: every code once. */
export const customerBars = (rows: Rows, asOf: string, recentPaymentDays: number): ReadonlySet<string> => {
  const bars = new Set<string>();
  const { customer, requests, outcomes, payments } = rows;
  if (allChannels.every((channel) => isOptedOut(rows, channel, asOf))) bars.add('opted-out');
  for (const request of requests) {
    const { kind, state, on_day, until_on, answer_due_on } = request;
    const isOpen = state === 'open';
    if (kind === 'wrong-person' && request.address === null && isOpen) bars.add('hold:wrong-person');
    const isPause = kind === 'pause' ? state !== 'refused' && state !== 'withdrawn' : false;
    const isDeferred = kind === 'defer' && state === 'granted' && until_on !== null;
    if ((isPause || isDeferred) && asOf <= (until_on ?? plusDays(on_day, 30))) bars.add('paused');
    const isOther = !['stop-contact', 'dispute', 'wrong-person', 'pause'].includes(kind);
    if (isOther && isOpen && asOf <= plusDays(answer_due_on ?? plusDays(on_day, 15), 30)) bars.add('hold:request');
  }
  const complaints = outcomes.filter(({ outcome }) => outcome === 'complaint').map(({ on_day }) => on_day);
  const last = complaints.sort().at(-1);
  const madeUp = allChannels.some((channel) => (agreedOn(rows, channel, asOf) ?? '') > (last ?? ''));
  if (last !== undefined && !madeUp) bars.add('hold:complaint');
  if (customer.phones === '[]' && customer.emails === '[]' && customer.address === null) bars.add('no-valid-address');
  if (payments.some(({ paid_on }) => paid_on <= asOf && daysFrom(paid_on, asOf) < recentPaymentDays))
    bars.add('recent-payment');
  for (const hold of runningHolds(rows, asOf)) if (hold.account_id === null) bars.add(codeOfHold(hold.reason));
  return bars;
};

export const runningHolds = ({ holds }: Rows, asOf: string) =>
  holds.filter(
    ({ from_on, until_on, released_on }) =>
      from_on <= asOf && (until_on === null || asOf <= until_on) && (released_on === null || asOf < released_on),
  );

const holdCodes: Readonly<Record<string, string>> = {
  dispute: 'disputed',
  pause: 'paused',
  promise: 'promise-running',
  agreement: 'agreement-on-track',
  'legal-representation': 'legal-representation',
  'breathing-space': 'moratorium',
  deceased: 'deceased',
  vulnerability: 'vulnerable-human-only',
};

export const codeOfHold = (reason: string): string => holdCodes[reason] ?? `hold:${reason}`;

/** Why an account that is owed is left out of any message. */
export const accountBars = (rows: Rows, account: Rows['accounts'][number], asOf: string): ReadonlySet<string> => {
  const bars = new Set<string>();
  const isIt = (one: { readonly portfolio: string | null; readonly account_id: string | null }): boolean =>
    one.portfolio === account.portfolio && one.account_id === account.account_id;
  const disputes = rows.requests.filter(({ kind, state }) => kind === 'dispute' && state === 'open');
  if (account.disputed === 1 || disputes.some((one) => one.account_id === null || isIt(one))) bars.add('disputed');
  if (runningHolds(rows, asOf).some(({ reason, account_id }) => reason === 'dispute' && account_id === null)) {
    bars.add('disputed');
  }
  if (rows.promises.some(isIt)) bars.add('promise-running');
  for (const hold of runningHolds(rows, asOf)) if (isIt(hold)) bars.add(codeOfHold(hold.reason));
  return bars;
};

type Account = Rows['accounts'][number];

const isClockStopped = ({ holds }: Rows, { portfolio, account_id }: Account, day: string): boolean =>
  holds.some(
    (hold) =>
      hold.stops_clock === 1 &&
      (hold.account_id === null || (hold.account_id === account_id && hold.portfolio === portfolio)) &&
      hold.from_on <= day &&
      (hold.until_on === null || day <= hold.until_on) &&
      (hold.released_on === null || day < hold.released_on),
  );

/** The days of the arrears until the day that a hold does not let count, walked one by one. */
export const stoppedDays = (rows: Rows, account: Account, until: string): number => {
  let days = 0;
  for (let day = plusDays(account.due_on, 1); day <= until; day = plusDays(day, 1)) {
    if (isClockStopped(rows, account, day)) days += 1;
  }
  return days;
};

/** The day on which so many days counted; what is to come counts every day. */
export const dayOfClock = (rows: Rows, account: Account, count: number, asOf: string): string => {
  if (count <= 0) return plusDays(account.due_on, count);
  let counted = 0;
  for (let day = plusDays(account.due_on, 1); ; day = plusDays(day, 1)) {
    if (day > asOf || !isClockStopped(rows, account, day)) counted += 1;
    if (counted === count) return day;
  }
};
