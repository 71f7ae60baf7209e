import { sumMinor } from '../../domain/money.ts';
import type { Transaction } from '../database.ts';
import { wholePayment } from './net-payments.ts';
import { owedInAll } from './settlements.ts';

/** An amount in one currency, of some rows or accounts. */
export interface CountedSum {
  readonly currency: string;
  readonly amount: number;
  readonly count: number;
}

/** Rows and amounts per currency of the rows `r` for which the condition holds; reversals are below zero. */
export const receivedSums = async (trx: Transaction, condition: string): Promise<CountedSum[]> =>
  summed(
    await trx('received as r')
      .whereRaw(condition)
      .groupBy('currency')
      .orderBy('currency')
      .select('currency')
      .select(trx.raw('sum(amount_minor * 1.0) as amount'))
      .count({ count: '*' }),
  );

const summed = (rows: readonly object[]): CountedSum[] =>
  (rows as Readonly<Record<keyof CountedSum, string>>[]).map(({ currency, amount, count }) => ({
    currency,
    amount: sumMinor(Number(amount), currency),
    count: Number(count),
  }));

/** How many of the accepted rows were matched in each way. */
export const matchedCounts = async (trx: Transaction): Promise<Readonly<Record<string, number>>> => {
  const rows: { matched_by: string | null; count: number }[] = await trx('received')
    .whereNull('problem')
    .whereNotNull('matched_by')
    .groupBy('matched_by')
    .orderBy('matched_by')
    .select('matched_by')
    .count({ count: '*' });
  return Object.fromEntries(rows.map(({ matched_by, count }) => [matched_by ?? '', Number(count)]));
};

export interface BookedCounts {
  /** Rows that were not known before. */
  readonly created: number;
  /** Those dated before the day of their account's balance, which already contains them. */
  readonly contained: number;
  /** Those dated after the day. */
  readonly ahead: number;
}

/** What was booked by the import; a payment over several accounts counts once. */
export const bookedCounts = async (trx: Transaction, importId: number, day: string): Promise<BookedCounts> => {
  const [row]: Record<keyof BookedCounts, number>[] = await trx.raw(
    `select count(*) as created, sum(contained) as contained, sum(ahead) as ahead from (
     select max(case when p.paid_on < a.balance_on then 1 else 0 end) as contained,
     max(case when p.paid_on > ? then 1 else 0 end) as ahead from payments p join accounts a
     on a.customer_id = p.customer_id and a.portfolio = p.portfolio and a.account_id = p.account_id
     where p.import_id = ? and p.source = 'file' group by p.kind, ${wholePayment('p')}) booked`,
    [day, importId],
  );
  return {
    created: Number(row?.created ?? 0),
    contained: Number(row?.contained ?? 0),
    ahead: Number(row?.ahead ?? 0),
  };
};

/** Accounts on which the import brought more than was owed, and by how much, per currency. */
export const overpaidSums = async (trx: Transaction, importId: number): Promise<CountedSum[]> => {
  const { amount, since } = owedInAll();
  const paid = (others: string): string =>
    `coalesce((select sum(p.amount_minor) from payments p where p.customer_id = a.customer_id and p.portfolio = a.portfolio
     and p.account_id = a.account_id and p.source = 'file' and p.currency = a.currency and p.paid_on >= ${since} ${others}), 0)`;
  const surplus = (of: string): string => `case when ${of} > owed_minor then ${of} - owed_minor else 0 end`;
  return summed(
    await trx.raw(
      `select currency, sum(surplus) as amount, count(*) as count from (
       select currency, ${surplus('after_minor')} - ${surplus('before_minor')} as surplus from (
       select a.currency, ${amount} as owed_minor, ${paid('')} as after_minor, ${paid('and p.import_id <> ?')} as before_minor
       from accounts a where (a.customer_id, a.portfolio, a.account_id) in (
       select customer_id, portfolio, account_id from payments where import_id = ? and source = 'file')) paid) surpluses
       where surplus > 0 group by currency order by currency`,
      [importId, importId],
    ),
  );
};
