import { dropBatches } from '../batches/batches.ts';
import type { Transaction } from '../database.ts';
import { dialectOf } from '../dialect.ts';
import { putBack, watchedTables } from '../imports/import-journal.ts';
import { settleTouched } from '../payments/settlements.ts';

/** How many rows of a table went, and how many are again as they were before. */
export interface TakenBackRows {
  readonly removed: number;
  readonly restored: number;
}

export type TakenBack = Readonly<Record<string, TakenBackRows>>;

/**
 * Puts back what the import changed and marks what came with it as about to vanish. Settlement payments follow from the
 * rest: after a `later` import they are derived again instead.
 */
export const restoreChanged = async (
  trx: Transaction,
  importId: number,
  later: number | undefined,
): Promise<Readonly<Record<string, number>>> => {
  const restored: Record<string, number> = {};
  if (later !== undefined) await markTouched(trx, importId);
  for (const watched of watchedTables) {
    const { table } = watched;
    const derived = table === 'payments' && later !== undefined;
    const kept = dialectOf(trx).keptValues('payments', ['source'], 'c.before');
    restored[table] = await putBack(trx, importId, watched, derived ? `${kept} <> 'settlement'` : 'true');
  }
  const restated: number = await trx('accounts')
    .where({ restated_by: importId })
    .update({ balance_on: trx.ref('restated_from_on'), restated_from_on: null, restated_by: null });
  await markVanishing(trx, importId);
  return { ...restored, accounts: (restored.accounts ?? 0) + restated };
};

const account = 'customer_id, portfolio, account_id';

/** The accounts whose settlements may be others once the import is gone. */
const markTouched = async (trx: Transaction, importId: number): Promise<void> => {
  const kept = ['accounts', 'payments'].map(
    (table) =>
      `select ${dialectOf(trx).keptValues(table, account.split(', '), 'c.before')} from import_changes c
       where c.import_id = ${importId} and c.record = '${table}'`,
  );
  await passingTable(
    trx,
    'touched_account',
    `select ${account} from payments where import_id = ${importId} union ${kept.join(' union ')}`,
    account,
  );
};

const markVanishing = async (trx: Transaction, importId: number): Promise<void> => {
  const accounts = `select ${account} from accounts where import_id = ${importId}`;
  await passingTable(trx, 'vanishing_account', accounts, account);
  const customers = `select customer_id from customers where created_by = ${importId} and import_id = ${importId}`;
  await passingTable(trx, 'vanishing_customer', customers, 'customer_id');
};

const passingTable = async (trx: Transaction, table: string, rows: string, key: string): Promise<void> => {
  await trx.raw(`drop table if exists ${table}`);
  const columns = key.split(', ').map((column) => `${column} text`);
  await trx.raw(`create temporary table ${table} (${columns.join(', ')}, primary key (${key}))`);
  await trx.raw(`insert into ${table} (${key}) ${rows}`);
};

/** Removes what came with the import and everything that was worked out from it, children first. */
export const removeVanishing = async (
  trx: Transaction,
  importId: number,
  later: number | undefined,
): Promise<Readonly<Record<string, number>>> => {
  await dropPlans(trx, importId);
  const ofVanishing = (table: string): Promise<number> =>
    trx(table).whereRaw(`(${account}) in (select ${account} from vanishing_account)`).delete();
  const removed: Record<string, number> = {
    assignments: await ofVanishing('assignments'),
    offers: await ofVanishing('offers'),
    account_history: await trx('account_history').where({ replaced_by: importId }).delete(),
  };
  removed.payments = (await trx('payments').where({ import_id: importId }).delete()) + (await ofVanishing('payments'));
  for (const table of ['promises', 'outcomes', 'interactions', 'requests', 'consents', 'accounts']) {
    removed[table] = await trx(table).where({ import_id: importId }).delete();
  }
  removed.customers = await trx('customers')
    .whereIn('customer_id', trx('vanishing_customer').select('customer_id'))
    .delete();
  if (later !== undefined) await settleTouched(trx, later);
  return removed;
};

/** Drafts made with the import go; so do batches that were given up, where customers stood in them that vanish. */
const dropPlans = async (trx: Transaction, importId: number): Promise<void> => {
  await dropBatches(trx, trx('batches').where({ state: 'draft' }).where('import_id', '>=', importId));
  for (const table of ['messages', 'exclusions']) {
    const planned = trx(table).whereIn('customer_id', trx('vanishing_customer').select('customer_id'));
    await dropBatches(trx, trx('batches').whereIn('batch_id', planned.select('batch_id')));
  }
};

/** The import is undone: its journal goes, and nothing counts it any more. */
export const markUndone = async (trx: Transaction, importId: number, at: string): Promise<void> => {
  await trx('import_changes').where({ import_id: importId }).delete();
  await trx('imports').where({ import_id: importId }).update({ undone_at: at });
};
