import type { Knex } from 'knex';
import { openAccountsOn } from '../accounts/open-accounts.ts';
import type { Database } from '../database.ts';
import { sumOf } from '../sum-of.ts';
import type { FactDay } from './fact-day.ts';

/** The accounts open on the day, of everybody or of one customer. */
export const openAccounts = (database: Database, { day, customerId }: FactDay): Knex.QueryBuilder =>
  openAccountsOn(database, day, customerId);

/** Per customer, how many accounts are open. */
export const peers = (database: Database, scope: FactDay): Knex.QueryBuilder =>
  database
    .from(openAccounts(database, scope).as('peer'))
    .groupBy('peer.customer_id')
    .select('peer.customer_id')
    .count({ accounts: '*' });

/** Per customer and currency, what is owed on all accounts. */
export const peerBalances = (database: Database, scope: FactDay): Knex.QueryBuilder =>
  database
    .from(openAccounts(database, scope).as('peer'))
    .groupBy('peer.customer_id', 'peer.currency')
    .select('peer.customer_id', 'peer.currency')
    .select(sumOf(database, 'peer.balance_minor', 'balance_minor'));
