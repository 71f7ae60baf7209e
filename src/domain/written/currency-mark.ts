import { type Currency, parseCurrency } from '../money.ts';

/** Signs that are of one currency alone; `$`, `Q` or `L` say nothing that a row would not say better. */
const signs: Readonly<Record<string, string>> = {
  R$: 'BRL',
  US$: 'USD',
  U$S: 'USD',
  MX$: 'MXN',
  '€': 'EUR',
  '£': 'GBP',
  'S/': 'PEN',
  '₡': 'CRC',
  '₲': 'PYG',
};

/** The currency that a sign or code beside an amount names, such as `R$` or `MXN`; undefined where it names none in particular. */
export const currencyMarked = (mark: string): Currency | undefined => {
  const plain = mark.toUpperCase().replace(/[\s.]/g, '');
  return parseCurrency(signs[plain] ?? plain.replace(/\$$/, ''));
};
