import type { Day } from '../../domain/day.ts';
import { type Currency, heldSum } from '../../domain/money.ts';
import { type MoveSum, unsegmented } from '../../domain/segment/segment-move.ts';
import { owedAmongOn } from '../accounts/open-accounts.ts';
import type { Transaction } from '../database.ts';
import { accountKey, keyOf, sameAccount } from '../facts/fact-day.ts';
import { sumOf } from '../sum-of.ts';

/** Who moves between segments, and since which day they were in the ones before; none at first. */
export interface SegmentMoves {
  readonly since: Day | undefined;
  readonly moves: readonly MoveSum[];
}

/**
 * The accounts whose segment in the passing table `segments_now` is another than the one they are assigned on the day. Accounts
 * in no segment that are open no longer are not among them.
 */
export const segmentMoves = async (trx: Transaction, day: Day): Promise<SegmentMoves> => {
  const before = (await trx('segment_days').where('day', '<', day).max({ last: 'day' }))[0]?.last as Day | null;
  await gatherMoves(trx, day);
  const rows: MoveRow[] = await trx
    .from(placed(trx, before ?? undefined).as('placed'))
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

/** The accounts whose segment changes or that have none, and the ones with a segment that are open no longer. */
const gatherMoves = async (trx: Transaction, day: Day): Promise<void> => {
  const key = accountKey.join(', ');
  const held = `s.entered_on <= ? and (s.left_on is null or s.left_on > ?)`;
  await trx.raw('drop table if exists segment_moves');
  await trx.raw(
    `create temporary table segment_moves (customer_id text, portfolio text, account_id text, currency text,
     balance_minor bigint, was_in text, now_in text)`,
  );
  await trx.raw(
    `insert into segment_moves (${key}, currency, balance_minor, was_in, now_in)
     select ${keyOf('n')}, n.currency, n.balance_minor, s.segment, coalesce(n.segment, '${unsegmented}')
     from segments_now n left join assignments s on ${sameAccount('s', 'n')} and ${held}
     where n.segment is null or s.segment is null or n.segment <> s.segment`,
    [day, day],
  );
  await trx.raw(
    `insert into segment_moves (${key}, currency, was_in)
     select ${keyOf('s')}, a.currency, s.segment from assignments s join accounts a on ${sameAccount('a', 's')}
     where ${held} and not exists (select 1 from segments_now n where ${sameAccount('n', 's')})`,
    [day, day],
  );
};

/** Where each was, looking up what was owed before only of those that had no segment or are open no longer. */
const placed = (trx: Transaction, before: Day | undefined) => {
  if (before === undefined) {
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
