import { type PlacementColumn, placementColumns } from '../../domain/intake/placement.ts';
import { type BulkLoad, bulkLoad, type Transaction } from '../database.ts';

/** An empty, passing table for the rows of one placement, gone when the connection closes. */
export const beginPlacement = async (trx: Transaction): Promise<void> => {
  await trx.raw('drop table if exists placement');
  await trx.raw(`create temporary table placement (${placementColumns.map(columnDefinition).join(', ')})`);
  await trx.raw('drop table if exists refused_account');
  await trx.raw('create temporary table refused_account (account_id text primary key)');
};

/** Loads rows of these columns into the placement; the other columns stay empty. */
export const stagePlacement = (trx: Transaction, columns: readonly PlacementColumn[]): BulkLoad =>
  bulkLoad(trx, 'placement', columns);

/** Keeps the accounts of refused rows from being taken for missing: nothing is known of them, so nothing changes. */
export const keepRefusedAccounts = async (trx: Transaction, accountIds: readonly string[]): Promise<void> => {
  for (let start = 0; start < accountIds.length; start += 500) {
    const rows = accountIds.slice(start, start + 500).map((account_id) => ({ account_id }));
    await trx('refused_account').insert(rows).onConflict('account_id').ignore();
  }
};

const columnDefinition = (column: string): string =>
  `${column} ${column === 'line' || column === 'row_mark' || column === 'disputed' || column.endsWith('_minor') ? 'bigint' : 'text'}`;

/** Makes the staged rows searchable by account and by customer; call once all are loaded. */
export const indexPlacement = async (trx: Transaction): Promise<void> => {
  await trx.raw('create index placement_account on placement (account_id, line)');
  await trx.raw('create index placement_customer on placement (customer_id, account_id)');
};

/** A row of an account that an earlier one names already. */
export interface RepeatedRow {
  /** The line of the first. */
  readonly first: number;
  /** Whether it states another customer, balance or day than the first. */
  readonly contradicts: boolean;
}

/** Takes out every later row of an account that is named more than once; answers with their lines. */
export const dropRepeatedAccounts = async (trx: Transaction): Promise<Map<number, RepeatedRow>> => {
  const stated = ['customer_id', 'currency', 'balance_minor', 'due_on', 'closed_on'];
  const rows: { line: number; first: number; contradicts: number }[] = await trx.raw(
    `select p.line, f.line as first, case when ${stated.map((column) => `p.${column} is distinct from f.${column}`).join(' or ')}
     then 1 else 0 end as contradicts
     from (select account_id, min(line) as line from placement group by account_id having count(*) > 1) r
     join placement f on f.account_id = r.account_id and f.line = r.line
     join placement p on p.account_id = r.account_id and p.line <> r.line`,
  );
  const repeated = new Map(
    rows.map(({ line, first, contradicts }) => [
      Number(line),
      { first: Number(first), contradicts: Number(contradicts) === 1 },
    ]),
  );
  await dropLines(trx, [...repeated.keys()]);
  return repeated;
};

/** Takes out rows whose account is known under another customer; answers with their lines. Those accounts stay as they are. */
export const dropStrangersAccounts = async (trx: Transaction, portfolio: string): Promise<Set<number>> => {
  const strangers: { line: number; account_id: string }[] = await trx.raw(
    `select p.line, p.account_id from placement p join accounts a on a.portfolio = ? and a.account_id = p.account_id
     where a.customer_id <> p.customer_id`,
    [portfolio],
  );
  await keepRefusedAccounts(
    trx,
    strangers.map(({ account_id }) => account_id),
  );
  const lines = strangers.map(({ line }) => Number(line));
  await dropLines(trx, lines);
  return new Set(lines);
};

const dropLines = async (trx: Transaction, lines: readonly number[]): Promise<void> => {
  for (let start = 0; start < lines.length; start += 500) {
    await trx('placement')
      .whereIn('line', lines.slice(start, start + 500))
      .delete();
  }
};
