import type { Day } from '../../domain/day.ts';
import { bulkLoad, type Transaction } from '../database.ts';
import { dialectOf } from '../dialect.ts';

interface InPortfolio {
  readonly portfolio: string;
  readonly asOf: Day;
}

/**
 * The marks of the rows that need no reading when a snapshot states them again: nothing but payments came since the last
 * one of the portfolio, and what the row said of its account still stands as it was stated.
 */
export const repeatableMarks = async (trx: Transaction, { portfolio, asOf }: InPortfolio): Promise<number[]> => {
  if (!(await isLastWord(trx, portfolio))) return [];
  const packed = trx.raw(`${dialectOf(trx).packedValues('a.row_mark')} as packed`);
  const [row]: { packed: string | null }[] = await trx('accounts as a')
    .where('a.portfolio', portfolio)
    .whereRaw(repeatable, [asOf])
    .select(packed);
  return JSON.parse(row?.packed ?? '[]') as number[];
};

const isLastWord = async (trx: Transaction, portfolio: string): Promise<boolean> => {
  const last: { kind: string; portfolio: string; mode: string; undone_at: string | null } | undefined = await trx(
    'imports',
  )
    .whereNot({ kind: 'payments' })
    .orderBy('import_id', 'desc')
    .first('kind', 'portfolio', 'mode', 'undone_at');
  if (last === undefined || last.undone_at !== null) return false;
  return last.kind === 'portfolio' && last.portfolio === portfolio && last.mode === 'snapshot';
};

/** A balance stated anew after payments is a change even where the row is the same, and so is the return of a missing account. */
const repeatable = `a.row_mark is not null and (a.closed_reason is null or a.closed_reason = 'settled')
  and not exists (select 1 from payments y where y.customer_id = a.customer_id and y.portfolio = a.portfolio
  and y.account_id = a.account_id and y.source = 'file' and y.paid_on >= a.balance_on and y.paid_on < ?)`;

/** Notes the accounts of the portfolio that no repeated row stands for, by the marks that none of them had. */
export const noteOthers = async (
  trx: Transaction,
  { portfolio, asOf }: InPortfolio,
  missing: readonly number[],
): Promise<void> => {
  await trx.raw('drop table if exists other_account');
  await trx.raw('create temporary table other_account (account_id text primary key)');
  await trx.raw('drop table if exists missing_mark');
  await trx.raw('create temporary table missing_mark (mark bigint primary key)');
  const load = bulkLoad(trx, 'missing_mark', ['mark']);
  await load.add(missing.map((mark) => [mark]));
  await load.finish();
  await trx.raw(
    `insert into other_account (account_id) select a.account_id from accounts a where a.portfolio = ?
     and (not (${repeatable}) or a.row_mark in (select mark from missing_mark))`,
    [portfolio, asOf],
  );
};

/** Whether the account `a` of the portfolio bound to `?` is one that a repeated row stands for. */
export const isRepeated =
  'a.portfolio = ? and not exists (select 1 from other_account o where o.account_id = a.account_id)';

/** Whether a staged row names an account that a repeated one stands for. */
export const isNamedTwice = async (trx: Transaction, portfolio: string): Promise<boolean> => {
  const [row]: object[] = await trx.raw(
    `select 1 as found from placement p join accounts a on a.account_id = p.account_id and ${isRepeated} limit 1`,
    [portfolio],
  );
  return row !== undefined;
};

/**
 * The marks of the repeated rows of customers whom staged rows name: what a customer's rows say is put together, so all of
 * them are read. Their accounts are no longer among the repeated.
 */
export const takeSiblings = async (trx: Transaction, portfolio: string): Promise<Set<number>> => {
  const siblings = `from accounts a where ${isRepeated} and a.customer_id in (select customer_id from placement)`;
  const rows: { account_id: string; row_mark: number }[] = await trx.raw(
    `select a.account_id, a.row_mark ${siblings}`,
    [portfolio],
  );
  const load = bulkLoad(trx, 'other_account', ['account_id']);
  await load.add(rows.map(({ account_id }) => [account_id]));
  await load.finish();
  return new Set(rows.map(({ row_mark }) => Number(row_mark)));
};
