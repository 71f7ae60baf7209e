import type { Day } from '../../domain/day.ts';
import type { Hold, ReleaseOutcome } from '../../domain/hold/hold.ts';
import type { HoldReason } from '../../domain/hold/hold-reason.ts';
import type { SupportNeed } from '../../domain/hold/support-need.ts';
import type { Database } from '../database.ts';

/** A hold as it is kept. */
export interface HoldRow {
  readonly hold_id: number;
  readonly customer_id: string;
  readonly portfolio: string | null;
  readonly account_id: string | null;
  readonly reason: HoldReason;
  readonly from_on: Day;
  readonly until_on: Day | null;
  readonly review_on: Day | null;
  readonly stops_clock: number;
  readonly support_need: SupportNeed | null;
  readonly evidence: string | null;
  readonly added_on: Day;
  readonly released_on: Day | null;
  readonly release_outcome: ReleaseOutcome | null;
}

export const holdColumns = [
  'hold_id',
  'customer_id',
  'portfolio',
  'account_id',
  'reason',
  'from_on',
  'until_on',
  'review_on',
  'stops_clock',
  'support_need',
  'evidence',
  'added_on',
  'released_on',
  'release_outcome',
] as const satisfies readonly (keyof HoldRow)[];

/** The holds of the customers from the first to the last id, ended ones too: their days may have stopped a clock. */
export const holdsBetween = (database: Database, range: readonly [string, string]) =>
  database('holds')
    .whereBetween('customer_id', [...range])
    .orderBy(['customer_id', 'hold_id'])
    .select(holdColumns);

/** A hold as it is decided by. */
export const holdOf = (row: HoldRow): Hold => ({
  holdId: Number(row.hold_id),
  customerId: row.customer_id,
  account:
    row.account_id === null || row.portfolio === null ? null : { portfolio: row.portfolio, accountId: row.account_id },
  reason: row.reason,
  from: row.from_on,
  until: row.until_on,
  review: row.review_on,
  stopsClock: Number(row.stops_clock) === 1,
  supportNeed: row.support_need,
  evidence: row.evidence,
  addedOn: row.added_on,
  releasedOn: row.released_on,
  outcome: row.release_outcome,
});
