import type { Day } from '../../domain/day.ts';
import { type Currency, heldSum } from '../../domain/money.ts';
import { type MoveSum, unsegmented } from '../../domain/segment/segment-move.ts';
import { keyColumns, keyOf, sameAccount } from '../accounts/account-key.ts';
import { owedAmongOn } from '../accounts/open-accounts.ts';
import type { Transaction } from '../database.ts';
import { sumOf } from '../sum-of.ts';
import { assignedOn } from './assigned-on.ts';

/** Who moves between segments, and since which day they were in the ones before; none at first. */
export interface SegmentMoves {
  readonly since: Day | undefined;
  readonly moves: readonly MoveSum[];
}

/**
 * The accounts whose segment in the passing table `segments_now` is another than on the last earlier day of assignments, whatever
 * was assigned on the day itself; those that were open in no segment and are open no longer among them.
 */
export const segmentMoves = async (trx: Transaction, day: Day): Promise<SegmentMoves> => {
  const [earlier] = await trx('segment_days').where('day', '<', day).max({ last: 'day' });
  const before = (earlier?.last ?? null) as Day | null;
  await gatherMoves(trx, before);
  if (before !== null) await gatherLost(trx, before);
  const rows: MoveRow[] = await trx
    .from(placed(trx, before).as('placed'))
    .whereRaw('was is distinct from now_in')
    .groupBy('was', 'now_in', 'currency')
    .select('was', 'now_in', 'currency')
    .count({ accounts: '*' })
    .select(sumOf(trx, 'balance_minor', 'balance_minor'));
  await trx.raw('drop table segment_moves');
  return { since: before ?? undefined, moves: rows.map(moveOf) };
};

interface MoveRow {
  readonly was: string | null;
  readonly now_in: string | null;
  readonly currency: string;
  readonly accounts: number | string;
  readonly balance_minor: number | string;
}

const moveOf = ({ was, now_in, currency, accounts, balance_minor }: MoveRow): MoveSum => ({
  from: was ?? undefined,
  to: now_in ?? undefined,
  accounts: Number(accounts),
  amount: heldSum(Number(balance_minor), currency),
  currency: currency as Currency,
});

const accountKey = keyColumns.join(', ');

/** The open accounts whose segment is another than before, and those that have none. */
const gatherMoves = async (trx: Transaction, before: Day | null): Promise<void> => {
  await trx.raw('drop table if exists segment_moves');
  await trx.raw(
    `create temporary table segment_moves (customer_id text, portfolio text, account_id text, currency text,
     balance_minor bigint, was_in text, now_in text)`,
  );
  await trx.raw(
    `insert into segment_moves (${accountKey}, currency, balance_minor, was_in, now_in)
     select ${keyOf('n')}, n.currency, n.balance_minor, s.segment, coalesce(n.segment, '${unsegmented}')
     from segments_now n left join assignments s on ${sameAccount('s', 'n')} and ${assignedOn('s')}
     where n.segment is null or s.segment is null or n.segment <> s.segment`,
    [before ?? '', before ?? ''],
  );
};

/** The accounts with a segment that are open no longer, and all others that are not open and may have been so in none. */
const gatherLost = async (trx: Transaction, before: Day): Promise<void> => {
  const isOpen = `exists (select 1 from segments_now n where ${sameAccount('n', 'a')})`;
  await trx.raw(
    `insert into segment_moves (${accountKey}, currency, was_in)
     select ${keyOf('a')}, a.currency, s.segment from accounts a left join assignments s on ${sameAccount('s', 'a')} and ${assignedOn('s')}
     where not ${isOpen} and (s.segment is not null or a.closed_on is null or a.closed_on > ? or a.valid_from_on > ?)`,
    [before, before, before, before],
  );
};

/** Where each was, looking up what was owed before only of those that had no segment or are open no longer. */
const placed = (trx: Transaction, before: Day | null) => {
  if (before === null) {
    return trx('segment_moves').select(
      'was_in as was',
      'now_in',
      'currency',
      trx.raw('coalesce(balance_minor, 0) as balance_minor'),
    );
  }
  return trx
    .from(owedAmongOn(trx, before, 'segment_moves').as('m'))
    .select('now_in', 'currency')
    .select(
      trx.raw(`coalesce(was_in, case when was_in is null and open_minor > 0 then '${unsegmented}' end) as was`),
      trx.raw('case when now_in is null then open_minor else balance_minor end as balance_minor'),
    );
};
