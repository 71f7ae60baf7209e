import type { Day } from '../day.ts';
import { type Currency, formatAmount, type Minor } from '../money.ts';
import type { Capacity, CapacitySource } from '../offer/capacity.ts';
import type { Option } from '../offer/offer.ts';
import { type NoOfferReason, offerReasons } from '../offer/offer-reason.ts';
import type { OfferKind, Rejection, Rhythm } from '../offer/offer-terms.ts';
import { type CapacityView, capacityView } from '../offer/offer-view.ts';
import type { Alternative, CodedAlternative } from './alternative.ts';

/** The options that stand for an account, and every one that was not made. */
export interface OfferExplanation {
  readonly chosen: readonly ChosenOption[];
  readonly rejected: readonly CodedAlternative[];
  /** The account's share of what the customer can pay a month; null where it is not known. */
  readonly capacity: (CapacityView & { readonly currency: string; readonly reason: string }) | null;
  readonly offeredOn: Day | null;
  readonly lapsesOn: Day | null;
  /** What was owed when it was offered; a message carries it only where that is still owed. */
  readonly offeredFor: string | null;
}

export interface ChosenOption extends Alternative {
  readonly option: number;
  readonly kind: OfferKind;
  readonly every: Rhythm;
  readonly count: number;
  readonly total: string;
  readonly discount: string;
  /** The regular one, which is the first. */
  readonly instalment: string;
  readonly currency: string;
}

/** What is known of an account's offer on the day. */
export interface OfferFinding {
  readonly currency: Currency;
  readonly options: readonly Option[];
  readonly rejected: readonly Rejection[];
  /** Why there is none; undefined where one stands. */
  readonly reason?: NoOfferReason | 'not-offered-yet' | 'lapsed' | undefined;
  readonly capacity?: Capacity | undefined;
  /** What was owed when it was offered. */
  readonly balance?: Minor | undefined;
  readonly offeredOn?: Day | undefined;
  readonly lapsesOn?: Day | undefined;
}

/** Explains an offer, or that there is none; `place` is the policy's in the settings, such as `offers.policies[0]`. */
export const offerExplanation = (finding: OfferFinding, place: string | undefined): OfferExplanation => {
  const { currency, options, rejected, reason, capacity, balance, offeredOn = null, lapsesOn = null } = finding;
  const grouped = grouping(rejected, place);
  return {
    chosen: options.map((option) => chosenOption(option, currency, placeOf(option.kind, place))),
    rejected: reason === undefined ? grouped : [noOffer(reason, finding, place), ...grouped],
    capacity: capacity
      ? { ...capacityView(capacity, currency), currency, reason: capacityReasons[capacity.source] }
      : null,
    offeredOn,
    lapsesOn,
    offeredFor: balance === undefined ? null : formatAmount(balance, currency),
  };
};

const placeOf = (kind: OfferKind, place: string | undefined): string | null =>
  place === undefined ? null : `${place}.${kind.replaceAll('-', '_')}`;

const chosenOption = (option: Option, currency: Currency, rule: string | null): ChosenOption => {
  const { kind, every, count, total, discount, instalments } = option;
  return {
    what: termsWords(kind, every, count),
    reason: kind === 'pay-in-full' ? 'always voluntary' : 'the capacity bears it, and it is above the value floor',
    rule,
    option: option.option,
    kind,
    every,
    count,
    total: formatAmount(total, currency),
    discount: formatAmount(discount, currency),
    instalment: formatAmount(instalments[0]?.amount ?? total, currency),
    currency,
  };
};

const rhythms: Readonly<Record<Rhythm, string>> = {
  once: 'at once',
  week: 'weekly',
  fortnight: 'fortnightly',
  month: 'monthly',
};

const termsWords = (kind: OfferKind, every: Rhythm, count: number): string =>
  kind === 'pay-in-full' ? kind : `${count} ${rhythms[every]} ${kind}`;

/** Options of one kind that were left out for the same reason, together. */
const grouping = (rejected: readonly Rejection[], place: string | undefined): readonly CodedAlternative[] => {
  const groups = new Map<string, Rejection[]>();
  for (const rejection of rejected) {
    const key = `${rejection.kind} ${rejection.reason}`;
    groups.set(key, [...(groups.get(key) ?? []), rejection]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { kind, reason: code } = first;
    return [{ what: groupWords(kind, group), code, reason: offerReasons[code], rule: placeOf(kind, place) }];
  });
};

const groupWords = (kind: OfferKind, group: readonly Rejection[]): string =>
  kind === 'pay-in-full'
    ? kind
    : `${kind}: ${group.map(({ terms }) => `${terms.count} ${rhythms[terms.every]}`).join(', ')}`;

const noOffer = (
  code: NoOfferReason | 'not-offered-yet' | 'lapsed',
  { lapsesOn }: OfferFinding,
  place: string | undefined,
): CodedAlternative => {
  const what = 'offer';
  if (code === 'not-offered-yet')
    return { what, code, reason: 'none was made yet; `trato offer` makes one', rule: place ?? null };
  if (code === 'lapsed') {
    return {
      what,
      code,
      reason: `the last one lapsed on ${lapsesOn}; \`trato offer\` makes a new one`,
      rule: 'offers.lapse_days',
    };
  }
  return { what, code, reason: offerReasons[code], rule: place ?? 'offers.policies' };
};

/** Where a capacity was read from, in words. */
export const capacityReasons: Readonly<Record<CapacitySource, string>> = {
  'declared-surplus': 'a share of declared income less declared expenses',
  'declared-income': 'a share of declared income',
  payments: 'the usual payment of the last 180 days',
  'contract-instalment': "a share of the contract's instalment",
  'policy-default': "the policy's amount for such a balance",
};
