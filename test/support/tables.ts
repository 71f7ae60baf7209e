import { withDatabase } from '../../src/stores/database.ts';
import { databaseFile } from '../../src/workspace.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];

/** All rows of some tables of a workspace's database, in the order of their keys. */
export const tablesIn = async (folder: string, ...names: readonly string[]): Promise<Readonly<Record<string, Rows>>> =>
  withDatabase(databaseFile(folder), { env: process.env, create: false }, async (database) => {
    const tables: [string, Rows][] = [];
    for (const name of names) {
      const rows: Record<string, unknown>[] = await database(name).select('*');
      tables.push([name, rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))]);
    }
    return Object.fromEntries(tables);
  });

/** Every table that an import writes. */
export const everyTable = (folder: string) =>
  tablesIn(folder, 'imports', 'customers', 'consents', 'accounts', 'account_history', 'payments');
