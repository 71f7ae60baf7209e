import type { Day } from '../day.ts';
import { type Minor, zero } from '../money.ts';
import { nextBusinessDay } from './business-day.ts';
import type { Candidate, Findings } from './candidate.ts';
import { dueDaysOf, firstDueDay } from './due-days.ts';
import { type Every, periodsPerYear } from './interest.ts';
import type { OfferAccount } from './offer-account.ts';
import type { InstalmentsPolicy } from './offer-policy.ts';
import type { OfferReason, Rejection } from './offer-terms.ts';
import type { OfferWindow } from './offer-window.ts';
import type { Payday } from './payday.ts';
import { type ValuedDays, valueRatio } from './present-value.ts';
import { partDown, type Ratio, ratioBetween } from './ratio.ts';
import { type Quote, quoteOf } from './schedule.ts';

/** The plans by instalments that a capacity a month bears, each with its quote, and why the others are not made. */
export const plansUnder = (
  policy: InstalmentsPolicy,
  window: OfferWindow,
): ((account: OfferAccount, capacity: Minor) => Findings) => {
  const frame = { policy, window, valuedFor: dueDaysByPayday(policy, window), sizes: sizesOf(policy) };
  return (account, capacity) => {
    const limits = limitsOf(account, capacity);
    const candidates: Candidate[] = [];
    const rejected: Rejection[] = [];
    for (const terms of frame.sizes) {
      const plan = planOrReason(terms, account, limits[terms.every], frame);
      if (typeof plan === 'string') rejected.push({ kind: 'instalments', terms, reason: plan });
      else candidates.push(plan);
    }
    return { candidates, rejected };
  };
};

interface PlanSize {
  readonly every: Every;
  readonly count: number;
}

/** What does not differ between accounts. */
interface Frame {
  readonly policy: InstalmentsPolicy;
  readonly window: OfferWindow;
  readonly valuedFor: (every: Every, payday: Payday | undefined) => ValuedDays;
}

/** Most that an instalment of one rhythm may come to. */
interface Limits {
  readonly capacity: number;
  readonly contract: number;
}

const sizesOf = ({ frequencies }: InstalmentsPolicy): readonly PlanSize[] =>
  frequencies.flatMap(({ every, counts }) => counts.map((count) => ({ every, count })));

const planOrReason = (
  terms: PlanSize,
  { balance, payday }: OfferAccount,
  limits: Limits,
  { policy, window, valuedFor }: Frame,
): Candidate | OfferReason => {
  if (balance <= 0) return 'nothing-due';
  if (terms.count * 12 > policy.longestTermMonths * periodsPerYear[terms.every]) return 'too-long';
  const { every, count } = terms;
  const plan = { total: balance, count, every, roundTo: policy.roundTo, yearlyRate: policy.yearlyRate };
  const quote = quoteOf(plan);
  const reason = reasonAgainst(quote, limits, policy.smallestInstalment);
  if (reason) return reason;
  const valued = valuedFor(terms.every, payday);
  const ratio = valueRatio(quote, valued, balance);
  if (!window.isWorth(ratio)) return 'below-value-floor';
  return { kind: 'instalments', terms, discount: zero, plan, quote, valued, valueRatio: ratio };
};

const reasonAgainst = ({ regular, last }: Quote, limits: Limits, smallest: Minor): OfferReason | undefined => {
  const highest = Math.max(regular, last);
  if (highest > limits.capacity) return 'above-capacity';
  if (highest > limits.contract) return 'above-contract-instalment';
  return Math.min(regular, last) < smallest ? 'below-smallest-instalment' : undefined;
};

const perMonth: Readonly<Record<Every, Ratio>> = {
  week: ratioBetween(12, periodsPerYear.week),
  fortnight: ratioBetween(12, periodsPerYear.fortnight),
  month: ratioBetween(12, periodsPerYear.month),
};

const limitsOf = ({ contractInstalment }: OfferAccount, capacity: Minor): Readonly<Record<Every, Limits>> => {
  const limits = (every: Every): Limits => ({
    capacity: partDown(Math.max(0, capacity), perMonth[every]),
    contract: contractInstalment ? partDown(contractInstalment, perMonth[every]) : Number.POSITIVE_INFINITY,
  });
  return { week: limits('week'), fortnight: limits('fortnight'), month: limits('month') };
};

/** Due days of the longest plan of each rhythm, made once for each payday: shorter plans are their beginning. */
const dueDaysByPayday = (
  { frequencies, firstWithinDays: withinDays }: InstalmentsPolicy,
  window: OfferWindow,
): ((every: Every, payday: Payday | undefined) => ValuedDays) => {
  const known = new Map<string, ValuedDays>();
  return (every, payday) => {
    const key = `${every} ${payday ?? ''}`;
    const cached = known.get(key);
    if (cached) return cached;
    const count = Math.max(...frequencies.filter((one) => one.every === every).flatMap(({ counts }) => counts));
    const first = firstDueDay({ ...window, withinDays, every, payday });
    const next = (day: Day) => nextBusinessDay(day, window.isBusinessDay);
    const valued = window.valued(dueDaysOf({ first, count, every, payday, nextBusinessDay: next }));
    known.set(key, valued);
    return valued;
  };
};
