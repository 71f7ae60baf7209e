import { type Currency, exponentOf, type Minor } from '../money.ts';
import { parseAmount } from './written-amount.ts';

/**
 * Reads an amount above zero as options are given it, in plain digits with a point: `1.000` may be meant as a thousand, so more
 * decimals than the currency has are no amount.
 */
export const parsePlainAmount = (written: string, currency: Currency): Minor | undefined => {
  const exponent = exponentOf(currency);
  const [plain, decimals = ''] = /^\d+(?:\.(\d+))?$/.exec(written) ?? [];
  if (plain === undefined || decimals.length > exponent) return undefined;
  const read = parseAmount(written, { decimal: '.', exponent });
  return typeof read === 'object' && read.amount > 0 ? read.amount : undefined;
};
