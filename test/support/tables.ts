import { databaseFile } from '../../src/database-location.ts';
import { withDatabase } from '../../src/stores/database.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];

/** All rows of some tables of a workspace's database, in the order of their keys; by which text a row is known again is left out. */
export const tablesIn = async (folder: string, ...names: readonly string[]): Promise<Readonly<Record<string, Rows>>> =>
  withDatabase(databaseFile(folder), { env: process.env, create: false }, async (database) => {
    const tables: [string, Rows][] = [];
    for (const name of names) {
      const rows: Record<string, unknown>[] = await database(name).select('*');
      const told = rows.map((row) => without(row, new Set(['row_mark'])));
      tables.push([name, told.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))]);
    }
    return Object.fromEntries(tables);
  });

/** Every table that an import writes. */
export const everyTable = (folder: string) =>
  tablesIn(folder, 'imports', 'customers', 'consents', 'accounts', 'account_history', 'payments');

/** Every table there is but what tells of the imports themselves and of how to take them back. */
export const everyRecord = async (folder: string): Promise<Readonly<Record<string, Rows>>> => {
  const names = await withDatabase(databaseFile(folder), { env: process.env, create: false }, (database) =>
    database('sqlite_master')
      .where({ type: 'table' })
      .whereNot('name', 'like', 'knex_%')
      .whereNot('name', 'like', 'sqlite_%')
      .whereNotIn('name', ['imports', 'import_changes'])
      .pluck('name'),
  );
  const tables = await tablesIn(folder, ...names.sort());
  const ways = new Set(['restated_from_on', 'restated_by']);
  return Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [name, rows.map((row) => without(row, ways))]),
  );
};

/** The same, whoever's number a row bears. */
export const everyRecordUnnumbered = async (folder: string): Promise<Readonly<Record<string, Rows>>> => {
  const numbers = new Set(['import_id', 'replaced_by', 'created_by', 'statement_id', 'promise_id', 'hold_id']);
  const tables = Object.entries(await everyRecord(folder));
  return Object.fromEntries(tables.map(([name, rows]) => [name, inOrder(rows.map((row) => without(row, numbers)))]));
};

const without = (row: Readonly<Record<string, unknown>>, columns: ReadonlySet<string>) =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !columns.has(column)));

const inOrder = (rows: Rows): Rows => [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
