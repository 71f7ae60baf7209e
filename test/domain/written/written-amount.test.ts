import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatAmount, minorOf, parseCurrency } from '../../../src/domain/money.ts';
import { type DecimalMark, parseAmount } from '../../../src/domain/written/written-amount.ts';

const read = (text: string, decimal: DecimalMark = '.', exponent = 2, round = false) => {
  const found = parseAmount(text, { decimal, exponent, round });
  return typeof found === 'string' ? found : found.amount;
};

describe('parseAmount', () => {
  test.each([
    ['0', '.', 2, 0],
    ['12', '.', 2, 1200],
    ['12.5', '.', 2, 1250],
    ['1234.56', '.', 2, 123456],
    ['1,234.56', '.', 2, 123456],
    ['1.234,56', ',', 2, 123456],
    ['1.234.567', ',', 0, 1234567],
    ["1'234'567.80", '.', 2, 123456780],
    ['1 234 567,80', ',', 2, 123456780],
    ['1\u202f234,5', ',', 2, 123450],
    ['.5', '.', 2, 50],
    ['$1,234.50', '.', 2, 123450],
    ['$ 1.234', ',', 0, 1234],
    ['R$ 1.234,50', ',', 2, 123450],
    ['S/ 99.90', '.', 2, 9990],
    ['S/. 99.90', '.', 2, 9990],
    ['S/.99', '.', 2, 9900],
    ['£12.50', '.', 2, 1250],
    ['12,50 €', ',', 2, 1250],
    ['US$ 10', '.', 2, 1000],
    ['MXN 10.00', '.', 2, 1000],
    ['10.00 MXN', '.', 2, 1000],
    ['(123.45)', '.', 2, -12345],
    ['($123.45)', '.', 2, -12345],
    ['123.45-', '.', 2, -12345],
    ['-123.45', '.', 2, -12345],
    ['−123.45', '.', 2, -12345],
    ['-$5', '.', 2, -500],
    ['$-5', '.', 2, -500],
    ['+5', '.', 2, 500],
    ['-0', '.', 2, 0],
    [' 12.50 ', '.', 2, 1250],
    ['１２.５０', '.', 2, 1250],
    ['12.5000', '.', 2, 1250],
    ['100.00', '.', 0, 100],
    ['1.5', '.', 3, 1500],
    ['90071992547409.91', '.', 2, 9007199254740991],
  ] as const)('reads %s with %s and %i decimals as %i', (text, decimal, exponent, amount) => {
    expect(read(text, decimal, exponent)).toBe(amount);
  });

  test.each([
    ['', 'bad-amount'],
    ['abc', 'bad-amount'],
    ['1,2O5.00', 'bad-amount'],
    ['1,23,4', 'bad-amount'],
    ['1,23', 'bad-amount'],
    ['12,3456', 'bad-amount'],
    ['1,234 567.00', 'bad-amount'],
    ['1.234.567', 'bad-amount'],
    ['1.', 'bad-amount'],
    ['.', 'bad-amount'],
    ['1e3', 'bad-amount'],
    ['0x10', 'bad-amount'],
    ['--5', 'bad-amount'],
    ['-5-', 'bad-amount'],
    ['-(5)', 'bad-amount'],
    ['(5', 'bad-amount'],
    ['Infinity', 'bad-amount'],
    ['10 20', 'bad-amount'],
    ['1234.567', 'too-precise'],
    ['0.001', 'too-precise'],
    ['90071992547409.92', 'amount-too-large'],
    ['99999999999999999999', 'amount-too-large'],
  ])('refuses %s: %s', (text, problem) => {
    expect(read(text)).toBe(problem);
  });

  test.each([
    ['1.005', 101, 5],
    ['1.004', 100, -4],
    ['-1.005', -101, -5],
    ['1.0049999', 100, -4.9999],
    ['0.995', 100, 5],
    ['0.004', 0, -4],
  ])('rounds %s half away from zero to %i', (text, amount, tenths) => {
    const found = parseAmount(text, { decimal: '.', exponent: 2, round: true });
    expect(found).toEqual({ amount, exact: false, rounding: Math.round(tenths * 100_000) });
  });

  test('what is written in any dialect is read back', () => {
    const dialects = fc.constantFrom(
      ...([
        ['.', ','],
        [',', '.'],
        ['.', "'"],
        [',', ' '],
        ['.', ''],
      ] as const),
    );
    const code = parseCurrency('MXN');
    if (!code) throw new Error('MXN is a currency');
    fc.assert(
      fc.property(fc.maxSafeInteger(), dialects, (amount, [decimal, group]) => {
        const [whole = '', decimals] = formatAmount(minorOf(amount), code).split('.');
        const text = `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, group)}${decimal}${decimals}`;
        expect(read(text, decimal)).toBe(amount === 0 ? 0 : amount);
      }),
    );
  });
});
