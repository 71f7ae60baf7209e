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
    ['1 234,56', ',', 2, 123456],
    ['1\u00a0234,56', ',', 2, 123456],
    ['1\u2009234,56', ',', 2, 123456],
    ["1'234.56", '.', 2, 123456],
    ['1’234.56', '.', 2, 123456],
    ['MXN 1,234.50', '.', 2, 123450],
    ['1234.50 MXN', '.', 2, 123450],
    ['$1,234.50 MXN', '.', 2, 123450],
    ['COP$ 1.234', ',', 2, 123400],
    ['1234.50 mxn', '.', 2, 123450],
    ['£ 1,234.50', '.', 2, 123450],
    ['€1.234,50', ',', 2, 123450],
    ['(R$ 1.234,50)', ',', 2, -123450],
    ['R$ -5', ',', 2, -500],
    ['S/.1,234.50', '.', 2, 123450],
    ['US$ 1,234.50-', '.', 2, -123450],
    ['B/. 5.25', '.', 2, 525],
    ['₲ 1.234.567', ',', 0, 1234567],
    ['Q. 5.25', '.', 2, 525],
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
    ['1,23,456.00', 'bad-amount'],
    ['12,34,567', 'bad-amount'],
    ['1.5E+06', 'bad-amount'],
    ['1,5e6', 'bad-amount'],
    ['100 mil', 'bad-amount'],
    ['1.5 M', 'bad-amount'],
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

  test.each([
    ['MXN 5', 'MXN', 500],
    ['$5', 'MXN', 500],
    ['MX$5', 'MXN', 500],
    ['US$ 5', 'MXN', 'currency-differs'],
    ['5 USD', 'MXN', 'currency-differs'],
    ['usd 5', 'MXN', 'currency-differs'],
    ['€5', 'MXN', 'currency-differs'],
    ['R$ 5', 'BRL', 500],
    ['S/ 5', 'PEN', 500],
    ['S/. 5', 'BRL', 'currency-differs'],
    ['COP$ 5', 'MXN', 'currency-differs'],
  ])('%s of a row in %s is %s', (text, code, expected) => {
    const currency = parseCurrency(code);
    const found = parseAmount(text, { decimal: '.', exponent: 2, ...(currency ? { currency } : {}) });
    expect(typeof found === 'string' ? found : found.amount).toBe(expected);
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
