import { receivedColumns } from '../domain/intake/payment-row.ts';
import type { RefusalCode } from '../domain/intake/refusal.ts';
import { type BulkLoad, bulkLoad, type Transaction } from './database.ts';
import { settleReceived } from './settlements.ts';

/** An empty, passing table for the rows of one payments file. */
export const stagePayments = async (trx: Transaction): Promise<BulkLoad> => {
  await trx.raw('drop table if exists received');
  await trx.raw(`create temporary table received (${receivedColumns.map(columnDefinition).join(', ')},
    customer_id text, portfolio text, balance_on text, account_currency text)`);
  return bulkLoad(trx, 'received', receivedColumns);
};

const columnDefinition = (column: string): string =>
  `${column} ${column === 'line' || column.endsWith('_minor') ? 'bigint' : 'text'}`;

/** Finds the account of every staged payment; a portfolio narrows the search where two use the same ids. */
export const matchPayments = async (trx: Transaction, portfolio: string | undefined): Promise<void> => {
  const within = portfolio === undefined ? '' : 'and a.portfolio = ?';
  await trx.raw(
    `update received as r set customer_id = a.customer_id, portfolio = a.portfolio, balance_on = a.balance_on,
     account_currency = a.currency from accounts a where a.account_id = r.account_id ${within}
     and not exists (select 1 from accounts b where b.account_id = a.account_id and b.portfolio <> a.portfolio
     ${within.replace('a.', 'b.')})`,
    portfolio === undefined ? [] : [portfolio, portfolio],
  );
};

export interface UnmatchedPayment {
  readonly line: number;
  readonly code: RefusalCode;
}

/** Takes out the payments without one account, or in another currency than its account; answers with their lines and why. */
export const dropUnmatched = async (trx: Transaction): Promise<Map<number, RefusalCode>> => {
  const rows: UnmatchedPayment[] = await trx.raw(
    `select line, case when customer_id is not null then 'currency-differs'
     when exists (select 1 from accounts a where a.account_id = received.account_id) then 'ambiguous-account'
     else 'unknown-account' end as code
     from received where customer_id is null or currency <> account_currency order by line`,
  );
  await trx.raw('delete from received where customer_id is null or currency <> account_currency');
  return new Map(rows.map(({ line, code }) => [Number(line), code]));
};

export interface PaymentSum {
  readonly currency: string;
  readonly amount: number;
  readonly rows: number;
  /** Payments dated before the day of their account's balance, which already contains them. */
  readonly contained: number;
  /** Payments dated after the day. */
  readonly ahead: number;
}

/** Rows and amounts per currency of what was staged and matched. */
export const paymentSums = async (trx: Transaction, day: string): Promise<PaymentSum[]> => {
  const rows: Record<keyof PaymentSum, string>[] = await trx.raw(
    `select currency, sum(amount_minor) as amount, count(*) as rows,
     sum(case when paid_on < balance_on then 1 else 0 end) as contained,
     sum(case when paid_on > ? then 1 else 0 end) as ahead
     from received group by currency order by currency`,
    [day],
  );
  return rows.map(({ currency, amount, rows: count, contained, ahead }) => ({
    currency,
    amount: Number(amount),
    rows: Number(count),
    contained: Number(contained),
    ahead: Number(ahead),
  }));
};

/**
 * Takes the matched payments in and answers how many were new. A payment is the same as one already known when its id is,
 * or, without an id, when account, day, amount and reference are and the file does not hold it more often than before.
 */
export const takeInPayments = async (trx: Transaction, importId: number): Promise<number> => {
  await trx.raw(
    `insert into payments (customer_id, portfolio, account_id, payment_key, paid_on, amount_minor, currency, reference,
     source, import_id)
     select customer_id, portfolio, account_id, payment_key, paid_on, amount_minor, currency, reference, 'file', ?
     from (select r.*, coalesce('id ' || payment_id, paid_on || ' ' || amount_minor || ' ' || coalesce(reference, '') || ' ' ||
       row_number() over (partition by customer_id, portfolio, account_id, paid_on, amount_minor, reference order by line))
       as payment_key from received r) keyed
     where true order by customer_id, portfolio, account_id, payment_key
     on conflict do nothing`,
    [importId],
  );
  const [row] = await trx('payments').where({ import_id: importId }).count({ count: '*' });
  await settleReceived(trx, importId);
  return Number(row?.count ?? 0);
};
