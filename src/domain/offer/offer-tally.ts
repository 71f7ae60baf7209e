import { type Currency, type Minor, type Money, type Totals, zero } from '../money.ts';
import { summed, totalsIn } from '../segment/segment-totals.ts';
import type { Option } from './offer.ts';
import type { NoOfferReason } from './offer-reason.ts';
import type { OfferKind } from './offer-terms.ts';

/** What a run of offers came to; the offers and the accounts without one add up to the accounts. */
export interface OfferFigures {
  /** Open accounts looked at. */
  readonly accounts: number;
  /** Accounts with an offer that stands. */
  readonly offers: number;
  /** Of the offers, how many are new or were made again. */
  readonly made: number;
  /** Of the offers, how many stand as they were promised before. */
  readonly kept: number;
  /** Offers taken back from accounts that may have none any more. */
  readonly withdrawn: number;
  /** Options by kind. */
  readonly options: Readonly<Partial<Record<OfferKind, number>>>;
  /** Accounts without an offer by their main reason, the most first. */
  readonly withoutOffer: readonly { readonly reason: NoOfferReason; readonly accounts: number }[];
  /** What would be forgiven if everyone took the option that forgives most. */
  readonly discount: Totals;
}

/** Counts offers as they are decided. */
export interface OfferTally {
  offered(how: 'made' | 'kept', options: readonly Pick<Option, 'kind' | 'discount'>[], currency: Currency): void;
  none(reason: NoOfferReason, accounts: number): void;
  withdrawn(offers: number): void;
  figures(currency: Currency): OfferFigures;
}

/** An empty tally. */
export const offerTally = (): OfferTally => {
  const counts = { made: 0, kept: 0, withdrawn: 0 };
  const kinds = new Map<OfferKind, number>();
  const reasons = new Map<NoOfferReason, number>();
  let discounts: readonly Money[] = [];
  return {
    offered: (how, options, currency) => {
      counts[how] += 1;
      for (const { kind } of options) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      const amount = options.reduce((most: Minor, { discount }) => (discount > most ? discount : most), zero);
      if (amount > 0) discounts = summed([...discounts, { amount, currency }]);
    },
    none: (reason, accounts) => {
      if (accounts > 0) reasons.set(reason, (reasons.get(reason) ?? 0) + accounts);
    },
    withdrawn: (offers) => {
      counts.withdrawn += offers;
    },
    figures: (currency) => {
      const withoutOffer = [...reasons].map(([reason, accounts]) => ({ reason, accounts })).sort(byAccounts);
      const offers = counts.made + counts.kept;
      return {
        accounts: withoutOffer.reduce((sum, { accounts }) => sum + accounts, offers),
        offers,
        ...counts,
        options: Object.fromEntries([...kinds].sort()),
        withoutOffer,
        discount: totalsIn(discounts, currency),
      };
    },
  };
};

type ReasonCount = OfferFigures['withoutOffer'][number];

const byAccounts = (one: ReasonCount, other: ReasonCount): number =>
  other.accounts - one.accounts || (one.reason < other.reason ? -1 : 1);
