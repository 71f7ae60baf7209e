import { keyColumns } from '../accounts/account-key.ts';
import type { Transaction } from '../database.ts';
import { dialectOf } from '../dialect.ts';

/** A table whose rows an import may change, and by which an earlier row is found again. */
export interface WatchedTable {
  readonly table: string;
  readonly key: readonly string[];
}

/** Parents before their children. Who changes a row of them in an import says so in its `import_id`. */
export const watchedTables: readonly WatchedTable[] = [
  { table: 'customers', key: ['customer_id'] },
  { table: 'consents', key: ['customer_id', 'channel', 'dated'] },
  { table: 'accounts', key: keyColumns },
  { table: 'payments', key: [...keyColumns, 'payment_key'] },
];

/** Keeps every row that the import changes or drops as it was before; the journals of earlier imports of its group go. */
export const beginJournal = async (
  trx: Transaction,
  importId: number,
  group: Readonly<Record<string, string>>,
): Promise<void> => {
  const earlier = trx('imports').where(group).where('import_id', '<', importId).select('import_id');
  await trx('import_changes').whereIn('import_id', earlier).delete();
  for (const { table, key } of watchedTables) {
    const columns = await columnsOf(trx, table);
    for (const statement of dialectOf(trx).watchChanges({ table, key, columns, importId })) await trx.raw(statement);
  }
};

/** Keeps nothing from here on. */
export const endJournal = async (trx: Transaction): Promise<void> => {
  for (const { table } of watchedTables) {
    for (const statement of dialectOf(trx).endWatch(table)) await trx.raw(statement);
  }
};

/** Puts the rows of a table back that the import changed or dropped, as they were before; answers with their number. */
export const putBack = async (
  trx: Transaction,
  importId: number,
  { table, key }: WatchedTable,
  condition = 'true',
): Promise<number> => {
  const columns = await columnsOf(trx, table);
  const set = columns.filter((column) => !key.includes(column)).map((column) => `${column} = excluded.${column}`);
  await trx.raw(
    `insert into ${table} (${columns.join(', ')})
     select ${dialectOf(trx).keptValues(table, columns, 'c.before')} from import_changes c
     where c.import_id = ? and c.record = ? and ${condition}
     on conflict (${key.join(', ')}) do update set ${set.join(', ')}`,
    [importId, table],
  );
  const [kept] = await trx('import_changes').where({ import_id: importId, record: table }).count({ count: '*' });
  return Number(kept?.count ?? 0);
};

const columnsOf = async (trx: Transaction, table: string): Promise<string[]> =>
  Object.keys(await trx(table).columnInfo());
