import type { Day } from '../../domain/day.ts';
import type { RunningPromise } from '../../domain/promise/running-promise.ts';
import type { Transaction } from '../database.ts';

/** A promise that runs, as it is found for a case. */
export interface PromiseRow {
  readonly customer_id: string;
  readonly portfolio: string;
  readonly account_id: string;
  readonly made_on: Day;
  readonly due_on: Day;
}

export const promiseColumns = [
  'customer_id',
  'portfolio',
  'account_id',
  'made_on',
  'due_on',
] as const satisfies readonly (keyof PromiseRow)[];

/** Of the promises whose standing was found, those that may still be kept in time, of the customers from the first to the last id. */
export const runningPromisesBetween = (trx: Transaction, range: readonly [string, string]) =>
  trx('promise_standing')
    .whereBetween('customer_id', [...range])
    .where({ state: 'open' })
    .orderBy(['customer_id', { column: 'due_on', order: 'desc' }, 'promise_id'])
    .select(promiseColumns);

/** A running promise as it is decided by. */
export const runningPromiseOf = (row: PromiseRow): RunningPromise => ({
  portfolio: row.portfolio,
  accountId: row.account_id,
  madeOn: row.made_on,
  dueOn: row.due_on,
});
