import { type Database, withDatabase } from '../../src/stores/database.ts';
import type { Cell } from '../../src/stores/sqlite.ts';

/** Columns of one row to be; what is left out gets a plain value. */
export type Columns = Readonly<Record<string, Cell>>;

/** Lends a new database in memory, or an empty one on a server, with one import in it for the rows to refer to. */
export const withTables = <T>(work: (database: Database) => Promise<T>, location = ':memory:'): Promise<T> =>
  withDatabase(location, { env: process.env, create: true }, async (database) => {
    await database('imports').insert(firstImport).onConflict().ignore();
    return work(database);
  });

/** Puts accounts in, with customers that are not there yet; the customer of an account is its id unless given. */
export const addAccounts = async (database: Database, rows: readonly Columns[]): Promise<void> => {
  for (const row of rows) {
    const account: Columns = { ...plainAccount, customer_id: row.account_id ?? 'A', ...row };
    await addCustomers(database, [{ customer_id: account.customer_id ?? 'A' }]);
    await database('accounts').insert(account);
  }
};

/** Puts customers in; one that is there gets the new values. */
export const addCustomers = async (database: Database, rows: readonly Columns[]): Promise<void> => {
  for (const row of rows) {
    const inserting = database('customers').insert({ ...plainCustomer, ...row });
    await (Object.keys(row).length > 1 ? inserting.onConflict('customer_id').merge() : inserting.onConflict().ignore());
  }
};

/** Puts payments in; each has the customer and portfolio of its account. */
export const addPayments = async (database: Database, rows: readonly Columns[]): Promise<void> => {
  for (const [index, row] of rows.entries()) {
    await database('payments').insert({
      customer_id: row.account_id,
      ...plainPayment,
      payment_key: `${String(row.account_id)}-${index}`,
      ...row,
    });
  }
};

const day = '2026-11-20';

const firstImport = {
  import_id: 1,
  kind: 'portfolio',
  portfolio: 'main',
  file_name: 'portfolio.csv',
  sha256: 'a',
  content_key: 'a',
  mode: 'snapshot',
  as_of_on: day,
  fresh_on: day,
  imported_at: `${day}T12:00:00Z`,
  rows: 0,
  accepted: 0,
  refused: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  closed: 0,
  summary: '{}',
};

const plainCustomer: Columns = { phones: '[]', emails: '[]', import_id: 1 };

const plainAccount: Columns = {
  portfolio: 'main',
  account_id: 'A',
  currency: 'MXN',
  balance_minor: 100_000,
  balance_on: '2026-11-01',
  due_on: '2026-11-10',
  valid_from_on: '0001-01-01',
  disputed: 0,
  placed_on: '2026-11-01',
  import_id: 1,
};

const plainPayment: Columns = {
  portfolio: 'main',
  paid_on: '2026-11-10',
  amount_minor: 10_000,
  currency: 'MXN',
  source: 'file',
  import_id: 1,
};
