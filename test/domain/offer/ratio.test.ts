import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partDown, partHalfUp, partUp, ratioBetween, ratioOf } from '../../../src/domain/offer/ratio.ts';

describe('a decimal as a ratio', () => {
  it.each([
    ['0.1', 1, 10],
    [0.5, 1, 2],
    ['24', 24, 1],
    ['24.75', 99, 4],
    [1e-7, 1, 10_000_000],
    [0, 0, 1],
  ])('%s is %d/%d', (decimal, numerator, denominator) => {
    expect(ratioOf(decimal)).toEqual({ numerator, denominator });
  });

  it.each(['', '-1', '1,5', '5 %', 'NaN', '0.12345678901234567'])('%j is refused', (decimal) => {
    expect(() => ratioOf(decimal)).toThrow(RangeError);
  });
});

describe('a part of an amount', () => {
  it('is exact where a float is not', () => {
    expect([partDown(70, ratioOf('0.7')), partUp(70, ratioOf('0.7')), partUp(100, ratioOf('1.1'))]).toEqual([
      49, 49, 110,
    ]);
    expect([partHalfUp(5, ratioOf('0.1')), partHalfUp(4, ratioOf('0.1')), partHalfUp(15, ratioOf('0.1'))]).toEqual([
      1, 0, 2,
    ]);
  });

  it('agrees with whole-number arithmetic of any size', () => {
    const amounts = fc.nat({ max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(
        amounts,
        fc.nat({ max: 99_999 }),
        fc.integer({ min: 100_000, max: 10 ** 9 }),
        (amount, over, under) => {
          const ratio = ratioBetween(over, under);
          const [product, divisor] = [BigInt(amount) * BigInt(over), BigInt(under)];
          expect(BigInt(partDown(amount, ratio))).toBe(product / divisor);
          expect(BigInt(partUp(amount, ratio))).toBe((product + divisor - 1n) / divisor);
          expect(BigInt(partHalfUp(amount, ratio))).toBe((2n * product + divisor) / (2n * divisor));
        },
      ),
    );
  });
});
