import { randomBytes } from 'node:crypto';
import type { EraseReason } from '../../domain/erasure/erase-reason.ts';
import { isPersonalId, type Person } from '../../domain/erasure/personal-id.ts';
import { dropBatches } from '../batches/batches.ts';
import type { Database, Transaction } from '../database.ts';
import { dialectOf } from '../dialect.ts';
import { identityOf } from '../suppressions/suppressions.ts';
import { type ErasedTable, erasedTables } from './erased-columns.ts';
import { type Renaming, type Row, rowRenaming } from './renamed-keys.ts';

/** What an erasure left. */
export interface Erased {
  /** The id by which the figures are kept; another one where the old one said who it was. */
  readonly customerId: string;
  /** The rows that lost something, by table. */
  readonly rows: Readonly<Record<string, number>>;
}

/**
 * Removes every personal datum of the customer, in what can be taken back too; figures, days and states stay. An id that says
 * who somebody is gives way to a random one, throughout.
 */
export const eraseCustomer = async (
  trx: Transaction,
  customerId: string,
  { on, reason }: { readonly on: string; readonly reason: EraseReason },
): Promise<Erased> => {
  await dropPlans(trx, customerId);
  const renaming = await renamingOf(trx, customerId);
  const renamed = rowRenaming(renaming);
  const rows: Record<string, number> = {};
  const before: (readonly [ErasedTable, Row[]])[] = [];
  for (const one of erasedTables) before.push([one, await rowsOf(trx, one.table, customerId)]);
  const journal = await rowsOf(trx, 'import_changes', customerId);
  for (const table of ['import_changes', ...erasedTables.map(({ table }) => table).reverse()])
    await trx(table).where({ customer_id: customerId }).delete();
  for (const [one, found] of before) {
    const after = found.map((row) => ({ ...renamed(row), ...one.erased }));
    for (const row of after) await trx(one.table).insert(row);
    rows[one.table] = found.filter((row, index) => JSON.stringify(row) !== JSON.stringify(after[index])).length;
  }
  for (const change of journal) await trx('import_changes').insert(erasedChange(change, renaming, renamed));
  for (const table of ['messages', 'exclusions'])
    await trx('batches')
      .whereIn('batch_id', trx(table).where({ customer_id: renaming.customerId.to }).select('batch_id'))
      .update({ erased: 1 });
  await trx('erasures').insert({ customer_id: renaming.customerId.to, erased_on: on, reason });
  return { customerId: renaming.customerId.to, rows };
};

/** Has what the next transactions remove overwritten, and not only let go. */
export const removeForGood = async (database: Database): Promise<void> => {
  for (const statement of dialectOf(database).removeForGood) await database.raw(statement);
};

/** Leaves no byte behind of what was ever removed or changed, in the file and beside it; not while somebody else reads. */
export const sweepRemoved = async (database: Database): Promise<void> => {
  for (const statement of dialectOf(database).sweepRemoved) await database.raw(statement);
};

/** Drafts and batches that were given up go with everybody in them; what was sent stays, without its words. */
const dropPlans = async (trx: Transaction, customerId: string): Promise<void> => {
  for (const table of ['messages', 'exclusions']) {
    const planned = trx(table).where({ customer_id: customerId }).select('batch_id');
    await dropBatches(trx, trx('batches').whereIn('batch_id', planned));
  }
};

const rowsOf = (trx: Transaction, table: string, customerId: string): Promise<Row[]> =>
  trx(table).where({ customer_id: customerId }).select('*');

const renamingOf = async (trx: Transaction, customerId: string): Promise<Renaming> => {
  const row = await trx('customers').where({ customer_id: customerId }).first();
  const person: Person = { ...identityOf(row), names: [row.full_name, row.company] };
  const ids: string[] = await trx('accounts')
    .where({ customer_id: customerId })
    .distinct('account_id')
    .pluck('account_id');
  const opaque = (): string => `erased-${randomBytes(8).toString('hex')}`;
  return {
    customerId: { from: customerId, to: isPersonalId(customerId, person) ? opaque() : customerId },
    accountIds: new Map(ids.filter((id) => isPersonalId(id, person)).map((id) => [id, opaque()])),
  };
};

/** A kept row of an import that may be undone: it comes back as it was, but without what was erased. */
const erasedChange = (change: Row, renaming: Renaming, renamed: (row: Row) => Row): Row => {
  const { record, before } = change;
  const table = erasedTables.find((one) => one.table === record);
  if (table === undefined) throw new RangeError(`nothing says what to erase of ${record}`);
  const row = JSON.parse(String(before)) as Row;
  const after = { ...renamed(row), ...table.erased };
  return {
    ...change,
    customer_id: renaming.customerId.to,
    row_key: keyAfter(String(change.row_key), row, after),
    before: JSON.stringify(after),
  };
};

/** The values of a key, found again by what they were called. */
const keyAfter = (rowKey: string, before: Row, after: Row): string =>
  JSON.stringify(
    (JSON.parse(rowKey) as (string | number)[]).map((value) => {
      const column = keyColumns.find((name) => before[name] === value);
      return column === undefined ? value : after[column];
    }),
  );

const keyColumns = ['customer_id', 'account_id', 'payment_key'];
