import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../src/domain/day.ts';
import { type Currency, formatAmount, type Minor } from '../../../src/domain/money.ts';
import { type Every, effectiveYearlyCost, periodRate } from '../../../src/domain/offer/interest.ts';
import { type PlanTerms, quoteOf, scheduleOf } from '../../../src/domain/offer/schedule.ts';

const minor = (amount: number): Minor => amount as Minor;
const day = (text: string): Day => text as Day;
const days = (count: number): Day[] => Array.from({ length: count }, (_, past) => addDays(day('2026-01-31'), past * 7));
const planned = (terms: PlanTerms) => scheduleOf({ ...terms, dueDays: days(terms.count) });
const monthly = (total: number, count: number, more: Partial<PlanTerms> = {}): PlanTerms => ({
  total: minor(total),
  count,
  every: 'month',
  ...more,
});

describe('a schedule without interest', () => {
  it.each([
    ['MXN', monthly(100_000, 3), ['333.34', '333.34', '333.32']],
    ['MXN', monthly(100_000, 3, { roundTo: minor(1000) }), ['340.00', '340.00', '320.00']],
    ['MXN', monthly(100_000, 1, { roundTo: minor(30_000) }), ['1000.00']],
    ['CLP', monthly(100_000, 3, { roundTo: minor(1000) }), ['34000', '34000', '32000']],
    ['KWD', monthly(10_000, 3), ['3.334', '3.334', '3.332']],
    ['MXN', monthly(2, 5), ['0.01', '0.01']],
    ['MXN', monthly(1100, 10, { roundTo: minor(500) }), ['5.00', '5.00', '1.00']],
  ] as const)('in %s %o', (currency, terms, amounts) => {
    const { instalments } = planned(terms);
    expect(instalments.map(({ amount }) => formatAmount(amount, currency as Currency))).toEqual(amounts);
  });

  it('adds up exactly, the last the smallest and above zero', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 ** 12 }),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom(1, 5, 10, 1000, 10_000),
        (total, count, roundTo) => {
          const schedule = planned(monthly(total, count, { roundTo: minor(roundTo) }));
          const amounts = schedule.instalments.map(({ amount }) => amount as number);
          const last = amounts.at(-1) ?? 0;
          expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(total);
          expect(amounts.length).toBeLessThanOrEqual(count);
          expect(last).toBeGreaterThan(0);
          expect(amounts.slice(0, -1).every((amount) => amount >= last && amount % roundTo === 0)).toBe(true);
          expect(schedule.effectiveYearlyCost).toBe('0.0000');
        },
      ),
    );
  });
});

describe('a schedule with interest', () => {
  it('is the worked example: 10000.00 at 24 % over 12 months', () => {
    const { instalments, total, effectiveYearlyCost: cost } = planned(monthly(1_000_000, 12, { yearlyRate: 24 }));
    expect(instalments.map(({ amount }) => amount)).toEqual([...Array.from({ length: 11 }, () => 94_560), 94_555]);
    expect(instalments[0]).toEqual({
      number: 1,
      dueOn: '2026-01-31',
      amount: 94_560,
      principal: 74_560,
      interest: 20_000,
      balanceAfter: 925_440,
    });
    expect(instalments.reduce((sum, { principal }) => sum + principal, 0)).toBe(1_000_000);
    expect([total, cost]).toEqual([94_560 * 11 + 94_555, '0.2682']);
  });

  it('rounds half up: a half per cent of 100 is a whole unit', () => {
    expect(planned(monthly(100, 1, { yearlyRate: 6 })).instalments[0]).toMatchObject({ interest: 1, amount: 101 });
    expect(planned(monthly(99, 1, { yearlyRate: 6 })).instalments[0]).toMatchObject({ interest: 0, amount: 99 });
  });

  it('ends early rather than ask for nothing', () => {
    expect(planned(monthly(3, 12, { yearlyRate: 24 })).instalments.map(({ amount }) => amount)).toEqual([1, 1, 1]);
  });

  const rates = fc.integer({ min: 1, max: 9999 }).map((hundredths) => (hundredths / 100).toFixed(2));
  const plans = fc.record({
    total: fc.integer({ min: 1, max: 10 ** 11 }).map(minor),
    count: fc.integer({ min: 1, max: 60 }),
    every: fc.constantFrom<Every>('week', 'fortnight', 'month'),
    yearlyRate: rates,
  });

  it('pays back the principal exactly and ends at zero', () => {
    fc.assert(
      fc.property(plans, (terms) => {
        const { instalments, total } = planned(terms);
        expect(instalments.reduce((sum, { principal }) => sum + principal, 0)).toBe(terms.total);
        expect(instalments.reduce((sum, { amount }) => sum + amount, 0)).toBe(total);
        expect(instalments.every(({ amount, principal, interest }) => amount === principal + interest)).toBe(true);
        expect(instalments.at(-1)?.balanceAfter).toBe(0);
        expect(instalments.every(({ amount, balanceAfter }) => amount > 0 && balanceAfter >= 0)).toBe(true);
        expect(planned(terms)).toEqual(planned(terms));
      }),
    );
  });

  it('asks the whole unit nearest to what clears the debt exactly', () => {
    fc.assert(
      fc.property(plans, (terms) => {
        fc.pre(terms.total > 100 * terms.count && terms.count > 1);
        const { regular } = quoteOf(terms);
        expect(leftAfter(terms, 2 * regular - 1) >= 0n).toBe(true);
        expect(leftAfter(terms, 2 * regular + 1) < 0n).toBe(true);
      }),
    );
  });

  it('never asks more each time for a longer term', () => {
    fc.assert(
      fc.property(plans, fc.constantFrom(1, 100, 1000), fc.boolean(), (terms, roundTo, charged) => {
        const plan = { ...terms, roundTo: minor(roundTo), yearlyRate: charged ? terms.yearlyRate : undefined };
        expect(quoteOf({ ...plan, count: plan.count + 1 }).regular).toBeLessThanOrEqual(quoteOf(plan).regular);
      }),
    );
  });
});

/** What is still owed, up to a positive factor, when half of `twice` is paid each time without any rounding of interest. */
const leftAfter = ({ total, count, every, yearlyRate = 0 }: PlanTerms, twice: number): bigint => {
  const { numerator, denominator } = periodRate(yearlyRate, every);
  let owed = 2n * BigInt(total);
  let scale = 1n;
  for (let period = 0; period < count; period += 1) {
    scale *= BigInt(denominator);
    owed = owed * BigInt(denominator + numerator) - BigInt(twice) * scale;
  }
  return owed;
};

describe('terms that make no schedule', () => {
  it.each([monthly(0, 3), monthly(-5, 3), monthly(100, 0), monthly(100, 1.5)])('%o', (terms) => {
    expect(() => quoteOf(terms)).toThrow(RangeError);
  });

  it('needs a day for each instalment', () => {
    expect(() => scheduleOf({ ...monthly(100, 3), dueDays: days(2) })).toThrow(/no due day/);
  });
});

describe('the effective yearly cost', () => {
  it.each([
    [24, 'month', '0.2682'],
    ['36', 'month', '0.4258'],
    [24, 'week', '0.2697'],
    [24, 'fortnight', '0.2690'],
    [0, 'week', '0.0000'],
    [300, 'month', '13.5519'],
  ] as const)('of %s per cent a year paid every %s is %s', (rate, every, cost) => {
    expect(effectiveYearlyCost(rate, every)).toBe(cost);
  });
});
