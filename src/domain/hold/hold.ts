import type { AccountName } from '../account.ts';
import type { Day } from '../day.ts';
import type { HoldReason } from './hold-reason.ts';
import type { SupportNeed } from './support-need.ts';

/** What an agreement came to when its hold was released. */
export const releaseOutcomes = ['met', 'broken', 'cancelled'] as const;
export type ReleaseOutcome = (typeof releaseOutcomes)[number];

/** A bar on contact. */
export interface Hold {
  readonly holdId: number;
  readonly customerId: string;
  /** The account it is about; null for the whole customer. */
  readonly account: AccountName | null;
  readonly reason: HoldReason;
  readonly from: Day;
  /** Its last day; null where only a release ends it. */
  readonly until: Day | null;
  /** The day on which a person looks at it again; one that passes ends nothing. */
  readonly review: Day | null;
  /** Whether its days are no days of delinquency. */
  readonly stopsClock: boolean;
  readonly supportNeed: SupportNeed | null;
  /** A reference to where the reason is proven. */
  readonly evidence: string | null;
  readonly addedOn: Day;
  /** The first day on which it bars nothing any more, whatever its last day would have been. */
  readonly releasedOn: Day | null;
  readonly outcome: ReleaseOutcome | null;
}

/** Whether the hold bars contact on the day. */
export const isRunning = ({ from, until, releasedOn }: Pick<Hold, 'from' | 'until' | 'releasedOn'>, on: Day): boolean =>
  from <= on && (until === null || on <= until) && (releasedOn === null || on < releasedOn);
