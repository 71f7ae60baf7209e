import type { Knex } from 'knex';
import { addDays } from '../../domain/day.ts';
import { keyOf, sameAccount } from '../accounts/account-key.ts';
import type { Database } from '../database.ts';
import { netPaymentsUntil } from '../payments/net-payments.ts';
import type { FactDay } from './fact-day.ts';

/** Per account, without those taken back: the payments of the 90 days that end with the day, their sum, and the day of the last of all. */
export const paymentsBefore = (database: Database, scope: FactDay): Knex.QueryBuilder => {
  const key = [...keyOf('paid'), 'paid.currency'];
  const start = addDays(scope.day, -90);
  return database
    .from(paymentsOf(database, scope).as('paid'))
    .groupBy(key)
    .select(key)
    .select(
      database.raw('sum(case when paid.paid_on > ? then 1 else 0 end) as payments_90d', [start]),
      database.raw('sum(case when paid.paid_on > ? then paid.amount_minor else 0 end) as paid_90d_minor', [start]),
    )
    .max({ last_on: 'paid.paid_on' });
};

/** Per customer, the part of the payments that came no later than the due day which stood on the eve of each. */
export const punctuality = (database: Database, scope: FactDay): Knex.QueryBuilder =>
  database
    .from(paymentsOf(database, scope).as('paid'))
    .joinRaw(`join accounts as a on ${sameAccount('a', 'paid')}`)
    .joinRaw(`left join account_history as h on ${sameAccount('h', 'paid')}
      and h.valid_from_on < paid.paid_on and h.valid_until_on >= paid.paid_on`)
    .whereRaw(`(paid.paid_on >= a.placed_on or a.closed_reason = 'settled')`)
    .whereRaw('(h.customer_id is not null or a.valid_from_on < paid.paid_on)')
    .groupBy('paid.customer_id')
    .select('paid.customer_id')
    .select(
      database.raw(`cast(sum(case when paid.paid_on <= coalesce(h.due_on, a.due_on) then 1 else 0 end) as double precision)
        / count(*) as on_time`),
    );

const paymentsOf = (database: Database, { day, customerId }: FactDay): Knex.QueryBuilder =>
  netPaymentsUntil(
    database,
    day,
    customerId === undefined ? undefined : database.select(database.raw('?', [customerId])),
  );
