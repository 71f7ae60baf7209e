import { bestChannel, type Response } from '../../src/domain/behaviour/response.ts';
import { type Channel, channels } from '../../src/domain/channel.ts';
import { type ConsentStatement, consentsIn } from '../../src/domain/contact/consent.ts';
import { addDays, type Day, daysBetween } from '../../src/domain/day.ts';
import { type Currency, formatAmount, minorOf } from '../../src/domain/money.ts';
import type { PaymentPromise } from '../../src/domain/promise/promise.ts';
import { promiseStandings } from '../../src/domain/promise/promise-standing.ts';
import { usualPromiseTerms } from '../../src/domain/promise/promise-terms.ts';
import type { NaiveFacts } from './naive-condition.ts';
import type { Columns } from './portfolio-tables.ts';

/** The rows of a small workspace; every column that is read is there. */
export interface Book {
  readonly customers: readonly Columns[];
  readonly accounts: readonly Columns[];
  readonly versions: readonly Columns[];
  readonly payments: readonly Columns[];
  readonly holds: readonly Columns[];
  readonly promises: readonly Columns[];
  readonly interactions: readonly Columns[];
  readonly outcomes: readonly Columns[];
  readonly consents: readonly Columns[];
}

/** The facts of every open account, as a person would work them out from the rows one by one. */
export const naiveFacts = (book: Book, day: Day): ReadonlyMap<string, NaiveFacts> => {
  const open = book.accounts.filter((account) => isOpen(account, book, day));
  return new Map(
    open.map((account) => {
      const peers = open.filter(ofCustomer(account));
      const alike = peers.filter(({ currency }) => currency === account.currency);
      const owed = alike.reduce((sum, peer) => sum + balanceOf(peer, book, day), 0);
      const facts = {
        ...accountFacts(account, book, day),
        ...customerFacts(account, book),
        ...paymentFacts(account, book, day),
        ...contactFacts(account, book, day),
        ...holdFacts(account, book, day),
        accounts_of_customer: peers.length,
        customer_balance: amount(owed, account),
      };
      const known = Object.entries(facts).filter(([, value]) => value !== null && value !== undefined);
      return [String(account.account_id), Object.fromEntries(known) as NaiveFacts];
    }),
  );
};

const ofCustomer =
  (one: Columns) =>
  (other: Columns): boolean =>
    other.customer_id === one.customer_id;

const ofAccount =
  (one: Columns) =>
  (other: Columns): boolean =>
    other.customer_id === one.customer_id && other.portfolio === one.portfolio && other.account_id === one.account_id;

const amount = (minor: number, { currency }: Columns): string =>
  formatAmount(minorOf(minor), String(currency) as Currency);

const dayOf = (value: Columns[string] | undefined): Day | undefined =>
  value === null || value === undefined ? undefined : (String(value) as Day);

const balanceOf = (account: Columns, { payments }: Book, day: Day): number =>
  payments
    .filter(ofAccount(account))
    .filter((paid) => paid.currency === account.currency)
    .filter((paid) => String(paid.paid_on) >= String(account.balance_on) && String(paid.paid_on) <= day)
    .reduce((left, paid) => left - Number(paid.amount_minor), Number(account.balance_minor));

const isOpen = (account: Columns, book: Book, day: Day): boolean => {
  const closed = dayOf(account.closed_on);
  return (closed === undefined || closed > day) && balanceOf(account, book, day) > 0;
};

const accountFacts = (account: Columns, book: Book, day: Day) => {
  const dpd = daysBetween(String(account.due_on) as Day, day);
  return {
    balance: amount(balanceOf(account, book, day), account),
    currency: account.currency,
    account_id: account.account_id,
    portfolio: account.portfolio,
    placed_on: account.placed_on,
    due_date: account.due_on,
    disputed: account.disputed,
    notes: account.notes,
    product: account.product,
    dpd,
    delinquent_days: dpd - stoppedDays(account, book, day),
  };
};

/** Day by day. */
const stoppedDays = (account: Columns, { holds }: Book, day: Day): number => {
  const stopping = holds.filter(isAbout(account)).filter((hold) => hold.stops_clock === 1);
  let count = 0;
  for (let on = addDays(String(account.due_on) as Day, 1); on <= day; on = addDays(on, 1)) {
    if (stopping.some((hold) => isRunning(hold, on))) count += 1;
  }
  return count;
};

const isAbout =
  (account: Columns) =>
  (hold: Columns): boolean =>
    hold.account_id === null ? ofCustomer(account)(hold) : ofAccount(account)(hold);

const isRunning = (hold: Columns, on: Day): boolean => {
  const [until, released] = [dayOf(hold.until_on), dayOf(hold.released_on)];
  return (
    String(hold.from_on) <= on && (until === undefined || on <= until) && (released === undefined || on < released)
  );
};

const holdFacts = (account: Columns, { holds, promises, payments }: Book, day: Day) => {
  const agreed = holds
    .filter(isAbout(account))
    .filter((hold) => hold.reason === 'agreement' && String(hold.from_on) <= day)
    .sort((one, other) => (String(one.from_on) < String(other.from_on) ? -1 : 1))
    .at(-1);
  const released = agreed && dayOf(agreed.released_on);
  const ended = released !== undefined && released <= day ? agreed?.release_outcome : undefined;
  const states = [...standings(promises.filter(ofAccount(account)), payments.filter(ofAccount(account)), day)];
  return {
    vulnerable: Number(
      holds.filter(ofCustomer(account)).some((hold) => hold.reason === 'vulnerability' && isRunning(hold, day)),
    ),
    agreement_state: agreed && (isRunning(agreed, day) ? 'active' : ended),
    kept_promises: states.filter((state) => state === 'kept').length,
    broken_promises: states.filter((state) => state === 'broken').length,
  };
};

const standings = (promises: readonly Columns[], payments: readonly Columns[], day: Day) => {
  const told = promises.map(
    (promise): PaymentPromise => ({
      amount: minorOf(Number(promise.amount_minor)),
      madeOn: String(promise.made_on) as Day,
      dueOn: String(promise.due_on) as Day,
      cancelledOn: dayOf(promise.cancelled_on) ?? null,
    }),
  );
  const received = netPayments(payments, day).map(({ onDay, left }) => ({ paidOn: onDay, amount: minorOf(left) }));
  return [...promiseStandings(told, received, day, usualPromiseTerms).values()].map(({ state }) => state);
};

const netPayments = (payments: readonly Columns[], day: Day) =>
  payments
    .filter((paid) => paid.kind === 'payment' && String(paid.paid_on) <= day)
    .map((paid) => {
      const back = payments.filter(
        (other) => ofAccount(paid)(other) && other.reverses === paid.payment_key && String(other.paid_on) <= day,
      );
      const left = back.reduce((sum, other) => sum + Number(other.amount_minor), Number(paid.amount_minor));
      return { paid, onDay: String(paid.paid_on) as Day, left };
    })
    .filter(({ left }) => left > 0);

const paymentFacts = (account: Columns, book: Book, day: Day) => {
  const paid = netPayments(book.payments.filter(ofAccount(account)), day);
  const recent = paid.filter(({ onDay }) => onDay > addDays(day, -90));
  const last = paid
    .map(({ onDay }) => onDay)
    .sort()
    .at(-1);
  const timely = netPayments(book.payments.filter(ofCustomer(account)), day).flatMap((one) => inTime(one, book));
  return {
    payments_90d: recent.length,
    paid_90d: amount(
      recent.reduce((sum, { left }) => sum + left, 0),
      account,
    ),
    days_since_payment: last === undefined ? undefined : daysBetween(last, day),
    on_time_ratio: timely.length === 0 ? undefined : timely.filter(Boolean).length / timely.length,
  };
};

/** Whether the payment came by the day that was due the evening before; nothing where that is not known. */
const inTime = ({ paid, onDay }: { paid: Columns; onDay: Day }, { accounts, versions }: Book): boolean[] => {
  const account = accounts.find(ofAccount(paid));
  if (!account || (onDay < String(account.placed_on) && account.closed_reason !== 'settled')) return [];
  const eve = addDays(onDay, -1);
  const version = [...versions.filter(ofAccount(paid)), { ...account, valid_until_on: '9999-12-31' }].find(
    (one) => String(one.valid_from_on) <= eve && eve < String(one.valid_until_on),
  );
  return version ? [onDay <= String(version.due_on)] : [];
};

const contactFacts = (account: Columns, book: Book, day: Day) => {
  const until = (one: Columns): boolean => ofCustomer(account)(one) && String(one.on_day) <= day;
  const [talks, outcomes] = [book.interactions.filter(until), book.outcomes.filter(until)];
  const responded = [
    ...talks.filter(
      ({ direction, result }) =>
        result === 'conversation' || (direction === 'in' && result !== 'third-party' && result !== 'wrong-number'),
    ),
    ...outcomes.filter(({ outcome }) => ['clicked', 'replied', 'answered'].includes(String(outcome))),
  ].filter(({ on_day }) => String(on_day) > addDays(day, -90));
  const attempts = ['sent', 'delivered', 'answered', 'no-answer', 'soft-failed', 'bounced', 'replied'];
  const contacts = [
    ...talks,
    ...outcomes.filter(({ outcome, batch_id: batch }) =>
      (batch === null ? attempts : ['answered', 'replied']).includes(String(outcome)),
    ),
  ].map(({ on_day }) => String(on_day) as Day);
  const last = contacts.sort().at(-1);
  const responses = responded.flatMap(({ channel, on_day }): Response[] =>
    channels.some((known) => known === channel) ? [{ channel: channel as Channel, onDay: String(on_day) as Day }] : [],
  );
  return {
    responses_90d: new Set(responded.map(({ channel, on_day }) => `${channel} ${on_day}`)).size,
    best_channel: bestChannel(responses, day),
    days_since_contact: last === undefined ? undefined : daysBetween(last, day),
  };
};

const customerFacts = (account: Columns, book: Book) => {
  const customer = book.customers.find(ofCustomer(account)) ?? {};
  const [phones, emails] = [customer.phones, customer.emails].map((list) => JSON.parse(String(list)) as string[]);
  const stated = book.consents.filter(ofCustomer(account));
  const { consents } = consentsIn(
    stated.map(
      ({ channel, state, since_on, dated }) =>
        ({ channel, state, since: since_on, dated: dated === 1 }) as unknown as ConsentStatement,
    ),
  );
  const said = stated.filter(({ dated }) => dated === 1).map(({ since_on }) => String(since_on));
  return {
    customer_id: account.customer_id,
    full_name: customer.full_name,
    preferred_channel: customer.preferred_channel,
    city: customer.city,
    phone: phones?.[0],
    email: emails?.[0],
    reachable: Number((phones?.length ?? 0) + (emails?.length ?? 0) > 0),
    consent_on: said.sort().at(-1),
    ...Object.fromEntries([...consents].map(([channel, state]) => [`consent_${channel}`, state === 'granted' ? 1 : 0])),
  };
};
