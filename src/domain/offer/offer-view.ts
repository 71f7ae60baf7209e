import { type Currency, formatAmount, type Minor } from '../money.ts';
import type { Capacity, CapacitySource } from './capacity.ts';
import type { Option } from './offer.ts';
import type { OfferKind, OfferReason, Rejection, Rhythm } from './offer-terms.ts';
import type { Instalment } from './schedule.ts';

/** An option as it is shown: amounts as decimal strings. */
export interface OptionView {
  readonly option: number;
  readonly kind: OfferKind;
  readonly every: Rhythm;
  readonly total: string;
  readonly discount: string;
  readonly instalments: readonly InstalmentView[];
  readonly effectiveYearlyCost: string;
  readonly valueRatio: string;
}

export interface InstalmentView {
  readonly number: number;
  readonly dueOn: string;
  readonly amount: string;
  readonly principal: string;
  readonly interest: string;
  readonly balanceAfter: string;
}

export interface RejectionView {
  readonly kind: OfferKind;
  readonly every: Rhythm;
  readonly count: number;
  readonly reason: OfferReason;
}

export interface CapacityView {
  readonly amount: string;
  readonly source: CapacitySource;
}

export const optionView = (option: Option, currency: Currency): OptionView => {
  const { option: number, kind, every, total, discount, instalments, effectiveYearlyCost, valueRatio } = option;
  return {
    option: number,
    kind,
    every,
    total: formatAmount(total, currency),
    discount: formatAmount(discount, currency),
    instalments: instalments.map((instalment) => instalmentView(instalment, currency)),
    effectiveYearlyCost,
    valueRatio,
  };
};

export const instalmentView = (instalment: Instalment, currency: Currency): InstalmentView => {
  const money = (amount: Minor): string => formatAmount(amount, currency);
  const { number, dueOn, amount, principal, interest, balanceAfter } = instalment;
  return {
    number,
    dueOn,
    amount: money(amount),
    principal: money(principal),
    interest: money(interest),
    balanceAfter: money(balanceAfter),
  };
};

export const rejectionView = ({ kind, terms: { every, count }, reason }: Rejection): RejectionView => ({
  kind,
  every,
  count,
  reason,
});

export const capacityView = ({ amount, source }: Capacity, currency: Currency): CapacityView => ({
  amount: formatAmount(amount, currency),
  source,
});
