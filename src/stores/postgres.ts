import { createRequire } from 'node:module';
import type { Knex } from 'knex';
import type { PoolClient } from 'pg';
import { UserError } from '../domain/errors.ts';
import { silent } from './sqlite.ts';

const require = createRequire(import.meta.url);

/** Whether a database is on a PostgreSQL server; any other is a SQLite file. */
export const isOnServer = (location: string): boolean => /^postgres(?:ql)?:\/\//.test(location);

/** The knex configuration for a database on a PostgreSQL server: the same answers as SQLite's, errors without values. */
export const postgresConfig = (url: string): Knex.Config => ({
  client: safePostgres(),
  connection: { connectionString: url, application_name: 'trato', types: { getTypeParser } } as Knex.PgConnectionConfig,
  acquireConnectionTimeout: 10_000,
  compileSqlOnError: false,
  log: silent,
  pool: { min: 0, max: 1 },
});

/** Texts must compare by their bytes there as they do in SQLite, or the order of customers would depend on the server. */
export const refuseOtherOrder = async (database: Knex): Promise<void> => {
  const [row]: { ordered: boolean; encoding: string }[] = await database
    .raw(`select ('B' < 'a' and 'a-b' < 'ab' and 'z' < 'é') as ordered, current_setting('server_encoding') as encoding`)
    .catch((error: unknown) => {
      throw unreadable.includes(String((error as NodeJS.ErrnoException).code)) ? noCertificate() : withoutValues(error);
    });
  if (row?.ordered && row.encoding === 'UTF8') return;
  throw new UserError(
    'The PostgreSQL database compares texts by the habits of a language, expected by their bytes in UTF-8.',
    {
      code: 'database-order',
      hint: 'Make one with: createdb --template=template0 --encoding=UTF8 --locale=C NAME, and name it in `database`.',
    },
  );
};

/** The driver reads the files that the URL names before it connects. */
const unreadable: readonly string[] = ['ENOENT', 'EACCES', 'EISDIR'];

const noCertificate = (): UserError =>
  new UserError('The URL of the database names a file, such as of a certificate, that cannot be read.', {
    code: 'bad-database-url',
    hint: 'Put sslrootcert, sslcert and sslkey right in TRATO_DATABASE or in the `database` of trato.yaml.',
  });

const wholeNumbers: ReadonlySet<number> = new Set([20, 1700]);

/** Sums and counts come as numbers, as SQLite gives them; other types as the driver reads them. */
const getTypeParser = (oid: number, format?: 'text' | 'binary'): ((text: string) => unknown) => {
  if (wholeNumbers.has(oid)) return Number;
  const { types } = require('pg') as typeof import('pg');
  return types.getTypeParser(oid, format as 'text');
};

interface Query {
  readonly method?: string;
  readonly response?: { readonly rows: unknown[] };
}

type Constructor = typeof Knex.Client;

const knexPostgres = () => {
  const Client = require('knex/lib/dialects/postgres/index.js') as new (
    ...args: unknown[]
  ) => {
    processResponse(query: Query, runner: unknown): unknown;
    _query(connection: unknown, query: Query): Promise<Query>;
  };
  const Transaction = require('knex/lib/dialects/postgres/execution/pg-transaction.js') as new (
    ...args: unknown[]
  ) => { readonly readOnly?: boolean; query(connection: unknown, sql: string): Promise<unknown> };
  return { Client, Transaction };
};

/** One writer at a time, as in a SQLite file; readers see one moment and may make passing tables. */
const oneWriter =
  'BEGIN; SET LOCAL lock_timeout = 5000; SELECT pg_advisory_xact_lock(1953653108, hashtext(current_schema())); ' +
  'SET LOCAL lock_timeout = 0;';
const oneMoment = 'BEGIN ISOLATION LEVEL REPEATABLE READ;';

const safePostgres = (): Constructor => {
  const { Client, Transaction } = knexPostgres();
  class OrderlyTransaction extends Transaction {
    begin(connection: unknown): Promise<unknown> {
      return this.query(connection, this.readOnly ? oneMoment : oneWriter);
    }
  }
  class SafePostgres extends Client {
    transaction(...args: unknown[]): object {
      return new OrderlyTransaction(this, ...args);
    }
    override processResponse(query: Query, runner: unknown): unknown {
      return query.method === 'raw' ? (query.response?.rows ?? []) : super.processResponse(query, runner);
    }
    override async _query(connection: unknown, query: Query): Promise<Query> {
      return super._query(connection, query).catch((error: unknown) => {
        throw withoutValues(error);
      });
    }
  }
  return SafePostgres as unknown as Constructor;
};

/** The server quotes the values it cannot take: what stands in quotes after the colon, and every detail, is left out. */
const withoutValues = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error;
  const { code } = lost.test(error.message) ? { code: 'ECONNRESET' } : (error as { code?: unknown });
  const told = new Error(error.message.replace(/: ".*$/s, ''));
  return Object.assign(told, typeof code === 'string' ? { code } : {});
};

/** How the driver says, without a code, that the server went away in the middle. */
const lost = /Connection (?:terminated|ended)|connection error and is not queryable/;

/** Runs a statement that holds its values on the transaction's own connection. */
export const runOnServer = async (connection: PoolClient, sql: string): Promise<void> => {
  await connection.query(sql).catch((error: unknown) => {
    throw withoutValues(error);
  });
};
