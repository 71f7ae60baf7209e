import { expect, test } from 'vitest';
import { parseNamedCurrency } from '../../../src/domain/written/currency-name.ts';

test.each([
  ['mxn', 'MXN'],
  ['Peso Mexicano', 'MXN'],
  ['Dólar Americano', 'USD'],
  ['Dólares', undefined],
  ['R$', 'BRL'],
  ['€', 'EUR'],
  ['Euros', 'EUR'],
  ['Soles', 'PEN'],
  ['peso', undefined],
  ['$', undefined],
  ['', undefined],
  ['01', undefined],
])('%j is the currency %s', (written, code) => {
  expect(parseNamedCurrency(written)).toBe(code);
});
