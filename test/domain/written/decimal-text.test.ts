import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseDecimalText, unitsDown, unitsUp } from '../../../src/domain/written/decimal-text.ts';

it.each([
  [5000, 2, 500_000, 500_000],
  [5000, 0, 5000, 5000],
  ['1234.56', 2, 123_456, 123_456],
  ['1234.56', 0, 1234, 1235],
  ['1234.56', 3, 1_234_560, 1_234_560],
  [0.1, 2, 10, 10],
  [8.2, 2, 820, 820],
  ['-0.005', 2, -1, 0],
  ['-12.5', 0, -13, -12],
])('%s in units of ten to the minus %i lies between %i and %i', (written, exponent, down, up) => {
  const text = parseDecimalText(written) ?? '';
  expect([unitsDown(text, exponent), unitsUp(text, exponent)]).toEqual([down, up === 0 ? 0 : up]);
});

it.each(['', ' ', '1,5', '1e3', 1e21, Number.NaN, Infinity, '0x10', null, true, '1.2345678', '5 000'])(
  '%s is no decimal',
  (value) => {
    expect(parseDecimalText(value)).toBeUndefined();
  },
);

it('gives back every amount that a currency can hold', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), (cents) => {
      const text = parseDecimalText(`${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`) ?? '';
      expect([unitsDown(text, 2), unitsUp(text, 2)]).toEqual([cents, cents]);
    }),
  );
});
