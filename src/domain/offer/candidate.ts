import type { Minor } from '../money.ts';
import { periodsPerYear } from './interest.ts';
import type { OfferKind, OfferTerms, Rejection } from './offer-terms.ts';
import type { ValuedDays } from './present-value.ts';
import type { PlanTerms, Quote } from './schedule.ts';

/** An option that could be made, before its schedule is written out. */
export interface Candidate {
  readonly kind: OfferKind;
  readonly terms: OfferTerms;
  readonly discount: Minor;
  readonly plan: PlanTerms;
  readonly quote: Quote;
  readonly valued: ValuedDays;
  readonly valueRatio: number;
}

/** What one kind comes to for an account. */
export interface Findings {
  readonly candidates: readonly Candidate[];
  readonly rejected: readonly Rejection[];
}

/**
 * The candidates put to the customer, at most three and each with a merit of its own: the cheapest in total, which paying in
 * full always is, the plan that ends first, and the plan that asks least a month.
 */
export const chosenOf = (candidates: readonly Candidate[]): readonly Candidate[] => {
  const plans = candidates.filter(({ kind }) => kind === 'instalments');
  const full = candidates.find(({ kind }) => kind === 'pay-in-full');
  const merits = [full ?? best(plans, cheaper), best(plans, shorter), best(plans, lower)];
  return [...new Set(merits.filter((candidate) => candidate !== undefined))];
};

type Better = (one: Candidate, other: Candidate) => number;

/** The first candidate that no other is better than. */
const best = (candidates: readonly Candidate[], better: Better): Candidate | undefined => {
  let found = candidates[0];
  for (const candidate of candidates) if (found && better(candidate, found) < 0) found = candidate;
  return found;
};

const cheaper: Better = (one, other) =>
  one.quote.total - other.quote.total || byEnd(one, other) || byWeight(one, other);
const shorter: Better = (one, other) =>
  byEnd(one, other) || one.quote.total - other.quote.total || byWeight(one, other);
const lower: Better = (one, other) => byWeight(one, other) || one.quote.total - other.quote.total || byEnd(one, other);

const byEnd: Better = (one, other) => {
  const [end, otherEnd] = [endOf(one), endOf(other)];
  return end < otherEnd ? -1 : end > otherEnd ? 1 : 0;
};

const endOf = ({ valued, quote }: Candidate): string => valued.days[quote.count - 1] ?? '';

const byWeight: Better = (one, other) => yearlyWeight(one) - yearlyWeight(other);

const yearlyWeight = ({ quote, terms }: Candidate): number =>
  quote.regular * (terms.every === 'once' ? 1 : periodsPerYear[terms.every]);
