import { addDays, type Day } from '../../domain/day.ts';
import { type Currency, heldSum, type Money, minorOf } from '../../domain/money.ts';
import type {
  Dispatched,
  ImportedFile,
  Movement,
  PaidOnDay,
  Period,
  Reachability,
} from '../../domain/report/weekly-figures.ts';
import { openAccountsOn } from '../accounts/open-accounts.ts';
import type { Database } from '../database.ts';
import { sumOf } from '../sum-of.ts';

/**
 * What customers paid on each day of the period, per currency, less what was taken back on it; a credit note is no money received.
 * Days without either are left out.
 */
export const paidByDay = async (database: Database, { from, to }: Period): Promise<PaidOnDay[]> => {
  const rows: { day: Day; currency: Currency; payments: number; amount: number }[] = await database('payments')
    .whereBetween('paid_on', [from, to])
    .whereIn('kind', ['payment', 'reversal'])
    .groupBy('paid_on', 'currency')
    .orderBy(['paid_on', 'currency'])
    .select({ day: 'paid_on', currency: 'currency' })
    .select(database.raw(`sum(case when kind = 'payment' and part = 1 then 1 else 0 end) as payments`))
    .select(sumOf(database, 'amount_minor', 'amount'));
  return rows.map(({ day, currency, payments, amount }) => ({
    day,
    currency,
    payments: Number(payments),
    amount: heldSum(Number(amount), currency),
  }));
};

/** Accounts per portfolio that were placed, settled, or closed for being absent from a snapshot, in the period. */
export const movementsIn = async (database: Database, { from, to }: Period): Promise<Movement[]> => {
  const rows: Movement[] = await database.raw(
    `select portfolio, sum(placed) as placed, sum(settled) as settled, sum(closed) as closed from (
     select portfolio, case when placed_on between ? and ? then 1 else 0 end as placed, 0 as settled, 0 as closed from accounts
     union all
     select portfolio, 0, case when closed_reason = 'settled' then 1 else 0 end,
     case when closed_reason = 'not-in-snapshot' then 1 else 0 end from (${closures}) closures
     ) movements group by portfolio order by portfolio`,
    [from, to, from, to, from, to],
  );
  return rows.map(({ portfolio, placed, settled, closed }) => ({
    portfolio,
    placed: Number(placed),
    settled: Number(settled),
    closed: Number(closed),
  }));
};

/** Each closure of the days bound to it once, also of accounts that came back later; one taken back before its day was none. */
const closures = `select customer_id, portfolio, account_id, closed_on, closed_reason from accounts
  where closed_on between ? and ?
  union select customer_id, portfolio, account_id, closed_on, closed_reason from account_history
  where closed_on between ? and ? and valid_from_on <= closed_on and valid_until_on > closed_on`;

/** Messages of the batches dispatched in the period, by the day of dispatch and channel. */
export const dispatchedIn = async (database: Database, { from, to }: Period): Promise<Dispatched[]> => {
  const rows: Dispatched[] = await database('messages')
    .join('batches', 'batches.batch_id', 'messages.batch_id')
    .where('batches.state', 'dispatched')
    .whereBetween('batches.dispatched_on', [from, to])
    .groupBy('batches.dispatched_on', 'messages.channel')
    .orderBy(['batches.dispatched_on', 'messages.channel'])
    .select({ day: 'batches.dispatched_on', channel: 'messages.channel' })
    .count({ messages: '*' })
    .sum({ parts: 'messages.parts', cost: 'messages.cost_minor' });
  return rows.map(({ day, channel, messages, parts, cost }) => ({
    day,
    channel,
    messages: Number(messages),
    parts: Number(parts),
    cost: minorOf(Number(cost)),
  }));
};

/** The files imported for the days of the period and not undone, in the order in which they came. */
export const importsIn = (database: Database, { from, to }: Period): Promise<ImportedFile[]> =>
  database('imports')
    .whereNull('undone_at')
    .whereBetween('as_of_on', [from, to])
    .orderBy('import_id')
    .select('import_id', 'kind', 'portfolio', 'file_name', 'as_of_on', 'rows', 'accepted', 'refused');

/** The open balance per currency when the period began: at the end of the day before its first. */
export const openBefore = async (database: Database, { from }: Period): Promise<Money[]> => {
  const rows: { currency: Currency; amount: number }[] = await database
    .from(openAccountsOn(database, addDays(from, -1)).as('open'))
    .groupBy('currency')
    .orderBy('currency')
    .select('currency')
    .select(sumOf(database, 'balance_minor', 'amount'));
  return rows.map(({ currency, amount }) => ({ currency, amount: heldSum(Number(amount), currency) }));
};

/** Open accounts on the day, and those whose customer has no telephone, e-mail or postal address. */
export const reachabilityOn = async (database: Database, day: Day): Promise<Reachability> => {
  const unreachable = `phones = '[]' and emails = '[]' and coalesce(address, '') = ''`;
  const row: Reachability | undefined = await database
    .from(openAccountsOn(database, day).as('open'))
    .join('customers', 'customers.customer_id', 'open.customer_id')
    .select(database.raw(`sum(case when ${unreachable} then 1 else 0 end) as unreachable`))
    .count({ accounts: '*' })
    .first();
  return { accounts: Number(row?.accounts ?? 0), unreachable: Number(row?.unreachable ?? 0) };
};
