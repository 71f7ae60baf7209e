import { counted } from '../../domain/counted.ts';
import { exitCodes, guardError, UserError } from '../../domain/errors.ts';
import type { StatedTotal } from '../../domain/intake/sums-above.ts';
import { type Currency, exponentOf, formatAmount, minorOf, sumMinor } from '../../domain/money.ts';
import { parseAmount } from '../../domain/written/written-amount.ts';

/** What the sender says the file holds. */
export interface ControlTotals {
  readonly expectRows?: string;
  readonly expectTotal?: string;
}

/** Stops when the file, or several together, have another number of rows than was expected. */
export const checkRows = (rows: number, { expectRows }: ControlTotals, files = 1): void => {
  if (expectRows === undefined) return;
  if (!/^\d+$/.test(expectRows)) {
    throw new UserError(`--expect-rows "${expectRows}" is not a number of rows, expected one such as 1200.`, {
      code: 'bad-number',
      exit: exitCodes.usage,
    });
  }
  if (rows === Number(expectRows)) return;
  throw guardError(
    `${files === 1 ? 'The file has' : `The ${files} files have`} ${counted(rows, 'row')}, expected ${expectRows}.`,
    'control-total',
    'Ask the creditor for the whole file; nothing was taken in.',
  );
};

/** Stops when the accepted amounts add up to another total than was expected. */
export const checkTotal = (
  sums: readonly { readonly currency: string; readonly amount: number }[],
  currency: Currency,
  { expectTotal }: ControlTotals,
): void => {
  if (expectTotal === undefined) return;
  const expected = parseAmount(expectTotal, { decimal: '.', exponent: exponentOf(currency) });
  if (typeof expected === 'string') {
    throw new UserError(
      `--expect-total "${expectTotal}" is not an amount in ${currency}, expected one such as 1234.50.`,
      {
        code: 'bad-amount',
        exit: exitCodes.usage,
      },
    );
  }
  const total = sums.find((sum) => sum.currency === currency)?.amount ?? 0;
  if (total === expected.amount) return;
  throw guardError(
    `The accepted rows add up to ${currency} ${formatAmount(minorOf(total), currency)}, expected ${formatAmount(expected.amount, currency)}.`,
    'control-total',
    'Look at the refused rows, or ask the creditor for the right file; nothing was taken in.',
  );
};

/**
 * Stops when the file states another number or another sum of its rows than it holds; the number or the total that was
 * expected and met says that the rows are right.
 */
export const checkStated = (
  file: string,
  stated: readonly StatedTotal[],
  { expectRows, expectTotal }: ControlTotals,
): void => {
  const differing = stated.find(
    ({ verdict, what }) => verdict === 'differs' && (what === 'count' ? expectRows : expectTotal) === undefined,
  );
  if (differing === undefined) return;
  const { line, what, unread } = differing;
  const [says, holds] = what === 'count' ? countsOf(differing) : amountsOf(differing);
  const lost = what === 'amount' && unread > 0 ? `; ${counted(unread, 'amount')} cannot be read` : '';
  throw guardError(
    `${file}:${line}: the file states ${says}, but the rows above ${holds}${lost}.`,
    'stated-total',
    what === 'count'
      ? 'Ask the creditor for the whole file; or, if the rows are right, say how many there must be with --expect-rows N.'
      : 'Ask the creditor for the whole file; or, if the rows are right, say what the accepted ones must add up to with --expect-total AMOUNT.',
  );
};

const countsOf = ({ stated = 0, found = 0 }: StatedTotal): readonly [string, string] => [
  counted(stated, 'row'),
  `are ${found}`,
];

const amountsOf = ({ stated = 0, found = 0, currency }: StatedTotal): readonly [string, string] => {
  const inCurrency = (amount: number): string =>
    currency === undefined ? String(amount) : `${currency} ${formatAmount(sumMinor(amount, currency), currency)}`;
  return [`a total of ${inCurrency(stated)}`, `add up to ${inCurrency(found)}`];
};
