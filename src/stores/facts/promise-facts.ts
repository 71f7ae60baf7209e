import type { Knex } from 'knex';
import { usualPromiseTerms } from '../../domain/promise/promise-terms.ts';
import { keyColumns } from '../accounts/account-key.ts';
import type { Database, Transaction } from '../database.ts';
import { standPromises } from '../promises/promise-standing.ts';
import type { FactDay } from './fact-day.ts';

/** Makes ready what `promised` is asked of. */
export const standPromised = (
  trx: Transaction,
  { day, customerId, promises = usualPromiseTerms }: FactDay,
): Promise<void> => standPromises(trx, { day, customerId, terms: promises });

/** Per account, how many promises were kept in time and how many were broken. */
export const promised = (database: Database): Knex.QueryBuilder =>
  database('promise_standing')
    .groupBy(keyColumns)
    .select(keyColumns)
    .select(
      database.raw(`sum(case when state = 'kept' then 1 else 0 end) as kept`),
      database.raw(`sum(case when state = 'broken' then 1 else 0 end) as broken`),
    );
