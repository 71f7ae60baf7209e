import { addDays, type Day, daysBetween } from '../day.ts';
import { type Minor, minorOf, zero } from '../money.ts';
import { type Every, effectiveYearlyCost } from './interest.ts';
import type { Offer, Option } from './offer.ts';
import type { OfferKind, OfferReason, OfferTerms, Rejection, Rhythm } from './offer-terms.ts';
import type { Decimal } from './ratio.ts';
import { type Instalment, instalmentsOf } from './schedule.ts';

/** An offer as the database keeps it: two short JSON texts, options by their terms and rejections by their reason. */
export interface OfferRecord {
  readonly options: string;
  readonly rejected: string;
}

/** What of an offer the record holds. */
export type RecordedOffer = Pick<Offer, 'options' | 'rejected'>;

/** Packs an offer made under a policy whose plans bear the yearly rate in percent; `unpackOffer` gives the same offer back. */
export const packOffer = ({ options, rejected }: RecordedOffer, yearlyRate: Decimal = 0): OfferRecord => ({
  options: JSON.stringify(options.map((option) => packOption(option, yearlyRate))),
  rejected: JSON.stringify(packRejections(rejected)),
});

/** The offer of a record, every instalment written out again by the rule that made it. */
export const unpackOffer = ({ options, rejected }: OfferRecord): RecordedOffer => ({
  options: readOptions(options).map(unpackOption),
  rejected: (JSON.parse(rejected) as PackedRejections[]).flatMap(unpackRejections),
});

/** An option as it is put to the customer in one sentence; its instalments are all alike but for the last. */
export interface OptionInBrief extends Omit<Option, 'instalments' | 'effectiveYearlyCost' | 'valueRatio'> {
  readonly instalment: Minor;
  readonly last: Minor;
  readonly firstDueOn: Day;
}

/** The options of a record without writing out their instalments. */
export const optionsInBrief = (options: string): readonly OptionInBrief[] => readOptions(options).map(inBrief);

/** What tells an option from another; what is left out is zero, or the regular instalment for the last. */
interface PackedOption {
  readonly kind: OfferKind;
  readonly every: Rhythm;
  readonly count: number;
  readonly principal: Minor;
  readonly discount?: Minor;
  readonly regular: Minor;
  readonly last?: Minor;
  readonly rate?: Decimal;
  readonly value: string;
  /** The first due day and the days from each to the next: `2026-12-15+31+31`. */
  readonly due: string;
}

const readOptions = (options: string): readonly PackedOption[] => JSON.parse(options) as PackedOption[];

const packOption = (option: Option, yearlyRate: Decimal): PackedOption => {
  const { kind, every, count, discount, instalments, valueRatio: value } = option;
  const regular = instalments[0]?.amount ?? zero;
  const last = instalments.at(-1)?.amount ?? zero;
  const rate = every === 'once' ? 0 : yearlyRate;
  return {
    kind,
    every,
    count,
    principal: minorOf(instalments.reduce((sum, { principal }) => sum + principal, 0)),
    ...(discount === 0 ? {} : { discount }),
    regular,
    ...(last === regular ? {} : { last }),
    ...(Number(rate) === 0 ? {} : { rate }),
    value,
    due: packDays(instalments),
  };
};

const packDays = (instalments: readonly Instalment[]): string =>
  instalments
    .map(({ dueOn }, index) => {
      const before = instalments[index - 1];
      return before === undefined ? dueOn : daysBetween(before.dueOn, dueOn);
    })
    .join('+');

const unpackDays = (due: string): readonly Day[] => {
  const [, ...gaps] = due.split('+');
  const days = [firstDay(due)];
  for (const gap of gaps) days.push(addDays(days.at(-1) ?? firstDay(due), Number(gap)));
  return days;
};

const inBrief = (packed: PackedOption, index: number): OptionInBrief => {
  const { kind, every, count, discount = zero, regular, last = regular, due } = packed;
  const total = totalOf(packed);
  return {
    option: index + 1,
    kind,
    every,
    count,
    total,
    discount,
    instalment: regular,
    last,
    firstDueOn: firstDay(due),
  };
};

const totalOf = ({ regular, count, last = regular }: PackedOption): Minor => minorOf(regular * (count - 1) + last);

const firstDay = (due: string): Day => due.slice(0, 'YYYY-MM-DD'.length) as Day;

const unpackOption = (packed: PackedOption, index: number): Option => {
  const { kind, every, count, principal, discount = zero, regular, last = regular, rate = 0, value, due } = packed;
  const period: Every = every === 'once' ? 'month' : every;
  const total = totalOf(packed);
  const plan = { total: principal, count, every: period, yearlyRate: rate };
  return {
    option: index + 1,
    kind,
    every,
    count,
    total,
    discount,
    instalments: instalmentsOf(plan, { count, regular, last, total }, unpackDays(due)),
    effectiveYearlyCost: effectiveYearlyCost(rate, period),
    valueRatio: value,
  };
};

/** Rejections that follow each other for the same reason: the kind, the reason, and the terms such as `3 month`. */
type PackedRejections = readonly [kind: OfferKind, reason: OfferReason, ...terms: string[]];

const packRejections = (rejected: readonly Rejection[]): readonly PackedRejections[] => {
  const runs: [OfferKind, OfferReason, ...string[]][] = [];
  for (const { kind, reason, terms } of rejected) {
    const run = runs.at(-1);
    if (run?.[0] === kind && run[1] === reason) run.push(packTerms(terms));
    else runs.push([kind, reason, packTerms(terms)]);
  }
  return runs;
};

const packTerms = ({ count, every, discount }: OfferTerms): string =>
  discount === undefined ? `${count} ${every}` : `${count} ${every} ${discount}`;

const unpackRejections = ([kind, reason, ...terms]: PackedRejections): readonly Rejection[] =>
  terms.map((packed) => ({ kind, terms: unpackTerms(packed), reason }));

const unpackTerms = (packed: string): OfferTerms => {
  const [count, every, discount] = packed.split(' ');
  const terms = { every: every as Rhythm, count: Number(count) };
  return discount === undefined ? terms : { ...terms, discount: minorOf(Number(discount)) };
};
