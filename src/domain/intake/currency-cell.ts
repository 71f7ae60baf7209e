import type { Currency } from '../money.ts';
import { parseNamedCurrency } from '../written/currency-name.ts';
import type { CellReader } from './cell-reader.ts';

/** The currency that a row names, the fallback where it names none; refused where there is no such currency. */
export const currencyIn = (reader: CellReader, index: number, fallback: Currency): Currency => {
  const written = reader.text(index);
  if (written === null) return fallback;
  const currency = parseNamedCurrency(written);
  if (currency) return currency;
  reader.refuse(index, 'bad-currency', `"${written}" is not a currency`, `write an ISO 4217 code such as ${fallback}`);
  return fallback;
};
