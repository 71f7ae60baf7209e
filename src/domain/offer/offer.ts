import type { Day } from '../day.ts';
import type { Minor } from '../money.ts';
import type { IsBusinessDay } from './business-day.ts';
import { type Candidate, chosenOf, type Findings } from './candidate.ts';
import { plansUnder } from './instalment-plan.ts';
import { effectiveYearlyCost } from './interest.ts';
import type { OfferAccount } from './offer-account.ts';
import type { OfferPolicy } from './offer-policy.ts';
import type { OfferKind, Rejection, Rhythm } from './offer-terms.ts';
import { offerWindow } from './offer-window.ts';
import { payInFullUnder } from './pay-in-full.ts';
import { type Instalment, instalmentsOf } from './schedule.ts';

/** One way to settle an account, as it is put to the customer. */
export interface Option {
  /** From 1. */
  readonly option: number;
  readonly kind: OfferKind;
  readonly every: Rhythm;
  readonly count: number;
  /** Everything there is to pay, after the discount and with the plan's interest. */
  readonly total: Minor;
  readonly discount: Minor;
  readonly instalments: readonly Instalment[];
  /** A decimal with four places: `0.2682` is 26.82 % a year. */
  readonly effectiveYearlyCost: string;
  /** Present value of what is paid as a part of the balance, a decimal with four places. */
  readonly valueRatio: string;
}

export interface Offer {
  readonly options: readonly Option[];
  /** Every option of the policy that is not among the options, with the reason. */
  readonly rejected: readonly Rejection[];
  readonly lapsesOn: Day;
}

/** An offer for one account that can pay `capacity` a month on it. */
export type OfferFor = (account: OfferAccount, capacity: Minor) => Offer;

/** The offers of one day under one policy; due days are worked out once, so that a portfolio can be gone through. */
export const offersUnder = (policy: OfferPolicy, asOf: Day, isBusinessDay: IsBusinessDay): OfferFor => {
  const window = offerWindow(policy, asOf, isBusinessDay);
  const payInFull = policy.payInFull ? payInFullUnder(policy.payInFull, window) : nothing;
  const plans = policy.instalments ? plansUnder(policy.instalments, window) : nothing;
  return (account, capacity) => {
    const full = payInFull(account);
    const plan = plans(account, capacity);
    const candidates = full.candidates.concat(plan.candidates);
    const chosen = chosenOf(candidates);
    return {
      options: chosen.map((candidate, index) => optionOf(candidate, index + 1)),
      rejected: full.rejected.concat(plan.rejected, notChosen(candidates, chosen)),
      lapsesOn: window.lapsesOn,
    };
  };
};

const nothing = (): Findings => ({ candidates: [], rejected: [] });

/** The offer for a single account on a day. */
export const optionsFor = (
  account: OfferAccount,
  capacity: Minor,
  policy: OfferPolicy,
  asOf: Day,
  isBusinessDay: IsBusinessDay,
): Offer => offersUnder(policy, asOf, isBusinessDay)(account, capacity);

const notChosen = (candidates: readonly Candidate[], chosen: readonly Candidate[]): readonly Rejection[] =>
  candidates
    .filter((candidate) => !chosen.includes(candidate))
    .map(({ kind, terms }) => ({ kind, terms, reason: 'not-distinct' }));

const optionOf = ({ kind, terms, discount, plan, quote, valued, valueRatio }: Candidate, option: number): Option => ({
  option,
  kind,
  every: terms.every,
  count: quote.count,
  total: quote.total,
  discount,
  instalments: instalmentsOf(plan, quote, valued.days),
  effectiveYearlyCost: effectiveYearlyCost(plan.yearlyRate ?? 0, plan.every),
  valueRatio: valueRatio.toFixed(4),
});
