import type { Knex } from 'knex';
import type { Day } from '../../domain/day.ts';
import { keyColumns } from '../accounts/account-key.ts';
import type { Database } from '../database.ts';

/**
 * A query of the payments received until the day that were not taken back by then, with what is left of each: no reversals and no
 * credit notes, of some customers only where they are given. To be used as a subquery: `.from(netPaymentsUntil(…).as('paid'))`.
 */
export const netPaymentsUntil = (database: Database, day: Day, customers?: Knex.QueryBuilder): Knex.QueryBuilder => {
  const left = 'p.amount_minor + coalesce(taken.amount_minor, 0)';
  return database('payments as p')
    .modify((query) => {
      if (customers) query.whereIn('p.customer_id', customers.clone());
    })
    .leftJoin(takenBackUntil(database, day, customers).as('taken'), (join) => {
      for (const column of keyColumns) join.on(`taken.${column}`, `p.${column}`);
      join.on('taken.reverses', 'p.payment_key');
    })
    .where('p.kind', 'payment')
    .where('p.paid_on', '<=', day)
    .whereRaw(`${left} > 0`)
    .select([...keyColumns, 'payment_key', 'paid_on', 'currency'].map((column) => `p.${column}`))
    .select(database.raw(`${left} as amount_minor`), database.raw(`${wholePayment('p')} as whole`));
};

/** What was taken back of each payment until the day. */
const takenBackUntil = (database: Database, day: Day, customers?: Knex.QueryBuilder): Knex.QueryBuilder =>
  database('payments')
    .modify((query) => {
      if (customers) query.whereIn('customer_id', customers.clone());
    })
    .where('kind', 'reversal')
    .where('paid_on', '<=', day)
    .groupBy([...keyColumns, 'reverses'])
    .select([...keyColumns, 'reverses'])
    .sum({ amount_minor: 'amount_minor' });

/** What the parts of one payment over several accounts have in common, and no other payment has. */
export const wholePayment = (table: string): string =>
  `case when coalesce(${table}.matched_by, 'account') = 'account'
   then ${table}.portfolio || ' ' || ${table}.account_id || ' ' || ${table}.payment_key else ${table}.payment_key end`;
