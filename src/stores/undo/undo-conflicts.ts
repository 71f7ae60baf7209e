import type { Transaction } from '../database.ts';
import { dialectOf } from '../dialect.ts';
import { watchedTables } from '../imports/import-journal.ts';

/** What of an import cannot be taken back any more: a later import or a batch that builds on it. */
export interface UndoConflict {
  readonly import?: number;
  readonly batch?: number;
  readonly rows: number;
}

type Found = { readonly by: number | null; readonly rows: number };

/**
 * The newest import that changed rows which the import had changed before it, or whose payments went to accounts because of what
 * they owed by it; ask before they are put back.
 */
export const changedSince = async (trx: Transaction, importId: number): Promise<UndoConflict | undefined> => {
  const { keptValues } = dialectOf(trx);
  const changed = watchedTables.map(({ table, key }) => {
    const earlier = table === 'payments' ? `and t.source = 'file'` : '';
    const same = `(${key.map((column) => `t.${column}`).join(', ')}) in (select ${keptValues(table, key, 'c.before')}
      from import_changes c where c.import_id = ${importId} and c.record = '${table}')`;
    const since =
      table === 'consents' ? `(t.import_id > ${importId} or t.import_id is null)` : `t.import_id > ${importId}`;
    return `select t.import_id as by from ${table} t where ${since} ${earlier} and ${same}`;
  });
  const chosen = `select t.import_id as by from payments t join accounts a on a.customer_id = t.customer_id
    and a.portfolio = t.portfolio and a.account_id = t.account_id and (a.import_id = ${importId} or a.restated_by = ${importId})
    where t.import_id > ${importId} and t.matched_by in ('amount-and-customer', 'customer', 'accounts')`;
  return newest(trx, [...changed, chosen].join(' union all '));
};

/**
 * The newest import after which a refusal of consent must stand: one that may have stated it again for the same customer.
 * Unchanged consents bear no trace of it.
 */
export const refusalRestated = (trx: Transaction, importId: number): Promise<UndoConflict | undefined> =>
  newest(
    trx,
    `select i.import_id as by from consents t join imports i on i.import_id > ${importId} and i.undone_at is null
     where t.import_id = ${importId} and t.state = 'refused' and (i.kind = 'customers' or i.kind = 'portfolio'
     and exists (select 1 from accounts a where a.customer_id = t.customer_id and a.portfolio = i.portfolio))`,
  );

/** The newest import that added something to the customers and accounts that are to vanish. */
export const builtUpon = (trx: Transaction, importId: number): Promise<UndoConflict | undefined> =>
  newest(
    trx,
    `select t.import_id as by from customers t where t.created_by = ${importId} and t.import_id > ${importId}
     union all select t.import_id from accounts t join vanishing_customer v on v.customer_id = t.customer_id
     where t.import_id <> ${importId}
     union all select t.import_id from consents t join vanishing_customer v on v.customer_id = t.customer_id
     where t.import_id is distinct from ${importId}
     ${['interactions', 'requests', 'outcomes', 'holds']
       .map(
         (table) => `union all select t.import_id from ${table} t
       where (t.import_id > ${importId} or ${toldToUs(table)}) and (t.customer_id in (select customer_id from vanishing_customer)
       or (t.customer_id, t.portfolio, t.account_id) in (select customer_id, portfolio, account_id from vanishing_account))`,
       )
       .join(' ')}
     union all select t.import_id from promises t join vanishing_account v on ${sameAccount}
     where t.import_id is distinct from ${importId}
     union all select t.import_id from payments t join vanishing_account v on ${sameAccount}
     where t.import_id <> ${importId} and t.source = 'file'`,
  );

/** What bears no import was told to us, but that messages of ours are told by their batch. */
const toldToUs = (table: string): string =>
  `t.import_id is null${table === 'interactions' ? ` and t.kind = 'contact'` : ''}`;

const sameAccount = 'v.customer_id = t.customer_id and v.portfolio = t.portfolio and v.account_id = t.account_id';

const newest = async (trx: Transaction, sql: string): Promise<UndoConflict | undefined> => {
  const [found]: Found[] = await trx.raw(
    `select "by", count(*) as "rows" from (${sql}) f group by "by" order by "by" desc limit 1`,
  );
  return found && { ...(found.by === null ? {} : { import: Number(found.by) }), rows: Number(found.rows) };
};

/** The newest batch by which customers that are to vanish were contacted, or that was planned with them and dispatched. */
export const contactedBy = async (trx: Transaction): Promise<UndoConflict | undefined> => {
  const [found]: Found[] = await trx.raw(
    `select max(batch_id) as "by", count(*) as "rows" from (
     select t.batch_id from interactions t join vanishing_account v on ${sameAccount} where t.kind = 'message'
     union all select t.batch_id from interactions t join vanishing_customer v on v.customer_id = t.customer_id
     where t.kind = 'message'
     union all select null from offers t join vanishing_account v on ${sameAccount} where t.sent_on is not null
     union all ${dispatchedIn('messages')} union all ${dispatchedIn('exclusions')}) f`,
  );
  const rows = Number(found?.rows ?? 0);
  if (found === undefined || rows === 0) return undefined;
  return { ...(found.by === null ? {} : { batch: Number(found.by) }), rows };
};

const dispatchedIn = (table: string): string =>
  `select t.batch_id from ${table} t join batches b on b.batch_id = t.batch_id and b.state = 'dispatched'
   join vanishing_customer v on v.customer_id = t.customer_id`;

/** The approved batch that was planned with the import. */
export const approvedWith = async (trx: Transaction, importId: number): Promise<UndoConflict | undefined> => {
  const batch: { batch_id: number; messages: number } | undefined = await trx('batches')
    .where({ state: 'approved' })
    .where('import_id', '>=', importId)
    .first('batch_id', 'messages');
  return batch && { batch: batch.batch_id, rows: batch.messages };
};
