import type { Day } from '../../domain/day.ts';
import type { ReleaseOutcome } from '../../domain/hold/hold.ts';
import type { HoldReason } from '../../domain/hold/hold-reason.ts';
import { type HoldState, holdState } from '../../domain/hold/hold-state.ts';
import type { SupportNeed } from '../../domain/hold/support-need.ts';
import { toldCustomer } from '../../domain/page/told-customer.ts';
import type { ListedHold } from '../../stores/holds/kept-holds.ts';

/** A hold as it is told. */
export interface HoldRecord {
  readonly hold: number;
  readonly customer: string;
  /** Null where it is about the whole customer. */
  readonly account: string | null;
  readonly portfolio: string | null;
  readonly reason: HoldReason;
  readonly from: Day;
  readonly until: Day | null;
  readonly review: Day | null;
  readonly stopsClock: boolean;
  readonly supportNeed?: SupportNeed;
  readonly evidence: string | null;
  readonly state: HoldState;
  readonly releasedOn: Day | null;
  /** What an agreement came to. */
  readonly outcome: ReleaseOutcome | null;
}

/** The hold as it is told on the day: the customer by an id that others may read. */
export const holdRecord = (hold: ListedHold, day: Day): HoldRecord => ({
  hold: hold.holdId,
  customer: toldCustomer(hold.customerId, hold.nationalId),
  account: hold.account?.accountId ?? null,
  portfolio: hold.account?.portfolio ?? null,
  reason: hold.reason,
  from: hold.from,
  until: hold.until,
  review: hold.review,
  stopsClock: hold.stopsClock,
  ...(hold.supportNeed === null ? {} : { supportNeed: hold.supportNeed }),
  evidence: hold.evidence,
  state: holdState(hold, day),
  releasedOn: hold.releasedOn,
  outcome: hold.outcome,
});

/** `account A-1001 of C-1`, `C-1 with all accounts` */
export const heldWords = ({ customer, account }: Pick<HoldRecord, 'customer' | 'account'>): string =>
  account === null ? `${customer} with all accounts` : `account ${account} of ${customer}`;

/** `from 2026-11-01 through 2026-11-30, looked at again on 2026-11-20` */
export const dayWords = ({ from, until, review }: Pick<HoldRecord, 'from' | 'until' | 'review'>): string => {
  const end = until === null ? 'until it is released' : `through ${until}`;
  return `from ${from} ${end}${review === null ? '' : `, looked at again on ${review}`}`;
};
