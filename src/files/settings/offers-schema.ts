import { z } from 'zod';
import { minorOf } from '../../domain/money.ts';
import type { CapacityPolicy } from '../../domain/offer/capacity.ts';
import type { InstalmentsPolicy, OfferPolicy, PayInFullPolicy } from '../../domain/offer/offer-policy.ts';
import { amountSchema } from '../yaml/amount-schema.ts';
import { expected, oneOf, strictObject } from '../yaml/yaml-file.ts';
import { defaultLapseDays, type SettingsFrame } from './settings-frame.ts';

/** What a segment's accounts may be offered. */
export interface SegmentOffers {
  readonly segments: readonly string[];
  readonly policy: OfferPolicy;
}

export interface OfferSettings {
  readonly capacity: CapacityPolicy;
  readonly policies: readonly SegmentOffers[];
}

type OffersFrame = Pick<SettingsFrame, 'currency' | 'segments' | 'lapseDays'>;

type Amount = ReturnType<typeof amountSchema>;

const shareSchema = z.number().min(0).max(1);
const percentSchema = z.number().min(0).max(1000);
const daysSchema = z.int().min(1).max(90);

/** The `offers` part of trato.yaml. */
export const offersSchema = (frame: OffersFrame) => {
  const amount = amountSchema(frame.currency);
  return strictObject({
    lapse_days: daysSchema.default(defaultLapseDays),
    value_floor: shareSchema.default(0.7),
    discount_rate: percentSchema.default(12),
    capacity: capacitySchema(amount),
    policies: z.array(policySchema(amount, frame)).default([]),
  })
    .prefault({})
    .transform(({ capacity, policies, ...common }): OfferSettings => {
      const { lapse_days: lapseDays, value_floor: valueFloor, discount_rate: discountRate } = common;
      return {
        capacity,
        policies: policies.map(({ segments: ids, ...kinds }) => ({
          segments: ids,
          policy: { lapseDays, valueFloor, discountRate, ...kinds },
        })),
      };
    });
};

const capacitySchema = (amount: Amount) =>
  strictObject({
    share: shareSchema.default(0.5),
    income_share: shareSchema.default(0.1),
    contract_share: shareSchema.default(0.8),
    bands: z.array(strictObject({ up_to: amount.optional(), amount })).default([]),
  })
    .prefault({})
    .transform(
      ({ share, income_share: incomeShare, contract_share: contractShare, bands }): CapacityPolicy => ({
        surplusShare: share,
        incomeShare,
        contractShare,
        bands: bands.map(({ up_to: upTo, amount: monthly }) => ({ upTo, amount: monthly })),
      }),
    )
    .refine(({ bands }) => bands.every(isAbove), { path: ['bands'], error: risingBands });

const risingBands = 'the bands must rise in up_to, and only the last may be without it';

const isAbove = (
  { upTo }: CapacityPolicy['bands'][number],
  index: number,
  bands: readonly CapacityPolicy['bands'][number][],
): boolean => {
  const before = bands[index - 1];
  return index === 0 || (before?.upTo !== undefined && (upTo === undefined || upTo > before.upTo));
};

const policySchema = (amount: Amount, { segments, lapseDays }: OffersFrame) =>
  strictObject({
    segments: z.array(oneOf('segment', segments)).min(1, expected('the names of the segments that the policy is for')),
    pay_in_full: payInFullSchema.optional(),
    instalments: instalmentsSchema(amount, lapseDays).optional(),
  }).transform(({ segments: ids, pay_in_full: payInFull, instalments }) => ({ segments: ids, payInFull, instalments }));

const payInFullSchema = strictObject({
  within_days: daysSchema,
  discount: strictObject({
    fees: shareSchema.default(0),
    interest: shareSchema.default(0),
    principal: shareSchema.default(0),
    share: shareSchema.optional(),
  }).optional(),
}).transform(({ within_days: withinDays, discount }): PayInFullPolicy => ({ withinDays, discount }));

const frequencySchema = strictObject({
  every: oneOf('rhythm', ['week', 'fortnight', 'month']),
  counts: z.array(z.int().min(2).max(120)).min(1, expected('numbers of instalments such as [3, 6, 12]')),
});

const instalmentsSchema = (amount: Amount, lapseDays: number) =>
  strictObject({
    frequencies: z.array(frequencySchema).min(1, expected('a rhythm such as { every: month, counts: [3, 6] }')),
    smallest: amount,
    longest_months: z.int().min(1).max(120),
    round_to: amount.refine((step) => step > 0, expected('an amount above zero')).default(minorOf(1)),
    first_within_days: daysSchema.refine((days) => days >= lapseDays, notBeforeLapse(lapseDays)).prefault(30),
    yearly_rate: percentSchema.optional(),
  }).transform(
    ({ frequencies, smallest, ...terms }): InstalmentsPolicy => ({
      frequencies,
      smallestInstalment: smallest,
      longestTermMonths: terms.longest_months,
      roundTo: terms.round_to,
      firstWithinDays: terms.first_within_days,
      yearlyRate: terms.yearly_rate,
    }),
  );

const notBeforeLapse = (lapseDays: number) =>
  expected(
    `at least the ${lapseDays} days of lapse_days, so that the first instalment is not due while the offer stands`,
  );
