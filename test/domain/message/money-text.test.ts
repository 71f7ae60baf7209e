import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMoney } from '../../../src/domain/message/money-text.ts';
import { type Currency, exponentOf, formatAmount, minorOf, parseCurrency } from '../../../src/domain/money.ts';

const currency = (code: string): Currency => parseCurrency(code) ?? expect.fail(`no currency ${code}`);

test.each([
  [123450, 'MXN', 'es-MX', '$1,234.50'],
  [123450, 'USD', 'es-MX', '1,234.50 USD'],
  [1234567, 'CLP', 'es-CL', '$1.234.567'],
  [1234, 'CLP', 'es-CL', '$1.234'],
  [123450, 'PEN', 'es-PE', 'S/ 1,234.50'],
  [123450, 'ARS', 'es-AR', '$ 1.234,50'],
  [123456, 'EUR', 'es-ES', '1.234,56 €'],
  [123456, 'USD', 'es-ES', '1.234,56 USD'],
  [123456, 'BRL', 'pt-BR', 'R$ 1.234,56'],
  [123450, 'USD', 'en-US', '$1,234.50'],
  [123450, 'GBP', 'en-GB', '£1,234.50'],
  [123450, 'EUR', 'en-GB', '1,234.50 EUR'],
  [0, 'MXN', 'es-MX', '$0.00'],
  [-123450, 'MXN', 'es-MX', '-$1,234.50'],
  [5, 'BRL', 'pt-BR', 'R$ 0,05'],
])('%d minor units of %s in %s are %s', (amount, code, locale, text) => {
  expect(formatMoney(minorOf(amount), currency(code), locale)).toBe(text);
});

test('Colombian pesos show cents only where there are some', () => {
  const cop = currency('COP');
  expect(formatMoney(minorOf(1_234_567 * 10 ** exponentOf(cop)), cop, 'es-CO')).toBe('$ 1.234.567');
  if (exponentOf(cop) === 2) expect(formatMoney(minorOf(123_456_750), cop, 'es-CO')).toBe('$ 1.234.567,50');
});

test('the greatest amounts are exact to the cent', () => {
  expect(formatMoney(minorOf(Number.MAX_SAFE_INTEGER), currency('MXN'), 'es-MX')).toBe('$90,071,992,547,409.91');
});

test('a locale without a country tells the currency by its code', () => {
  expect(formatMoney(minorOf(123450), currency('MXN'), 'es')).toBe('1.234,50 MXN');
});

test.each(['es-MX', 'es-ES', 'es-CO', 'pt-BR', 'pt-PT', 'en-GB', 'en-IN', 'de-CH', 'fr'])(
  'any amount in %s is what the runtime itself writes',
  (locale) => {
    const amounts = fc.tuple(fc.nat(99_999), fc.nat(999_999)).map(([high, low]) => minorOf(high * 1_000_000 + low));
    for (const code of ['MXN', 'EUR', 'CLP', 'KWD'].map(currency)) {
      const digits = exponentOf(code);
      const plain = new Intl.NumberFormat(locale, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        useGrouping: 'always',
      });
      fc.assert(
        fc.property(amounts, (amount) => {
          const written = plain.format(formatAmount(amount, code) as `${number}`).replace(/\s/gu, ' ');
          expect(formatMoney(amount, code, locale)).toContain(written);
        }),
        { numRuns: 30 },
      );
    }
  },
);
