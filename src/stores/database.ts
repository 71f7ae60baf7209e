import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Knex } from 'knex';
import { UserError } from '../domain/errors.ts';
import { dialectNameOf, dialectOf } from './dialect.ts';
import { isMade, migrate } from './migrations/index.ts';
import { isOnServer, postgresConfig, refuseOtherOrder, runOnServer } from './postgres.ts';
import { fullStatement, sizeOf } from './sql-text.ts';
import { type Cell, runStatement, sqliteConfig, sqliteDriver } from './sqlite.ts';

export type Database = Knex;
export type Transaction = Knex.Transaction;

/**
 * Opens the workspace's database, a SQLite file or the URL of one on a PostgreSQL server, brought up to this version, and lends
 * it to the work; always closed afterwards. What may not be in a database is kept in a folder `beside` it.
 */
export const withDatabase = async <T>(
  location: string,
  { env, create, beside = dirname(location) }: { env: NodeJS.ProcessEnv; create: boolean; beside?: string },
  work: (database: Database) => Promise<T>,
): Promise<T> => {
  const served = isOnServer(location);
  if (!create && !served && !existsSync(location)) throw noDatabase();
  const { default: knex } = await import('knex');
  const driver = served ? postgresConfig(location) : sqliteConfig(location, sqliteDriver(env));
  const config = { ...driver, userParams: { beside } };
  const database = knex(config);
  try {
    if (served) await refuseOtherOrder(database);
    if (served && !create && !(await isMade(database))) throw noDatabase();
    await migrate(database);
    return await work(database);
  } finally {
    await database.destroy();
  }
};

/** The folder beside a database, for what may not be in it. */
export const folderBeside = (database: Database): string =>
  (database.client.config.userParams as { readonly beside: string }).beside;

const noDatabase = (): UserError =>
  new UserError('This workspace has no database yet: nothing was imported.', {
    code: 'no-database',
    hint: 'Import a portfolio first: trato import portfolio FILE.',
  });

class RolledBack<T> extends Error {
  readonly value: T;
  constructor(value: T) {
    super('rolled back');
    this.value = value;
  }
}

/**
 * Runs the work in one transaction: whole or not at all. A dry run is the same work, rolled back; within a transaction it is
 * left to whoever began that one, so that what comes after sees its work.
 */
export const inTransaction = async <T>(
  database: Database,
  work: (trx: Transaction) => Promise<T>,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<T> => {
  let failure: unknown;
  try {
    return await database.transaction(async (trx) => {
      try {
        const value = await work(trx);
        if (dryRun && !database.isTransaction) throw new RolledBack(value);
        return value;
      } catch (error) {
        failure = error;
        throw error;
      }
    });
  } catch (error) {
    if (failure instanceof RolledBack) return failure.value as T;
    // A full disk has SQLite roll back by itself, so that knex's own attempt fails and would hide why.
    throw failure ?? error;
  }
};

/** Reads in one transaction that waits for no writer and keeps nothing, not even its passing tables. */
export const inSnapshot = async <T>(database: Database, work: (trx: Transaction) => Promise<T>): Promise<T> => {
  const trx = await database.transaction(null, { readOnly: true });
  try {
    return await work(trx);
  } finally {
    await trx.rollback();
  }
};

/** Walks a query in pages by its key, so that memory does not grow with the table. */
export async function* pages<Row extends object>(
  pageAfter: (last: Row | undefined, limit: number) => PromiseLike<Row[]>,
  limit = 500,
): AsyncGenerator<Row[]> {
  let last: Row | undefined;
  for (;;) {
    const rows: Row[] = await pageAfter(last, limit);
    if (rows.length > 0) yield rows;
    if (rows.length < limit) return;
    last = rows.at(-1);
  }
}

export interface BulkLoad {
  /** Takes rows in the order of the columns; resolves when they may be dropped from memory. */
  add(rows: readonly (readonly Cell[])[]): Promise<void>;
  /** Writes what is left. Must be called. */
  finish(): Promise<void>;
}

/** Loads many rows into a table by statements of many rows each, written out: three times as quick as binding each value. */
export const bulkLoad = (trx: Transaction, table: string, columns: readonly string[], conflict = ''): BulkLoad => {
  let waiting: (readonly Cell[])[] = [];
  let size = 0;
  let running = Promise.resolve();
  const send = async (): Promise<void> => {
    const statement = dialectOf(trx).insertOf(table, columns, waiting, conflict);
    waiting = [];
    size = 0;
    await running;
    running = runWritten(trx, statement);
    running.catch(() => undefined);
  };
  return {
    add: async (rows) => {
      for (const row of rows) {
        waiting.push(row);
        size += sizeOf(row);
        if (size > fullStatement) await send();
      }
    },
    finish: async () => {
      if (waiting.length > 0) await send();
      await running;
    },
  };
};

/** Runs a statement that holds its values, past knex. */
export const runWritten = async (trx: Transaction, sql: string): Promise<void> => {
  if (sql.includes('\0')) throw new RangeError('a zero byte would end the statement');
  if (dialectNameOf(trx) === 'sqlite') return runStatement(trx, sql);
  return runOnServer(await trx.client.acquireConnection(), sql);
};
