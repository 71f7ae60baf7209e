import type { Day } from '../../domain/day.ts';
import type { Transaction } from '../database.ts';
import { dialectOf } from '../dialect.ts';

/** A file seldom comes later than this. */
const latestDays = 7;

/**
 * Keeps the due date that is known of accounts on which nothing moved, where the staged one was counted back from days past due
 * and differs by a few days only: the arrears are the same, the file was written on another day than it is of. Answers with how
 * many.
 */
export const keepDueDays = async (
  trx: Transaction,
  { portfolio, asOf }: { readonly portfolio: string; readonly asOf: Day },
): Promise<number> => {
  const { daysAfter } = dialectOf(trx);
  const same = `from accounts a where a.portfolio = ? and a.account_id = placement.account_id
    and a.customer_id = placement.customer_id`;
  const unmoved = `a.currency = placement.currency and a.balance_minor = placement.balance_minor and a.balance_minor > 0
    and a.closed_on is null and placement.closed_on is null and not exists (select 1 from payments y
    where y.customer_id = a.customer_id and y.portfolio = a.portfolio and y.account_id = a.account_id and y.paid_on >= a.balance_on)`;
  const near = `a.due_on <> placement.due_on and a.due_on < ? and placement.due_on < ?
    and a.due_on <= ${daysAfter('placement.due_on', latestDays)} and placement.due_on <= ${daysAfter('a.due_on', latestDays)}`;
  return trx('placement')
    .whereRaw(`exists (select 1 ${same} and ${unmoved} and ${near})`, [portfolio, asOf, asOf])
    .update({ due_on: trx.raw(`(select a.due_on ${same})`, [portfolio]) });
};
