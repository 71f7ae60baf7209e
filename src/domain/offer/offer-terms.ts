import type { Minor } from '../money.ts';
import type { Every } from './interest.ts';

export type OfferKind = 'pay-in-full' | 'instalments';

/** How often an option is paid; `once` where there is a single payment. */
export type Rhythm = Every | 'once';

/** Why an option of the policy was not made. */
export type OfferReason =
  | 'nothing-due'
  | 'too-long'
  | 'above-capacity'
  | 'above-contract-instalment'
  | 'below-smallest-instalment'
  | 'below-value-floor'
  /** Possible, but neither the cheapest, nor the shortest, nor the lowest instalment. */
  | 'not-distinct';

/** The terms of an option as the policy names them. */
export interface OfferTerms {
  readonly every: Rhythm;
  readonly count: number;
  readonly discount?: Minor;
}

export interface Rejection {
  readonly kind: OfferKind;
  readonly terms: OfferTerms;
  readonly reason: OfferReason;
}
