import type { Knex } from 'knex';
import type { Day } from '../../domain/day.ts';
import type { PromiseTerms } from '../../domain/promise/promise-terms.ts';
import { keyColumns } from '../accounts/account-key.ts';
import type { Transaction } from '../database.ts';
import { dialectOf } from '../dialect.ts';
import { netPaymentsUntil } from '../payments/net-payments.ts';

export interface StandingQuestion {
  readonly day: Day;
  readonly terms: PromiseTerms;
  /** One customer only. */
  readonly customerId?: string | undefined;
}

/**
 * Where every promise stands on the day, in the passing table `promise_standing`: a row for each promise made until then, with its
 * `state` and what was paid of it. The same as `promiseStandings` says of each account, for all of them at once.
 */
export const standPromises = async (trx: Transaction, question: StandingQuestion): Promise<void> => {
  await gatherPromises(trx, question);
  await gatherPayments(trx, question.day);
  await trx.raw('drop table if exists promise_standing');
  await trx.raw(`create temporary table promise_standing as ${standings(question)}`);
  await trx.raw('create index promise_standing_customer on promise_standing (customer_id)');
};

const account = [...keyColumns, 'currency'] as const;

/** The promises that stand, each with its place in the order in which payments go to them. */
const gatherPromises = (trx: Transaction, { day, terms, customerId }: StandingQuestion): Promise<void> =>
  passingTable(
    trx,
    'standing_promise',
    trx('promises')
      .where('made_on', '<=', day)
      .modify((query) => {
        if (customerId !== undefined) query.where({ customer_id: customerId });
      })
      .select('promise_id', ...account, 'amount_minor', 'made_on', 'due_on')
      .select(trx.raw(`${dialectOf(trx).daysAfter('due_on', terms.graceDays)} as last_on`))
      .select(trx.raw('case when cancelled_on <= ? then 1 else 0 end as cancelled', [day]))
      .select(
        trx.raw(
          `row_number() over (partition by ${account.join(', ')} order by due_on, made_on, amount_minor, promise_id) as place`,
        ),
      ),
  );

const gatherPayments = (trx: Transaction, day: Day): Promise<void> =>
  passingTable(
    trx,
    'standing_payment',
    trx
      .from(netPaymentsUntil(trx, day, trx('standing_promise').select('customer_id')).as('paid'))
      .groupBy(...account, 'paid_on')
      .select(...account, 'paid_on')
      .sum({ amount_minor: 'amount_minor' }),
  );

const passingTable = async (trx: Transaction, table: string, query: Knex.QueryBuilder): Promise<void> => {
  const { sql, bindings } = query.toSQL();
  await trx.raw(`drop table if exists ${table}`);
  await trx.raw(`create temporary table ${table} as ${sql}`, [...bindings]);
  await trx.raw(`create index ${table}_account on ${table} (${account.join(', ')})`);
};

const standings = ({ day, terms }: StandingQuestion): string => {
  const inTime = paidUntil(`case when k.last_on < '${day}' then k.last_on else '${day}' end`);
  const enough = (paid: string): string => `${paid} * 100 >= k.amount_minor * ${terms.thresholdPercent}`;
  return `select k.promise_id, ${account.map((column) => `k.${column}`).join(', ')}, k.amount_minor, k.made_on, k.due_on,
    case when k.cancelled = 1 then 0 else k.paid end as paid_minor,
    case when k.cancelled = 1 then 'cancelled' when ${enough('k.in_time')} then 'kept' when k.last_on >= '${day}' then 'open'
    when ${enough('k.paid')} then 'kept-late' when k.paid > 0 then 'partly-kept' else 'broken' end as state
    from (select k.*, ${inTime} as in_time, ${paidUntil(`'${day}'`)} as paid from standing_promise k) k`;
};

/** What of the payments until the day went to the promise: what went to it and to those before it, less what went to those. */
const paidUntil = (until: string): string => `(${coveredUntil(until, '<=')} - ${coveredUntil(until, '<')})`;

/**
 * What of the payments until the day went to the promises up to a place. Of what was promised before any day and what was paid from
 * that day on no more can have been used; on the day after which no payment was left over, it is all that was used.
 */
const coveredUntil = (until: string, upTo: '<' | '<='): string => `(select coalesce(min(
    (select coalesce(sum(j.amount_minor), 0) from standing_promise j where ${ofAccount('j')} and j.cancelled = 0
      and j.place ${upTo} k.place and j.made_on < s.made_on and j.made_on <= ${until}) +
    (select coalesce(sum(y.amount_minor), 0) from standing_payment y where ${ofAccount('y')}
      and y.paid_on >= s.made_on and y.paid_on <= ${until})), 0)
  from (select made_on, ${account.join(', ')} from standing_promise union all
    select '9999-12-31', ${account.join(', ')} from standing_promise) s where ${ofAccount('s')})`;

const ofAccount = (table: string): string => account.map((column) => `${table}.${column} = k.${column}`).join(' and ');
