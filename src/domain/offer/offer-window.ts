import { addDays, type Day } from '../day.ts';
import type { IsBusinessDay } from './business-day.ts';
import type { OfferPolicy } from './offer-policy.ts';
import { type ValuedDays, valuedDays } from './present-value.ts';

/** The days between which an offer stands, and how what is paid after them is valued. */
export interface OfferWindow {
  readonly asOf: Day;
  readonly lapsesOn: Day;
  readonly isBusinessDay: IsBusinessDay;
  readonly valued: (days: readonly Day[]) => ValuedDays;
  /** Whether a value ratio is one the policy accepts. */
  readonly isWorth: (valueRatio: number) => boolean;
}

/** What adding up floating-point factors may lose of a ratio that is the floor itself. */
const roundingError = 1e-12;

/** The window of every offer made on a day under a policy. */
export const offerWindow = (policy: OfferPolicy, asOf: Day, isBusinessDay: IsBusinessDay): OfferWindow => {
  const floor = Number(policy.valueFloor) - roundingError;
  return {
    asOf,
    lapsesOn: addDays(asOf, policy.lapseDays),
    isBusinessDay,
    valued: (days) => valuedDays(asOf, days, policy.discountRate),
    isWorth: (valueRatio) => valueRatio > 0 && valueRatio >= floor,
  };
};
