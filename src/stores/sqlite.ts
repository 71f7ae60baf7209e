import { createRequire } from 'node:module';
import type { Knex } from 'knex';
import { UserError } from '../domain/errors.ts';

/** A value that a database column holds; amounts are whole minor units and days are text. */
export type Cell = string | number | null;

/** Which SQLite serves this process. */
export type SqliteDriver = 'sqlite3' | 'node:sqlite';

type Callback = (error: Error | null) => void;
type Constructor = typeof Knex.Client;

interface Query {
  sql: string;
  bindings?: unknown[];
  response?: unknown;
  context?: { lastID: number; changes: number };
}

interface Sqlite3Connection {
  exec(sql: string, done: Callback): void;
}

interface NodeConnection {
  exec(sql: string): void;
  close(): void;
  prepare(sql: string): {
    columns(): unknown[];
    all(...bindings: unknown[]): object[];
    run(...bindings: unknown[]): { lastInsertRowid: number | bigint; changes: number | bigint };
  };
}

interface NodeSqlite {
  DatabaseSync: new (path: string, options: { timeout: number }) => NodeConnection;
}

const require = createRequire(import.meta.url);

const pragmas =
  'PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000; PRAGMA synchronous=NORMAL; ' +
  'PRAGMA cache_size=-49152; PRAGMA temp_store=FILE;';

/** The declared driver, or Node's own SQLite where its binary is missing; `TRATO_SQLITE` asks for one by name. */
export const sqliteDriver = (env: NodeJS.ProcessEnv): SqliteDriver => {
  const asked = env.TRATO_SQLITE;
  if (asked === 'sqlite3' || asked === 'node:sqlite') return present(asked);
  if (asked !== undefined && asked !== '') {
    throw new UserError(`TRATO_SQLITE is "${asked}", expected sqlite3 or node:sqlite.`, { code: 'unknown-driver' });
  }
  if (canLoad('sqlite3')) return 'sqlite3';
  if (ownSqlite()) return 'node:sqlite';
  throw noDriver(
    'No SQLite driver: the sqlite3 package has no binary here and this Node.js has none of its own.',
    'Run `npm rebuild sqlite3`, or use Node.js 22.13 or later, which brings its own SQLite.',
  );
};

/** The driver that was asked for by name, where it is there. */
const present = (asked: SqliteDriver): SqliteDriver => {
  if (asked === 'sqlite3' ? canLoad('sqlite3') : ownSqlite()) return asked;
  throw asked === 'sqlite3'
    ? noDriver(
        'TRATO_SQLITE is sqlite3, and that package has no binary here.',
        'Run `npm rebuild sqlite3`, or leave TRATO_SQLITE out.',
      )
    : noDriver(
        `TRATO_SQLITE is node:sqlite, which Node.js ${process.versions.node} does not have.`,
        'Use Node.js 22.13 or later, or leave TRATO_SQLITE out.',
      );
};

const noDriver = (problem: string, hint: string): UserError => new UserError(problem, { code: 'no-driver', hint });

const canLoad = (name: string): boolean => {
  try {
    require(name);
    return true;
  } catch {
    return false;
  }
};

/** Node's own SQLite where this Node has one; the note that it is young, which Node.js 22 prints, is left out. */
const ownSqlite = (): NodeSqlite | undefined => {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return process.getBuiltinModule?.('node:sqlite') as NodeSqlite | undefined;
  } finally {
    process.emitWarning = emitWarning;
  }
};

/** Errors are told once, where they end; knex would print them on stdout as well. */
export const silent = {
  warn: () => undefined,
  error: () => undefined,
  deprecate: () => undefined,
  debug: () => undefined,
};

/** The knex configuration for a SQLite file: transactions that write from their first statement, errors without values. */
export const sqliteConfig = (filename: string, driver: SqliteDriver): Knex.Config => ({
  client: driver === 'sqlite3' ? safeSqlite3() : nodeSqlite(),
  connection: { filename },
  useNullAsDefault: true,
  compileSqlOnError: false,
  acquireConnectionTimeout: 10_000,
  log: silent,
  pool: { min: 1, max: 1, afterCreate: driver === 'sqlite3' ? prepareSqlite3 : prepareNode },
});

const prepareSqlite3 = (connection: Sqlite3Connection, done: (error: Error | null, c: unknown) => void): void =>
  connection.exec(pragmas, (error) => done(error, connection));

const prepareNode = (connection: NodeConnection, done: (error: Error | null, c: unknown) => void): void => {
  connection.exec(pragmas);
  done(null, connection);
};

const knexSqlite = () => {
  const Client = require('knex/lib/dialects/sqlite3/index.js') as new (
    ...args: unknown[]
  ) => {
    connectionSettings: { filename: string };
    driver: unknown;
    _query(connection: unknown, query: Query): Promise<Query>;
  };
  const Transaction = require('knex/lib/dialects/sqlite3/execution/sqlite-transaction.js') as new (
    ...args: unknown[]
  ) => { readonly readOnly?: boolean; query(connection: unknown, sql: string): Promise<unknown> };
  return { Client, Transaction };
};

const immediateTransaction = () => {
  const { Transaction } = knexSqlite();
  return class ImmediateTransaction extends Transaction {
    begin(connection: unknown): Promise<unknown> {
      return this.query(connection, this.readOnly ? 'BEGIN;' : 'BEGIN IMMEDIATE;');
    }
  };
};

const safeSqlite3 = (): Constructor => {
  const { Client } = knexSqlite();
  const Immediate = immediateTransaction();
  class SafeSqlite3 extends Client {
    transaction(...args: unknown[]): object {
      return new Immediate(this, ...args);
    }
    override _query(connection: unknown, query: Query): Promise<Query> {
      const unsafe = query.bindings?.some((binding) => typeof binding === 'bigint');
      return unsafe
        ? Promise.reject(new TypeError('A bigint cannot be bound: SQLite would store nothing.'))
        : super._query(connection, query);
    }
  }
  return SafeSqlite3 as unknown as Constructor;
};

const nodeSqlite = (): Constructor => {
  const { Client } = knexSqlite();
  const Immediate = immediateTransaction();
  class OwnSqlite extends Client {
    transaction(...args: unknown[]): object {
      return new Immediate(this, ...args);
    }
    _driver(): unknown {
      return ownSqlite();
    }
    async acquireRawConnection(): Promise<NodeConnection> {
      const { DatabaseSync } = this.driver as NodeSqlite;
      return new DatabaseSync(this.connectionSettings.filename, { timeout: 5000 });
    }
    async destroyRawConnection(connection: NodeConnection): Promise<void> {
      connection.close();
    }
    override async _query(connection: unknown, query: Query): Promise<Query> {
      const statement = (connection as NodeConnection).prepare(query.sql);
      const bindings = (query.bindings ?? []).map(bindable);
      if (statement.columns().length > 0) {
        query.response = statement.all(...bindings).map((row) => ({ ...row }));
        query.context = { lastID: 0, changes: (query.response as object[]).length };
      } else {
        const done = statement.run(...bindings);
        query.response = done;
        query.context = { lastID: Number(done.lastInsertRowid), changes: Number(done.changes) };
      }
      return query;
    }
  }
  Object.assign(OwnSqlite.prototype, { driverName: 'node:sqlite' });
  return OwnSqlite as unknown as Constructor;
};

const bindable = (value: unknown): unknown => {
  if (typeof value === 'bigint') throw new TypeError('A bigint cannot be bound: SQLite would store nothing.');
  if (value === undefined) return null;
  if (value instanceof Date) return value.valueOf();
  return typeof value === 'boolean' ? Number(value) : value;
};

/** Runs a statement that holds its values on the transaction's own connection, past knex. */
export const runStatement = async (trx: Knex.Transaction, sql: string): Promise<void> => {
  const connection: Sqlite3Connection | NodeConnection = await trx.client.acquireConnection();
  return new Promise((resolve, reject) => {
    const done: Callback = (error) => (error ? reject(error) : resolve());
    if (trx.client.driverName !== 'node:sqlite') return (connection as Sqlite3Connection).exec(sql, done);
    (connection as NodeConnection).exec(sql);
    resolve();
  });
};
