import type { Currency, Money, Totals } from '../money.ts';
import { summed, totalsIn } from './segment-totals.ts';

/** The word for the open accounts that are in no segment. */
export const unsegmented = 'unsegmented';

/** Open accounts of one currency that are in another segment than before. */
export interface MoveSum extends Money {
  /** `unsegmented` for none; undefined where they were not open when segments were last assigned. */
  readonly from: string | undefined;
  /** The same; undefined where they are open no longer. */
  readonly to: string | undefined;
  readonly accounts: number;
}

/** Accounts that move from one segment to another, as they are told. */
export interface MoveFigures {
  /** Null for accounts that were not open before. */
  readonly from: string | null;
  /** Null for accounts that are open no longer; their balance is what was owed before. */
  readonly to: string | null;
  readonly accounts: number;
  readonly balance: Totals;
}

/** A line for each pair of segments between which accounts move, in the order of the settings; those new and those closed come last. */
export const moveFigures = (
  sums: readonly MoveSum[],
  order: readonly string[],
  currency: Currency,
): readonly MoveFigures[] => {
  const pairs = new Map<string, MoveSum[]>();
  for (const sum of sums) {
    const pair = JSON.stringify([sum.from, sum.to]);
    pairs.set(pair, [...(pairs.get(pair) ?? []), sum]);
  }
  const rankOf = (segment: string | null): string => {
    if (segment === null) return '3';
    const place = order.indexOf(segment);
    return place >= 0 ? `0 ${String(place).padStart(6, '0')}` : segment === unsegmented ? '2' : `1 ${segment}`;
  };
  return [...pairs.values()]
    .map((pair) => figuresOf(pair, currency))
    .map((move) => ({ move, rank: `${rankOf(move.from)}|${rankOf(move.to)}` }))
    .sort((one, other) => (one.rank < other.rank ? -1 : 1))
    .map(({ move }) => move);
};

const figuresOf = (pair: readonly MoveSum[], currency: Currency): MoveFigures => ({
  from: pair[0]?.from ?? null,
  to: pair[0]?.to ?? null,
  accounts: pair.reduce((sum, { accounts }) => sum + accounts, 0),
  balance: totalsIn(summed(pair), currency),
});
