import { existsSync } from 'node:fs';
import type { Knex } from 'knex';
import { UserError } from '../domain/errors.ts';
import { migrate } from './migrations/index.ts';
import { type Cell, prepareStatement, sqliteConfig, sqliteDriver } from './sqlite.ts';

export type Database = Knex;
export type Transaction = Knex.Transaction;

/** Opens the workspace's database, brought up to this version, and lends it to the work; always closed afterwards. */
export const withDatabase = async <T>(
  filename: string,
  { env, create }: { env: NodeJS.ProcessEnv; create: boolean },
  work: (database: Database) => Promise<T>,
): Promise<T> => {
  if (!create && !existsSync(filename)) {
    throw new UserError('This workspace has no database yet: nothing was imported.', {
      code: 'no-database',
      hint: 'Import a portfolio first: trato import portfolio FILE.',
    });
  }
  const { default: knex } = await import('knex');
  const database = knex(sqliteConfig(filename, sqliteDriver(env)));
  try {
    await migrate(database);
    return await work(database);
  } finally {
    await database.destroy();
  }
};

class RolledBack<T> extends Error {
  readonly value: T;
  constructor(value: T) {
    super('rolled back');
    this.value = value;
  }
}

/** Runs the work in one transaction: whole or not at all. A dry run is the same work, rolled back. */
export const inTransaction = async <T>(
  database: Database,
  work: (trx: Transaction) => Promise<T>,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<T> => {
  try {
    return await database.transaction(async (trx) => {
      const value = await work(trx);
      if (dryRun) throw new RolledBack(value);
      return value;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.value as T;
    throw error;
  }
};

/** Walks a query in pages by its key, so that memory does not grow with the table. */
export async function* pages<Row extends object>(
  pageAfter: (last: Row | undefined, limit: number) => PromiseLike<Row[]>,
  limit = 2000,
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

const maximumBindings = 2000;

/** Loads many rows into a table through one prepared statement of many rows each. */
export const bulkLoad = async (
  trx: Transaction,
  table: string,
  columns: readonly string[],
  conflict = '',
): Promise<BulkLoad> => {
  const rowsPerStatement = Math.max(1, Math.floor(maximumBindings / columns.length));
  const sqlFor = (count: number): string =>
    `insert into ${table} (${columns.join(', ')}) values ${Array(count)
      .fill(`(${columns.map(() => '?').join(',')})`)
      .join(',')} ${conflict}`;
  const statement = await prepareStatement(trx, sqlFor(rowsPerStatement));
  let waiting: Cell[] = [];
  let running = Promise.resolve();
  const full = rowsPerStatement * columns.length;
  return {
    add: async (rows) => {
      for (const row of rows) {
        for (const cell of row) waiting.push(cell);
        if (waiting.length === full) {
          const bindings = waiting;
          waiting = [];
          await running;
          running = statement.run(bindings);
        }
      }
    },
    finish: async () => {
      await running;
      await statement.finalize();
      if (waiting.length === 0) return;
      const rest = await prepareStatement(trx, sqlFor(waiting.length / columns.length));
      await rest.run(waiting);
      await rest.finalize();
    },
  };
};
