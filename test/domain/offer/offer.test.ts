import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, daysBetween, weekdayOf } from '../../../src/domain/day.ts';
import type { Minor } from '../../../src/domain/money.ts';
import { type Every, periodsPerYear } from '../../../src/domain/offer/interest.ts';
import { type Offer, offersUnder, optionsFor } from '../../../src/domain/offer/offer.ts';
import type { OfferAccount } from '../../../src/domain/offer/offer-account.ts';
import type { InstalmentsPolicy, OfferPolicy } from '../../../src/domain/offer/offer-policy.ts';
import type { Payday } from '../../../src/domain/offer/payday.ts';

const minor = (amount: number): Minor => amount as Minor;
const asOf = '2026-07-24' as Day;
const onWeekdays = (day: Day): boolean => !['sat', 'sun'].includes(weekdayOf(day));

const instalments: InstalmentsPolicy = {
  frequencies: [
    { every: 'month', counts: [2, 3, 6, 12, 24] },
    { every: 'fortnight', counts: [4, 12] },
  ],
  smallestInstalment: minor(5000),
  longestTermMonths: 18,
  roundTo: minor(1000),
  firstWithinDays: 30,
};

const policy: OfferPolicy = {
  lapseDays: 10,
  valueFloor: '0.80',
  discountRate: 20,
  payInFull: { withinDays: 15, discount: { fees: 1, interest: '0.5', principal: 0 } },
  instalments,
};

const account: OfferAccount = {
  balance: minor(120_000),
  parts: { principal: minor(100_000), interest: minor(12_000), fees: minor(8000) },
  contractInstalment: minor(50_000),
};

const offered = (changes: Partial<OfferAccount> = {}, capacity = 45_000, under: OfferPolicy = policy): Offer =>
  optionsFor({ ...account, ...changes }, minor(capacity), under, asOf, onWeekdays);

const reasons = (offer: Offer) =>
  Object.fromEntries(offer.rejected.map(({ terms, reason }) => [`${terms.count} ${terms.every}`, reason]));

const shapes = (offer: Offer) => offer.options.map(({ kind, every, count, total }) => [kind, every, count, total]);

describe('an offer', () => {
  it('puts paying in full, the shortest plan and the lowest instalment', () => {
    const offer = offered();
    expect(shapes(offer)).toEqual([
      ['pay-in-full', 'once', 1, 106_000],
      ['instalments', 'month', 3, 120_000],
      ['instalments', 'month', 12, 120_000],
    ]);
    expect(offer.options.map(({ option }) => option)).toEqual([1, 2, 3]);
    expect(reasons(offer)).toEqual({
      '2 month': 'above-capacity',
      '6 month': 'not-distinct',
      '24 month': 'too-long',
      '4 fortnight': 'above-capacity',
      '12 fortnight': 'not-distinct',
    });
    expect(offer.lapsesOn).toBe('2026-08-03');
  });

  it('asks for the discounted whole on a business day before it lapses', () => {
    const friday = { ...policy, lapseDays: 9 };
    const [full] = offered({}, 45_000, friday).options;
    expect(full).toMatchObject({
      discount: 14_000,
      total: 106_000,
      effectiveYearlyCost: '0.0000',
      valueRatio: '0.8803',
    });
    expect(full?.instalments).toEqual([
      { number: 1, dueOn: '2026-07-31', amount: 106_000, principal: 106_000, interest: 0, balanceAfter: 0 },
    ]);
  });

  it('holds fortnightly instalments to 12/26 of the capacity', () => {
    const fortnightly = {
      ...policy,
      instalments: { ...instalments, frequencies: [{ every: 'fortnight', counts: [12] }] },
    };
    const plans = (capacity: number) => offered({}, capacity, fortnightly as OfferPolicy).options.length - 1;
    expect([plans(21_666), plans(21_667)]).toEqual([0, 1]);
  });

  it.each<[string, Partial<OfferAccount>, number, OfferPolicy, object]>([
    [
      'a lower contract instalment',
      { contractInstalment: minor(39_999) },
      45_000,
      policy,
      { '3 month': 'above-contract-instalment' },
    ],
    ['a small balance', { balance: minor(30_000) }, 45_000, policy, { '12 month': 'below-smallest-instalment' }],
    ['no capacity', {}, 0, policy, { '3 month': 'above-capacity', '12 month': 'above-capacity' }],
    ['a high value floor', {}, 45_000, { ...policy, valueFloor: '0.96' }, { '12 month': 'below-value-floor' }],
    ['nothing due', { balance: minor(0) }, 45_000, policy, { '1 once': 'nothing-due', '3 month': 'nothing-due' }],
  ])('refuses for %s', (_, changes, capacity, under, expected) => {
    expect(reasons(offered(changes, capacity, under))).toMatchObject(expected);
  });

  it('keeps paying in full when the plans are out of reach, and without a discount that is too high', () => {
    const offer = offered({}, 0, { ...policy, valueFloor: '0.95' });
    expect(shapes(offer)).toEqual([['pay-in-full', 'once', 1, 120_000]]);
    expect(offer.rejected[0]).toEqual({
      kind: 'pay-in-full',
      terms: { every: 'once', count: 1, discount: 14_000 },
      reason: 'below-value-floor',
    });
  });

  it('makes only the kinds the policy names', () => {
    const rest = { ...policy, payInFull: undefined };
    expect(offered({}, 45_000, rest).options.map(({ count }) => count)).toEqual([3, 12]);
    expect(offered({}, 45_000, { ...rest, instalments: undefined })).toMatchObject({ options: [], rejected: [] });
  });

  it('falls due on paydays, the first within the days allowed', () => {
    const days = offered({ payday: '15-and-last' }).options[1]?.instalments.map(({ dueOn }) => dueOn);
    expect(days).toEqual(['2026-08-17', '2026-09-15', '2026-10-15']);
  });

  it('shows the yearly cost of a plan with interest', () => {
    const charged = offered({}, 45_000, { ...policy, instalments: { ...instalments, yearlyRate: '24' } });
    const last = charged.options.at(-1);
    expect(last).toMatchObject({ effectiveYearlyCost: '0.2682', count: 12, total: 136_167 });
    expect(Number(last?.valueRatio)).toBeGreaterThan(1);
  });
});

describe('every offer', () => {
  const accounts = fc.record({
    balance: fc.integer({ min: -10, max: 10 ** 8 }).map(minor),
    contractInstalment: fc.option(fc.integer({ min: 1, max: 10 ** 7 }).map(minor), { nil: undefined }),
    payday: fc.option(fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant<Payday>('15-and-last')), {
      nil: undefined,
    }),
  });
  const rates = fc.constantFrom(undefined, '0', '24', '36.5');
  const steps = fc.constantFrom(1, 10, 1000).map(minor);
  const cases = fc.record({
    account: accounts,
    capacity: fc.nat({ max: 10 ** 7 }).map(minor),
    rate: rates,
    step: steps,
  });

  it('keeps to capacity, contract, smallest instalment, days and the policy list', () => {
    fc.assert(
      fc.property(cases, ({ account: owed, capacity, rate, step }) => {
        const under = { ...policy, instalments: { ...instalments, yearlyRate: rate, roundTo: step } };
        const offer = optionsFor(owed, capacity, under, asOf, onWeekdays);
        const plans = offer.options.filter(({ kind }) => kind === 'instalments');
        expect(offer.options.length).toBeLessThanOrEqual(3);
        expect(offer.options.length + offer.rejected.length).toBe(8);
        for (const { every, instalments: rows, total } of plans) {
          const perYear = periodsPerYear[every as Every];
          const most = 12 * Math.min(capacity, owed.contractInstalment ?? capacity);
          expect(rows.every(({ amount }) => amount * perYear <= most && amount >= 5000)).toBe(true);
          expect(rows.reduce((sum, { amount }) => sum + amount, 0)).toBe(total);
          expect(rows.reduce((sum, { principal }) => sum + principal, 0)).toBe(owed.balance);
          expect(daysBetween(asOf, rows[0]?.dueOn ?? asOf)).toBeLessThanOrEqual(30);
          expect(rows.every(({ dueOn }) => onWeekdays(dueOn) && dueOn >= offer.lapsesOn)).toBe(true);
        }
      }),
    );
  });

  it('is the same for one account as in a run over many', () => {
    const run = offersUnder(policy, asOf, onWeekdays);
    fc.assert(
      fc.property(cases, ({ account: owed, capacity }) => {
        expect(run(owed, capacity)).toEqual(optionsFor(owed, capacity, policy, asOf, onWeekdays));
      }),
    );
  });
});
