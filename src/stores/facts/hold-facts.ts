import type { Knex } from 'knex';
import { keyColumns, keyOf } from '../accounts/account-key.ts';
import type { Database } from '../database.ts';
import { dialectOf } from '../dialect.ts';
import type { FactDay } from './fact-day.ts';
import { openAccounts } from './peer-facts.ts';

/** The customers with a running vulnerability hold. */
export const vulnerable = (database: Database, scope: FactDay): Knex.QueryBuilder =>
  begunHolds(database, scope)
    .where('h.reason', 'vulnerability')
    .whereRaw(`${isRunning} = 1`, runningOn(scope))
    .distinct('h.customer_id');

/** Per account, what its newest agreement came to, or that it is running. */
export const agreements = (database: Database, scope: FactDay): Knex.QueryBuilder => {
  const newest = begunHolds(database, scope)
    .where('h.reason', 'agreement')
    .joinRaw(`join accounts as a on ${isAbout('a')}`)
    .select(keyOf('a'))
    .select(
      database.raw(
        `case when ${isRunning} = 1 then 'active' when h.released_on <= ? then h.release_outcome end as state`,
        [...runningOn(scope), scope.day],
      ),
      database.raw(
        `row_number() over (partition by ${keyOf('a').join(', ')} order by h.from_on desc, h.hold_id desc) as place`,
      ),
    );
  return database
    .from(newest.as('agreed'))
    .where('place', 1)
    .select(...keyColumns, 'state');
};

/**
 * Per open account, its days past due on which a hold that stops the clock was running, each day once. Days are counted by their
 * age: how long before the as-of day they were.
 */
export const stoppedDays = (database: Database, scope: FactDay): Knex.QueryBuilder => {
  const spans = begunHolds(database, scope)
    .where('h.stops_clock', 1)
    .join(openAccounts(database, scope).as('o'), (join) => {
      join.on(database.raw(isAbout('o')));
    })
    .where('o.dpd', '>', 0)
    .select(keyOf('o'))
    .select(...ages(database, scope));
  const clipped = database
    .from(spans.as('span'))
    .select(keyColumns)
    .select(
      database.raw('case when from_age < dpd then from_age else dpd - 1 end as first_age'),
      database.raw(`case when until_age > 0 and until_age >= coalesce(released_age, 0) then until_age
        when released_age > 0 then released_age else 0 end as last_age`),
      'hold_id',
    );
  const seen = database
    .from(clipped.as('clipped'))
    .whereRaw('first_age >= last_age')
    .select(keyColumns)
    .select(
      'first_age',
      'last_age',
      database.raw(`min(last_age) over (partition by ${keyColumns.join(', ')} order by first_age desc, hold_id
        rows between unbounded preceding and 1 preceding) as seen_age`),
    );
  return database
    .from(seen.as('seen'))
    .groupBy(keyColumns)
    .select(keyColumns)
    .select(
      database.raw(`sum(case when seen_age is null or first_age < seen_age then first_age - last_age + 1
        when last_age < seen_age then seen_age - last_age else 0 end) as days`),
    );
};

const begunHolds = (database: Database, { day, customerId }: FactDay): Knex.QueryBuilder =>
  database('holds as h')
    .where('h.from_on', '<=', day)
    .modify((query) => {
      if (customerId !== undefined) query.where('h.customer_id', customerId);
    });

/** One or none: whether a hold that began by the day still holds on it. */
const isRunning = `case when (h.until_on is null or h.until_on >= ?) and (h.released_on is null or h.released_on > ?) then 1 else 0 end`;

const runningOn = ({ day }: FactDay): string[] => [day, day];

const isAbout = (table: string): string =>
  `${table}.customer_id = h.customer_id
   and (h.account_id is null or (h.account_id = ${table}.account_id and h.portfolio = ${table}.portfolio))`;

/** The ages of a hold's first day, of its last, and of the last before it was released. */
const ages = (database: Database, { day }: FactDay): Knex.Raw[] => {
  const { daysSince } = dialectOf(database);
  return [
    database.raw('h.hold_id, o.dpd'),
    database.raw(`${daysSince('h.from_on')} as from_age`, [day]),
    database.raw(`${daysSince('h.until_on')} as until_age`, [day]),
    database.raw(`${daysSince('h.released_on')} + 1 as released_age`, [day]),
  ];
};
