import { type Currency, exponentOf, type Minor } from '../money.ts';
import { type DecimalMark, parseAmount } from '../written/written-amount.ts';

const shapes: Readonly<Record<DecimalMark, RegExp>> = { '.': /^\d{1,18}(\.\d*)?$|^\.\d+$/, ',': /^\d{1,30},\d*$/ };

/** An amount as a bank's format writes it: figures, one mark, no grouping, no sign; exact or undefined. */
export const statedAmount = (text: string, decimal: DecimalMark, currency: Currency): Minor | undefined => {
  if (!shapes[decimal].test(text)) return undefined;
  const plain = text
    .replace(/^(?=\.)/, '0')
    .replace(/^0+(?=\d)/, '')
    .replace(/([.,]\d*?)0*$/, '$1')
    .replace(/[.,]$/, '');
  const read = parseAmount(plain, { decimal, exponent: exponentOf(currency) });
  return typeof read === 'string' || !read.exact ? undefined : read.amount;
};
