import { addDays, type Day, earlierOf } from '../day.ts';
import { type Minor, minorOf, zero } from '../money.ts';
import { lastBusinessDay } from './business-day.ts';
import type { Candidate, Findings } from './candidate.ts';
import { discountOf } from './discount.ts';
import type { OfferAccount } from './offer-account.ts';
import type { PayInFullPolicy } from './offer-policy.ts';
import type { OfferReason, Rejection } from './offer-terms.ts';
import type { OfferWindow } from './offer-window.ts';
import { type ValuedDays, valueRatio } from './present-value.ts';
import type { PlanTerms } from './schedule.ts';

/** Paying in full, which is voluntary and so needs no capacity. A discount under the value floor is refused alone. */
export const payInFullUnder = (policy: PayInFullPolicy, window: OfferWindow): ((account: OfferAccount) => Findings) => {
  const valued = window.valued([payInFullDay(policy, window)]);
  return ({ balance, parts }) => {
    if (balance <= 0) return { candidates: [], rejected: [refused('nothing-due', zero)] };
    const discount = policy.discount ? discountOf(balance, parts, policy.discount).total : zero;
    const discounts = discount > 0 ? [discount, zero] : [zero];
    const made = discounts.map((given) => payInFull(balance, given, valued));
    const taken = made.findIndex((candidate) => window.isWorth(candidate.valueRatio));
    const tooLow = taken < 0 ? made : made.slice(0, taken);
    return {
      candidates: made.filter((_, index) => index === taken),
      rejected: tooLow.map((candidate) => refused('below-value-floor', candidate.discount)),
    };
  };
};

/** The last business day in time; the lapse day itself is real, so it is never passed. */
const payInFullDay = ({ withinDays }: PayInFullPolicy, { asOf, lapsesOn, isBusinessDay }: OfferWindow): Day => {
  const latest = earlierOf(addDays(asOf, withinDays), lapsesOn);
  return lastBusinessDay(latest, asOf, isBusinessDay) ?? latest;
};

const payInFull = (balance: Minor, discount: Minor, valued: ValuedDays): Candidate => {
  const total = minorOf(balance - discount);
  const plan: PlanTerms = { total, count: 1, every: 'month' };
  const quote = { count: 1, regular: total, last: total, total };
  return {
    kind: 'pay-in-full',
    terms: { every: 'once', count: 1 },
    discount,
    plan,
    quote,
    valued,
    valueRatio: valueRatio(quote, valued, balance),
  };
};

const refused = (reason: OfferReason, discount: Minor): Rejection => ({
  kind: 'pay-in-full',
  terms: { every: 'once', count: 1, discount },
  reason,
});
