import type { Knex } from 'knex';
import { keyColumns } from '../accounts/account-key.ts';
import type { Database, Transaction } from '../database.ts';
import { consented } from './consent-facts.ts';
import type { FactDay } from './fact-day.ts';
import { agreements, stoppedDays, vulnerable } from './hold-facts.ts';
import { paymentsBefore, punctuality } from './payment-facts.ts';
import { peerBalances, peers } from './peer-facts.ts';
import { promised, standPromised } from './promise-facts.ts';
import { contacted, responses } from './response-facts.ts';

/** What facts need joined to the open accounts: only what some condition uses is joined, each once. */
export const factSources = [
  'customers',
  'peers',
  'peer_balances',
  'paid_before',
  'punctuality',
  'responses',
  'contacted',
  'consented',
  'vulnerable',
  'agreements',
  'stopped',
  'promised',
] as const;
export type FactSource = (typeof factSources)[number];

/** Makes the passing tables that some sources are asked of; to be awaited before `joinFacts`. */
export const readySources = async (
  trx: Transaction,
  sources: ReadonlySet<FactSource>,
  scope: FactDay,
): Promise<void> => {
  if (sources.has('promised')) await standPromised(trx, scope);
};

/** Joins the sources to a query of open accounts, `open`; no row is lost or doubled by any. */
export const joinFacts = (
  accounts: Knex.QueryBuilder,
  database: Database,
  sources: ReadonlySet<FactSource>,
  scope: FactDay,
): Knex.QueryBuilder => {
  for (const source of factSources) if (sources.has(source)) joins[source](accounts, database, scope);
  return accounts;
};

type Join = (accounts: Knex.QueryBuilder, database: Database, scope: FactDay) => void;
type Source = (database: Database, scope: FactDay) => Knex.QueryBuilder;

const joined =
  (alias: FactSource, source: Source, columns: readonly string[]): Join =>
  (accounts, database, scope) => {
    accounts.leftJoin(source(database, scope).as(alias), (join) => {
      for (const column of columns) join.on(`${alias}.${column}`, `open.${column}`);
    });
  };

const joins: Readonly<Record<FactSource, Join>> = {
  customers: (accounts) => {
    accounts.join('customers', 'customers.customer_id', 'open.customer_id');
  },
  peers: joined('peers', peers, ['customer_id']),
  peer_balances: joined('peer_balances', peerBalances, ['customer_id', 'currency']),
  paid_before: joined('paid_before', paymentsBefore, [...keyColumns, 'currency']),
  punctuality: joined('punctuality', punctuality, ['customer_id']),
  responses: joined('responses', responses, ['customer_id']),
  contacted: joined('contacted', contacted, ['customer_id']),
  consented: joined('consented', consented, ['customer_id']),
  vulnerable: joined('vulnerable', vulnerable, ['customer_id']),
  agreements: joined('agreements', agreements, keyColumns),
  stopped: joined('stopped', stoppedDays, keyColumns),
  promised: joined('promised', promised, keyColumns),
};
