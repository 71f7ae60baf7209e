import type { Knex } from 'knex';
import { addDays, type Day } from '../../domain/day.ts';
import type { Bucket } from '../../domain/segment/ageing.ts';
import { testsIn } from '../../domain/segment/condition.ts';
import type { Segment } from '../../domain/segment/segment.ts';
import { openAccountsOn } from '../accounts/open-accounts.ts';
import type { Database } from '../database.ts';
import { dialectOf } from '../dialect.ts';
import { netPaymentsUntil } from '../payments/net-payments.ts';
import { sumOf } from '../sum-of.ts';
import { conditionSql } from './conditions.ts';
import { type FactScope, type FactSource, factColumn } from './fact-columns.ts';

/** The open accounts of a day with the first segment whose condition each meets, null for none: one CASE over all of them. */
export const segmentedAccounts = (
  database: Database,
  segments: readonly Segment[],
  { day, buckets }: { readonly day: Day; readonly buckets: readonly Bucket[] },
): Knex.QueryBuilder => {
  const scope = { dialect: dialectOf(database), day, buckets };
  const branches = segments.map(({ id, when }) => ({ id, condition: conditionSql(when, scope) }));
  const cases = branches.map(({ condition }) => `when ${condition.sql} then cast(? as text)`).join(' ');
  const segment = branches.length > 0 ? `case ${cases} end` : 'cast(null as text)';
  const bindings = branches.flatMap(({ id, condition }) => [...condition.bindings, id]);
  return accountsWithFacts(database, day, sourcesOf(segments, scope))
    .select(['customer_id', 'portfolio', 'account_id', 'currency', 'balance_minor'].map((column) => `open.${column}`))
    .select(database.raw(`${segment} as segment`, bindings));
};

const sourcesOf = (segments: readonly Segment[], scope: FactScope): ReadonlySet<FactSource> => {
  const facts = new Set(segments.flatMap(({ when }) => testsIn(when)).map(({ fact }) => fact));
  return new Set([...facts].flatMap((fact) => factColumn(fact, scope).needs ?? []));
};

const accountsWithFacts = (database: Database, day: Day, sources: ReadonlySet<FactSource>): Knex.QueryBuilder => {
  const accounts = database.from(openAccountsOn(database, day).as('open'));
  for (const source of sources) joins[source](accounts, database, day);
  return accounts;
};

type Join = (accounts: Knex.QueryBuilder, database: Database, day: Day) => void;

const joins: Readonly<Record<FactSource, Join>> = {
  customers: (accounts) => {
    accounts.join('customers', 'customers.customer_id', 'open.customer_id');
  },
  peers: (accounts, database, day) => {
    const peers = database
      .from(openAccountsOn(database, day).as('peer'))
      .groupBy('peer.customer_id')
      .select('peer.customer_id')
      .count({ accounts: '*' });
    accounts.join(peers.as('peers'), 'peers.customer_id', 'open.customer_id');
  },
  peer_balances: (accounts, database, day) => {
    const balances = database
      .from(openAccountsOn(database, day).as('peer'))
      .groupBy('peer.customer_id', 'peer.currency')
      .select('peer.customer_id', 'peer.currency')
      .select(sumOf(database, 'peer.balance_minor', 'balance_minor'));
    accounts.join(balances.as('peer_balances'), (join) => {
      join.on('peer_balances.customer_id', 'open.customer_id').on('peer_balances.currency', 'open.currency');
    });
  },
  paid_before: (accounts, database, day) => {
    accounts.leftJoin(paymentsBefore(database, day).as('paid_before'), (join) => {
      for (const column of ['customer_id', 'portfolio', 'account_id', 'currency']) {
        join.on(`paid_before.${column}`, `open.${column}`);
      }
    });
  },
};

/** Per account, without those taken back: the payments of the 90 days that end with the day, their sum, and the day of the last of all. */
const paymentsBefore = (database: Database, day: Day): Knex.QueryBuilder => {
  const key = ['customer_id', 'portfolio', 'account_id', 'currency'].map((column) => `paid.${column}`);
  const start = addDays(day, -90);
  return database
    .from(netPaymentsUntil(database, day).as('paid'))
    .groupBy(key)
    .select(key)
    .select(
      database.raw('sum(case when paid.paid_on > ? then 1 else 0 end) as payments_90d', [start]),
      database.raw('sum(case when paid.paid_on > ? then paid.amount_minor else 0 end) as paid_90d_minor', [start]),
    )
    .max({ last_on: 'paid.paid_on' });
};
