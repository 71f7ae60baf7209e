import { type Measure, shareOf } from '../measure.ts';
import { type Currency, formatAmount, heldSum, type Minor, type Money, type Totals, zero } from '../money.ts';
import type { Table } from '../table.ts';
import { summed, totalsIn } from './segment-totals.ts';

/** The open accounts of one ageing bucket and currency. */
export interface AgeingSum {
  readonly bucket: string;
  readonly currency: Currency;
  readonly accounts: number;
  readonly balance: Minor;
  /** Of the balance, what is more than this many days past due, by the days asked for. */
  readonly beyond: ReadonlyMap<number, Minor>;
}

/** A bucket's totals as they are told. */
export interface BucketFigures {
  readonly bucket: string;
  readonly accounts: number;
  readonly balance: Totals;
}

/** Every bucket in its order, empty ones too; accounts and balances add up to the open portfolio. */
export const bucketFigures = (
  sums: readonly AgeingSum[],
  buckets: readonly string[],
  currency: Currency,
): readonly BucketFigures[] =>
  buckets.map((bucket) => {
    const within = sums.filter((sum) => sum.bucket === bucket);
    return { bucket, accounts: accountsOf(within), balance: totalsIn(balancesOf(within), currency) };
  });

const accountsOf = (sums: readonly AgeingSum[]): number => sums.reduce((total, { accounts }) => total + accounts, 0);

const balancesOf = (sums: readonly AgeingSum[]): readonly Money[] =>
  summed(sums.map(({ balance, currency }) => ({ amount: balance, currency })));

/** A line per bucket, and for each currency its balance and its part of the open balance in that currency. */
export const ageingTable = (sums: readonly AgeingSum[], buckets: readonly string[], currency: Currency): Table => {
  const open = openBalances(sums, currency);
  return {
    name: 'ageing',
    columns: ['bucket', 'accounts', ...open.flatMap(({ currency: code }) => [`balance ${code}`, `share ${code}`])],
    rows: buckets.map((bucket) => {
      const within = sums.filter((sum) => sum.bucket === bucket);
      return [bucket, accountsOf(within), ...open.flatMap((whole) => balanceAndShare(balancesOf(within), whole))];
    }),
  };
};

/** The part of the open balance that is more than 30, 60 and 90 days past due, per currency. */
export const portfolioAtRisk = (
  sums: readonly AgeingSum[],
  days: readonly number[],
  currency: Currency,
): readonly Measure[] =>
  openBalances(sums, currency).flatMap((open) =>
    days.map((beyond): Measure => {
      const late = sums
        .filter((sum) => sum.currency === open.currency)
        .reduce((total, sum) => heldSum(total + (sum.beyond.get(beyond) ?? zero), open.currency), zero);
      return {
        name: `PAR-${beyond}`,
        currency: open.currency,
        value: shareOf(late, open.amount),
        formula: `balance more than ${beyond} days past due ÷ open balance`,
        numerator: formatAmount(late, open.currency),
        denominator: formatAmount(open.amount, open.currency),
      };
    }),
  );

const openBalances = (sums: readonly AgeingSum[], currency: Currency): readonly Money[] => {
  const open = [...balancesOf(sums)].sort((a, b) => (a.currency < b.currency ? -1 : 1));
  return open.length > 0 ? open : [{ amount: zero, currency }];
};

/** The amount in the currency of the whole, and its part of it, as text. */
const balanceAndShare = (part: readonly Money[], whole: Money): readonly string[] => {
  const amount = part.find(({ currency }) => currency === whole.currency)?.amount ?? zero;
  return [formatAmount(amount, whole.currency), (shareOf(amount, whole.amount) ?? 0).toFixed(4)];
};
