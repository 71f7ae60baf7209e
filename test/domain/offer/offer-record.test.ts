import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, weekdayOf } from '../../../src/domain/day.ts';
import type { Minor } from '../../../src/domain/money.ts';
import { type Option, optionsFor } from '../../../src/domain/offer/offer.ts';
import type { OfferPolicy } from '../../../src/domain/offer/offer-policy.ts';
import { optionsInBrief, packOffer, unpackOffer } from '../../../src/domain/offer/offer-record.ts';
import type { Payday } from '../../../src/domain/offer/payday.ts';

const minor = (amount: number): Minor => amount as Minor;
const asOf = '2026-11-20' as Day;
const onWeekdays = (day: Day): boolean => !['sat', 'sun'].includes(weekdayOf(day));

const policyOf = (yearlyRate: string | number | undefined, step: number): OfferPolicy => ({
  lapseDays: 10,
  valueFloor: '0.80',
  discountRate: 20,
  payInFull: { withinDays: 15, discount: { fees: 1, interest: '0.5', principal: 0.1 } },
  instalments: {
    frequencies: [
      { every: 'month', counts: [2, 3, 6, 12, 24, 120] },
      { every: 'fortnight', counts: [4, 12] },
      { every: 'week', counts: [8] },
    ],
    smallestInstalment: minor(100),
    longestTermMonths: 120,
    roundTo: minor(step),
    firstWithinDays: 30,
    yearlyRate,
  },
});

const paydays = fc.oneof(fc.constant(undefined), fc.integer({ min: 1, max: 31 }), fc.constant<Payday>('15-and-last'));

describe('the record of an offer', () => {
  it('gives back every offer exactly, and its schedules add up to their totals', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -5, max: 10 ** 10 }),
        fc.nat({ max: 10 ** 9 }),
        paydays,
        fc.constantFrom(undefined, 0, '0', '24', 36.5),
        fc.constantFrom(1, 100, 1000),
        (balance, capacity, payday, rate, step) => {
          const offer = optionsFor(
            { balance: minor(balance), payday },
            minor(capacity),
            policyOf(rate, step),
            asOf,
            onWeekdays,
          );
          const { options, rejected } = offer;
          const record = packOffer(offer, rate);
          const read = unpackOffer(record);
          expect(read).toEqual({ options, rejected });
          expect(optionsInBrief(record.options)).toEqual(options.map(briefly));
          for (const { instalments, total } of read.options) {
            expect(instalments.reduce((sum, { amount }) => sum + amount, 0)).toBe(total);
          }
        },
      ),
    );
  });

  it('stays short: three options of up to 120 instalments in under 1200 characters', () => {
    const policy = policyOf('24', 1);
    const offer = optionsFor({ balance: minor(50_000_000) }, minor(10 ** 8), policy, asOf, onWeekdays);
    const { options, rejected } = packOffer(offer, '24');
    expect(offer.options.map(({ count }) => count)).toContain(120);
    expect(options.length + rejected.length).toBeLessThan(1200);
  });

  it('tells what a message says of the options without writing schedules out', () => {
    const offer = optionsFor({ balance: minor(100_000) }, minor(60_000), policyOf(undefined, 1), asOf, onWeekdays);
    expect(optionsInBrief(packOffer(offer).options)[0]).toEqual({
      option: 1,
      kind: 'pay-in-full',
      every: 'once',
      count: 1,
      total: 90_000,
      discount: 10_000,
      instalment: 90_000,
      last: 90_000,
      firstDueOn: offer.options[0]?.instalments[0]?.dueOn,
    });
  });
});

const briefly = ({ option, kind, every, count, total, discount, instalments: [first, ...rest] }: Option) => ({
  ...{ option, kind, every, count, total, discount },
  instalment: first?.amount,
  last: (rest.at(-1) ?? first)?.amount,
  firstDueOn: first?.dueOn,
});
