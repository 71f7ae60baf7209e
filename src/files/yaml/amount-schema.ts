import { z } from 'zod';
import { type Currency, exponentOf, formatAmount, type Minor, minorOf } from '../../domain/money.ts';
import { parseAmount } from '../../domain/written/written-amount.ts';
import { looksLikeThousands, twoWays } from './amount-doubt.ts';
import { expected, misread } from './yaml-file.ts';

/** An amount of the settings, in the workspace's currency; where that is not known, any amount with up to six decimals. */
export const amountSchema = (currency: Currency | undefined) => {
  const exponent = currency === undefined ? 6 : exponentOf(currency);
  const what =
    currency === undefined ? 'an amount such as 50' : `an amount in ${currency} such as ${example(currency)}`;
  return z.union([z.number(), z.string()], expected(what)).transform((written, context): Minor => {
    if (typeof written === 'string' && looksLikeThousands(written)) {
      context.addIssue(twoWays(written));
      return z.NEVER;
    }
    const read = parseAmount(String(written), { decimal: '.', exponent });
    if (typeof read === 'object' && read.amount >= 0) return read.amount;
    context.addIssue(misread(written, what));
    return z.NEVER;
  });
};

const example = (currency: Currency): string => formatAmount(minorOf(50 * 10 ** exponentOf(currency)), currency);
