import type { Minor } from '../money.ts';
import type { DiscountPolicy } from './discount.ts';
import type { Every } from './interest.ts';
import type { Decimal } from './ratio.ts';

/** What a segment's accounts may be offered, in the accounts' currency; a kind that is left out is not offered. */
export interface OfferPolicy {
  /** The offer lapses so many days after the as-of day; `firstWithinDays` should not be shorter. */
  readonly lapseDays: number;
  /** The least present value of what is paid as a part of the balance, such as 0.9. */
  readonly valueFloor: Decimal;
  /** The yearly rate of the present value, in percent, act/365. */
  readonly discountRate: Decimal;
  readonly payInFull?: PayInFullPolicy | undefined;
  readonly instalments?: InstalmentsPolicy | undefined;
}

export interface PayInFullPolicy {
  /** Payable at most so many days after the as-of day, and never after the offer lapses. */
  readonly withinDays: number;
  /** None unless given. */
  readonly discount?: DiscountPolicy | undefined;
}

export interface InstalmentsPolicy {
  readonly frequencies: readonly Frequency[];
  readonly smallestInstalment: Minor;
  readonly longestTermMonths: number;
  /** The step instalments without interest are rounded up to. */
  readonly roundTo: Minor;
  /** The first instalment falls due at most so many days after the as-of day. */
  readonly firstWithinDays: number;
  /** Nominal interest in percent a year; none unless given. */
  readonly yearlyRate?: Decimal | undefined;
}

/** Numbers of instalments offered in one rhythm. */
export interface Frequency {
  readonly every: Every;
  readonly counts: readonly number[];
}
