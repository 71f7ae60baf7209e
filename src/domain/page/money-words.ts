import { formatMoney } from '../message/money-text.ts';
import { type Currency, exponentOf, type Minor, minorOf, type Totals } from '../money.ts';

/** Totals as people of the locale write them, one after the other: `$1,234.50 · 20.00 USD`. */
export const moneyWords = (totals: Totals, locale: string): string =>
  Object.entries(totals)
    .map(([code, amount]) => amountWords(amount, code as Currency, locale))
    .join(' · ');

/** A decimal string of a total as people of the locale write it. */
export const amountWords = (amount: string, code: Currency, locale: string): string =>
  formatMoney(minorIn(amount, code), code, locale);

/** The minor units of a total's decimal string. */
export const minorIn = (amount: string, code: Currency): Minor => {
  const [whole = '', places = ''] = amount.split('.');
  return minorOf(Number(whole + places.padEnd(exponentOf(code), '0')));
};
