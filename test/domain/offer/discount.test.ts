import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Minor } from '../../../src/domain/money.ts';
import { type DiscountPolicy, discountOf } from '../../../src/domain/offer/discount.ts';

const minor = (amount: number): Minor => amount as Minor;
const parts = { principal: minor(80_000), interest: minor(15_001), fees: minor(4999) };
const policy: DiscountPolicy = { fees: 1, interest: '0.5', principal: '0.05' };

describe('a discount', () => {
  it.each<[string, DiscountPolicy, object]>([
    ['takes each component to its limit, rounded up', policy, { fees: 4999, interest: 7501, principal: 4000 }],
    ['takes fees first', { ...policy, share: '0.04' }, { fees: 4000, interest: 0, principal: 0 }],
    ['then interest', { ...policy, share: '0.1' }, { fees: 4999, interest: 5001, principal: 0 }],
    ['then principal', { ...policy, share: 0.13 }, { fees: 4999, interest: 7501, principal: 500 }],
    [
      'never takes more than there is',
      { fees: 2, interest: 0, principal: 0 },
      { fees: 4999, interest: 0, principal: 0 },
    ],
  ])('%s', (_, limits, expected) => {
    expect(discountOf(minor(100_000), parts, limits)).toMatchObject(expected);
  });

  it.each([
    ['unknown', undefined],
    ['not adding up', { ...parts, fees: minor(0) }],
  ])('takes a balance with parts %s as principal', (_, known) => {
    expect(discountOf(minor(100_001), known, policy)).toEqual({ fees: 0, interest: 0, principal: 5001, total: 5001 });
  });

  it('keeps to the limits to the unit', () => {
    const amounts = fc.nat({ max: 10 ** 10 });
    const percents = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(amounts, amounts, amounts, percents, percents, (principal, interest, fees, first, second) => {
        const balance = minor(principal + interest + fees);
        const limits = { fees: first / 100, interest: second / 100, principal: first / 100 };
        const made = discountOf(
          balance,
          { principal: minor(principal), interest: minor(interest), fees: minor(fees) },
          limits,
        );
        expect(made.total).toBe(made.fees + made.interest + made.principal);
        expect(made.fees).toBe(Math.ceil((fees * first) / 100));
        expect(made.interest).toBe(Math.ceil((interest * second) / 100));
        expect(made.total).toBeLessThanOrEqual(balance);
      }),
    );
  });
});
