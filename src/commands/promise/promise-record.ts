import { formatAmount, type Minor, type Totals } from '../../domain/money.ts';
import { toldCustomer } from '../../domain/page/told-customer.ts';
import type { PromiseState } from '../../domain/promise/promise.ts';
import type { ListedPromise } from '../../stores/promises/promises.ts';

/** A promise as it is told. */
export interface PromiseRecord {
  readonly promise: number;
  readonly customer: string;
  readonly portfolio: string;
  readonly account: string;
  readonly amount: Totals;
  /** What of it was paid. */
  readonly paid: Totals;
  readonly madeOn: string;
  readonly dueOn: string;
  readonly state: PromiseState;
}

/** The promise as it is told: the customer by an id that others may read. */
export const promiseRecord = (row: ListedPromise): PromiseRecord => {
  const amountOf = (minor: number): Totals => ({
    [row.currency]: formatAmount(Number(minor) as Minor, row.currency),
  });
  return {
    promise: Number(row.promise_id),
    customer: toldCustomer(row.customer_id, row.national_id),
    portfolio: row.portfolio,
    account: row.account_id,
    amount: amountOf(row.amount_minor),
    paid: amountOf(row.paid_minor),
    madeOn: row.made_on,
    dueOn: row.due_on,
    state: row.state,
  };
};

/** `1500.00 MXN` */
export const amountWords = (amount: Totals): string =>
  Object.entries(amount)
    .map(([currency, figures]) => `${figures} ${currency}`)
    .join(', ');
