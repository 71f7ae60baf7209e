import type { Knex } from 'knex';
import type { Day } from '../../domain/day.ts';
import { guardError } from '../../domain/errors.ts';
import type { SegmentRules } from '../../domain/segment/segment-rules.ts';
import type { SegmentTotal } from '../../domain/segment/segment-totals.ts';
import type { Transaction } from '../database.ts';
import type { SegmentScope } from './fact-values.ts';
import { type SegmentMoves, segmentMoves } from './segment-moves.ts';
import { segmentTotals } from './segment-totals.ts';
import { readySegments, segmentedAccounts } from './segmented-accounts.ts';

export interface SegmentDay extends SegmentScope {
  /** Drops what was assigned as of later days; else such a run is refused. */
  readonly rewind?: boolean;
}

/** How the open accounts divide into segments, and who moves. */
export interface Segmentation extends SegmentMoves {
  readonly totals: readonly SegmentTotal[];
}

/**
 * Assigns every open account as of the day, in a few statements for the whole portfolio. What does not change stays;
 * doing it again on the same day replaces what was done that day; an account in no segment has no assignment.
 */
export const assignSegments = async (
  trx: Transaction,
  rules: SegmentRules,
  { rewind = false, ...scope }: SegmentDay,
): Promise<Segmentation> => {
  const { day } = scope;
  await (rewind ? dropLaterAssignments(trx, day) : refuseBeforeLaterAssignments(trx, day));
  await gatherSegments(trx, rules, scope);
  const segmentation = await segmentationNow(trx, day);
  await takeBackToday(trx, day);
  await leave(trx, day);
  await enter(trx, day);
  await trx('segment_days').insert({ day }).onConflict('day').ignore();
  await trx.raw('drop table segments_now');
  return segmentation;
};

/** The segments as they would be on the day, without assigning them. */
export const segmentsAsOf = async (
  trx: Transaction,
  rules: SegmentRules,
  scope: SegmentScope,
): Promise<Segmentation> => {
  await gatherSegments(trx, rules, scope);
  const segmentation = await segmentationNow(trx, scope.day);
  await trx.raw('drop table segments_now');
  return segmentation;
};

/** The last day, no later than the given one, as of which segments were assigned. */
export const lastSegmentDay = async (trx: Transaction, day: Day): Promise<Day | undefined> => {
  const [row] = await trx('segment_days').where('day', '<=', day).max({ last: 'day' });
  return (row?.last as Day | null) ?? undefined;
};

const keyColumns = 'customer_id, portfolio, account_id';

const columnsNow =
  'customer_id text not null, portfolio text not null, account_id text not null, currency text not null, ' +
  'balance_minor bigint not null, segment text';

/** Puts the open accounts and their segments into the passing table `segments_now`. */
const gatherSegments = async (trx: Transaction, rules: SegmentRules, scope: SegmentScope): Promise<void> => {
  await readySegments(trx, rules, scope);
  await trx.raw('drop table if exists segments_now');
  await trx.raw(`create temporary table segments_now (${columnsNow})`);
  await trx
    .into(trx.raw(`segments_now (${keyColumns}, currency, balance_minor, segment)`))
    .insert(segmentedAccounts(trx, rules, scope));
  await trx.raw(`create unique index segments_now_key on segments_now (${keyColumns}, segment)`);
};

const segmentationNow = async (trx: Transaction, day: Day): Promise<Segmentation> => ({
  ...(await segmentMoves(trx, day)),
  totals: await segmentTotals(trx, trx('segments_now')),
});

const refuseBeforeLaterAssignments = async (trx: Transaction, day: Day): Promise<void> => {
  const [latest] = await trx('segment_days').max({ last: 'day' });
  const last = latest?.last as Day | null | undefined;
  if (last === null || last === undefined || last <= day) return;
  throw guardError(
    `Segments were already assigned as of ${last}: assigning them as of ${day} would undo that.`,
    'later-assignments',
    'Use --dry-run to see the segments of that day and keep nothing, or --rewind to drop what was assigned as of later days.',
  );
};

const dropLaterAssignments = async (trx: Transaction, day: Day): Promise<void> => {
  await trx('segment_days').where('day', '>', day).delete();
  await trx('assignments').where('entered_on', '>', day).delete();
  await trx('assignments').where('left_on', '>', day).update({ left_on: null });
};

/** Drops what an earlier run of the day entered and no longer holds, and opens again what it had closed for it. */
const takeBackToday = async (trx: Transaction, day: Day): Promise<void> => {
  await trx('assignments').where('entered_on', day).whereNotExists(sameSegmentNow(trx)).delete();
  const enteredToday = trx('assignments as today')
    .whereRaw(sameAccount('today', 'assignments'))
    .where('today.entered_on', day)
    .select(trx.raw('1'));
  await trx('assignments').where('left_on', day).whereNotExists(enteredToday).update({ left_on: null });
};

const leave = async (trx: Transaction, day: Day): Promise<void> => {
  await trx('assignments').whereNull('left_on').whereNotExists(sameSegmentNow(trx)).update({ left_on: day });
};

const enter = async (trx: Transaction, day: Day): Promise<void> => {
  const assigned = trx('assignments')
    .whereRaw(sameAccount('assignments', 'segments_now'))
    .whereNull('assignments.left_on')
    .select(trx.raw('1'));
  const entering = trx('segments_now')
    .whereNotNull('segment')
    .whereNotExists(assigned)
    .orderByRaw(keyColumns)
    .select(trx.raw(`${keyColumns}, segment, ?`, [day]));
  await trx.into(trx.raw(`assignments (${keyColumns}, segment, entered_on)`)).insert(entering);
};

const sameSegmentNow = (trx: Transaction): Knex.QueryBuilder =>
  trx('segments_now')
    .whereRaw(sameAccount('segments_now', 'assignments'))
    .whereRaw('segments_now.segment = assignments.segment')
    .select(trx.raw('1'));

const sameAccount = (one: string, other: string): string =>
  keyColumns
    .split(', ')
    .map((column) => `${one}.${column} = ${other}.${column}`)
    .join(' and ');
