import type { Transaction } from '../database.ts';
import { erasedTables } from './erased-columns.ts';

/** What only tells how rows are kept, and nothing of the customer. */
const ours = new Set(['row_mark', 'created_by', 'import_id', 'replaced_by', 'restated_by', 'restated_from_on']);

/** Every row that is kept of the customer, by table; holds for vulnerability never leave the house. */
export const keptRecords = async (
  trx: Transaction,
  customerId: string,
): Promise<Readonly<Record<string, readonly object[]>>> => {
  const records: [string, object[]][] = [];
  for (const { table } of erasedTables) {
    const rows: Record<string, unknown>[] = await trx(table)
      .where({ customer_id: customerId })
      .modify((query) => {
        if (table === 'holds') query.whereNot({ reason: 'vulnerability' });
      })
      .select('*');
    records.push([table, rows.map(withoutOurs).sort(byText)]);
  }
  return Object.fromEntries(records.filter(([, rows]) => rows.length > 0));
};

const withoutOurs = (row: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(row).filter(([column, value]) => value !== null && !ours.has(column)));

/** The same order on every database. */
const byText = (one: object, other: object): number => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);
