import type { Day } from '../../domain/day.ts';
import { owedAmongOn } from '../accounts/open-accounts.ts';
import type { Transaction } from '../database.ts';
import { bookReversals, bookReversalsLeft } from './payment-reversals.ts';
import { bookSplits, groupSplits } from './payment-splits.ts';

/**
 * Books the matched rows that are new, in the order of their days and not of their lines: what names its account, then day by day
 * what is told by its amount, what is split over accounts, and what takes payments back. Rows that cannot be booked get a problem.
 */
export const bookPayments = async (trx: Transaction, importId: number): Promise<void> => {
  await bookMatched(trx, importId, `r.scope = 'account'`, []);
  await groupSplits(trx);
  for (const day of await daysWaiting(trx)) {
    await matchAmounts(trx, day);
    await bookMatched(trx, importId, `r.scope = 'amount' and r.account_id is not null and r.paid_on = ?`, [day]);
    await bookSplits(trx, importId, day);
    await bookReversals(trx, importId, day);
  }
  await bookReversalsLeft(trx, importId);
};

const bookMatched = async (
  trx: Transaction,
  importId: number,
  condition: string,
  bindings: readonly string[],
): Promise<void> => {
  await trx.raw(
    `insert into payments (customer_id, portfolio, account_id, payment_key, paid_on, amount_minor, currency, reference,
     payment_id, kind, matched_by, source, import_id)
     select customer_id, portfolio, account_id, payment_key, paid_on, amount_minor, currency, reference,
     payment_id, kind, matched_by, 'file', ? from received r
     where r.known = 0 and r.problem is null and r.kind <> 'reversal' and ${condition}
     order by customer_id, portfolio, account_id, payment_key on conflict do nothing`,
    [importId, ...bindings],
  );
};

const daysWaiting = (trx: Transaction): Promise<Day[]> =>
  trx('received')
    .where('known', 0)
    .whereNull('problem')
    .where((query) => query.where('kind', 'reversal').orWhereNot('scope', 'account'))
    .distinct('paid_on')
    .orderBy('paid_on')
    .pluck('paid_on');

/** Gives a payment the one account of its customers that owes exactly its amount; two payments do not get the same one. */
const matchAmounts = async (trx: Transaction, day: Day): Promise<void> => {
  const waiting = `r.scope = 'amount' and r.known = 0 and r.problem is null and r.paid_on = ?`;
  if ((await trx('received as r').whereRaw(waiting, [day]).first('line')) === undefined) return;
  await trx.raw('drop table if exists amount_targets');
  await trx.raw(
    `create temporary table amount_targets as select t.*, r.amount_minor, r.payment_key from received r
     join received_targets t on t.line = r.line where ${literalDay(waiting, day)}`,
  );
  const owed = owedAmongOn(trx, day, 'amount_targets').toSQL();
  await trx.raw('drop table if exists amount_owed');
  await trx.raw(`create temporary table amount_owed as ${owed.sql}`, [...owed.bindings]);
  await trx.raw(
    `update received as r set customer_id = o.customer_id, portfolio = o.portfolio, account_id = o.account_id,
     matched_by = 'amount-and-customer' from (
     select e.*, row_number() over (partition by customer_id, portfolio, account_id order by payment_key, line) as number from (
     select f.*, count(*) over (partition by line) as candidates from amount_owed f where open_minor = amount_minor) e) o
     where o.line = r.line and o.candidates = 1 and o.number = 1`,
  );
  await trx.raw(`update received as r set problem = 'unmatched-payment' where ${waiting} and r.account_id is null`, [
    day,
  ]);
};

const literalDay = (condition: string, day: Day): string => condition.replace('?', `'${day}'`);
