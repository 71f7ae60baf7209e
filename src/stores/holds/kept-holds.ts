import type { Knex } from 'knex';
import type { AccountName } from '../../domain/account.ts';
import type { Day } from '../../domain/day.ts';
import type { Hold, ReleaseOutcome } from '../../domain/hold/hold.ts';
import type { HoldReason } from '../../domain/hold/hold-reason.ts';
import type { Database, Transaction } from '../database.ts';
import { type HoldRow, holdColumns, holdOf } from './holds.ts';

/** A hold with what tells under which id its customer may be told. */
export interface ListedHold extends Hold {
  readonly nationalId: string | null;
}

export interface HoldQuestion {
  readonly day: Day;
  readonly customerId?: string | undefined;
  /** Also the holds on the whole customer, for they are about it too. */
  readonly account?: AccountName | undefined;
  readonly reason?: HoldReason | undefined;
  /** Those that bar contact on the day; those and the ones to come; or all there ever were. */
  readonly span: 'running' | 'standing' | 'all';
  /** Only those whose review day has come. */
  readonly due: boolean;
}

/** Keeps a hold; answers with its number. */
export const keepHold = async (
  trx: Transaction,
  hold: Omit<Hold, 'holdId' | 'releasedOn' | 'outcome'>,
): Promise<number> => {
  const [row] = await trx('holds')
    .insert({
      customer_id: hold.customerId,
      portfolio: hold.account?.portfolio ?? null,
      account_id: hold.account?.accountId ?? null,
      reason: hold.reason,
      from_on: hold.from,
      until_on: hold.until,
      review_on: hold.review,
      stops_clock: hold.stopsClock ? 1 : 0,
      support_need: hold.supportNeed,
      evidence: hold.evidence,
      added_on: hold.addedOn,
    })
    .returning<{ hold_id: number }[]>('hold_id');
  return Number(row?.hold_id);
};

/** The holds asked for, of one customer or of all, in the order in which they were added. */
export const listedHolds = async (
  database: Database,
  question: HoldQuestion,
  limit: number | 'all',
): Promise<ListedHold[]> => {
  const rows: ListedRow[] = await asked(database, question)
    .orderBy('h.hold_id')
    .modify((query) => {
      if (limit !== 'all') query.limit(limit);
    })
    .select(listedColumns);
  return rows.map(listedOf);
};

/** How many holds there are of what is asked for. */
export const countHolds = async (database: Database, question: HoldQuestion): Promise<number> => {
  const row: { holds: number } | undefined = await asked(database, question).count({ holds: '*' }).first();
  return Number(row?.holds ?? 0);
};

/** The hold by its number. */
export const holdBy = async (database: Database, holdId: number): Promise<ListedHold | undefined> => {
  const row: ListedRow | undefined = await withCustomers(database).where('h.hold_id', holdId).first(listedColumns);
  return row && listedOf(row);
};

/** Ends the hold: from the day on it bars nothing. */
export const releaseHold = async (
  trx: Transaction,
  holdId: number,
  on: Day,
  outcome: ReleaseOutcome | null,
): Promise<void> => {
  await trx('holds').where({ hold_id: holdId }).update({ released_on: on, release_outcome: outcome });
};

/** Sets the day on which the hold is looked at next. */
export const setReview = async (trx: Transaction, holdId: number, next: Day): Promise<void> => {
  await trx('holds').where({ hold_id: holdId }).update({ review_on: next });
};

type ListedRow = HoldRow & { readonly national_id: string | null };

const listedColumns = [...holdColumns.map((column) => `h.${column}`), 'c.national_id'];

const listedOf = (row: ListedRow): ListedHold => ({ ...holdOf(row), nationalId: row.national_id });

const withCustomers = (database: Database): Knex.QueryBuilder =>
  database('holds as h').join('customers as c', 'c.customer_id', 'h.customer_id');

const asked = (database: Database, { day, customerId, account, reason, span, due }: HoldQuestion): Knex.QueryBuilder =>
  withCustomers(database).modify((query) => {
    if (customerId !== undefined) query.where('h.customer_id', customerId);
    if (account !== undefined) {
      const { portfolio, accountId } = account;
      query.whereRaw('(h.account_id is null or (h.portfolio = ? and h.account_id = ?))', [portfolio, accountId]);
    }
    if (reason !== undefined) query.where('h.reason', reason);
    if (span !== 'all')
      query.whereRaw('(h.until_on is null or h.until_on >= ?) and (h.released_on is null or h.released_on > ?)', [
        day,
        day,
      ]);
    if (span === 'running') query.where('h.from_on', '<=', day);
    if (due) query.where('h.review_on', '<=', day);
  });
