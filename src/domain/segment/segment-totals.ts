import { type Currency, heldSum, type Minor, type Money, type Totals, totalsOf, zero } from '../money.ts';

/** The open accounts of one segment, or of none; a customer with several of them counts once. */
export interface SegmentTotal {
  readonly segment: string | undefined;
  readonly accounts: number;
  readonly customers: number;
  readonly balance: readonly Money[];
}

/** A segment's totals as they are told. */
export interface SegmentFigures {
  readonly segment: string;
  readonly accounts: number;
  readonly customers: number;
  readonly balance: Totals;
}

/** How the open portfolio divides into segments; the segments' accounts and the unsegmented add up to all. */
export interface PortfolioFigures {
  readonly segments: readonly SegmentFigures[];
  readonly unsegmented: number;
  readonly accounts: number;
  readonly balance: Totals;
}

/** The totals in the order of the settings, empty segments too; a segment that the settings no longer have comes after them. */
export const portfolioFigures = (
  totals: readonly SegmentTotal[],
  order: readonly string[],
  currency: Currency,
): PortfolioFigures => {
  const former = totals.flatMap(({ segment }) => (segment === undefined || order.includes(segment) ? [] : [segment]));
  const segments = [...order, ...former.sort()].map((segment) => {
    const { accounts, customers, balance } = totals.find((total) => total.segment === segment) ?? nothing;
    return { segment, accounts, customers, balance: totalsIn(balance, currency) };
  });
  return {
    segments,
    unsegmented: totals.find(({ segment }) => segment === undefined)?.accounts ?? 0,
    accounts: totals.reduce((sum, { accounts }) => sum + accounts, 0),
    balance: totalsIn(summed(totals.flatMap(({ balance }) => balance)), currency),
  };
};

/** What is in no segment, as the last line of a table whose lines add up to the open portfolio. */
export const unsegmentedFigures = (totals: readonly SegmentTotal[], currency: Currency): SegmentFigures => {
  const { accounts, customers, balance } = totals.find(({ segment }) => segment === undefined) ?? nothing;
  return { segment: 'unsegmented', accounts, customers, balance: totalsIn(balance, currency) };
};

const nothing: Omit<SegmentTotal, 'segment'> = { accounts: 0, customers: 0, balance: [] };

/** Totals per currency; a zero of the workspace's currency where there is nothing. */
export const totalsIn = (sums: readonly Money[], currency: Currency): Totals =>
  totalsOf(sums.length > 0 ? sums : [{ amount: zero, currency }]);

/** Amounts added up per currency. */
export const summed = (amounts: readonly Money[]): readonly Money[] => {
  const sums = new Map<Currency, Minor>();
  for (const { amount, currency } of amounts) sums.set(currency, heldSum((sums.get(currency) ?? 0) + amount, currency));
  return [...sums].map(([currency, amount]) => ({ amount, currency }));
};
