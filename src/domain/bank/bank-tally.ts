import { addMinor, type Currency, type Minor, minorOf, type Totals, totalsOf, zero } from '../money.ts';
import type { BankEntryKind, BankMovement, LeftOutReason } from './bank-entry.ts';
import type { BankFormat } from './bank-format.ts';
import type { BankChecks } from './bank-reader.ts';

/** A number of movements with what they come to. */
export interface BankSum {
  readonly count: number;
  readonly total: Totals;
}

export interface LeftOutSum extends BankSum {
  readonly reason: LeftOutReason;
  readonly code: string;
  /** The first of them. */
  readonly line: number;
}

/** What was read from a bank's file. */
export interface BankSummary {
  readonly format: BankFormat;
  /** Every movement of the file: payments, reversals and what was left out. */
  readonly entries: number;
  readonly payments: BankSum;
  readonly reversals: BankSum;
  readonly leftOut: readonly LeftOutSum[];
  readonly checked: Readonly<BankChecks>;
}

/** Adds up what a file holds; holds no more than one sum a kind or reason. */
export interface BankTally {
  add(movement: BankMovement): void;
  summary(format: BankFormat, checked: BankChecks): BankSummary;
}

export const bankTally = (): BankTally => {
  const taken: Readonly<Record<BankEntryKind, Sum>> = { payment: emptySum(), reversal: emptySum() };
  const leftOut = new Map<string, { readonly first: Omit<LeftOutSum, keyof BankSum>; readonly sum: Sum }>();
  const sumOf = (movement: BankMovement): Sum => {
    if (movement.kind !== 'left-out') return taken[movement.kind];
    const { reason, code, line } = movement;
    const key = `${reason} ${code}`;
    const known = leftOut.get(key) ?? { first: { reason, code, line }, sum: emptySum() };
    leftOut.set(key, known);
    return known.sum;
  };
  return {
    add: (movement) => addTo(sumOf(movement), movement),
    summary: (format, checked) => {
      const left = [...leftOut.values()].map(({ first, sum }) => ({ ...first, ...told(sum) }));
      const payments = told(taken.payment);
      const reversals = told(taken.reversal);
      const entries = [payments, reversals, ...left].reduce((count, sum) => count + sum.count, 0);
      return { format, entries, payments, reversals, leftOut: left, checked: { ...checked } };
    },
  };
};

interface Sum {
  count: number;
  readonly amounts: Map<Currency, Minor>;
}

const emptySum = (): Sum => ({ count: 0, amounts: new Map() });

const addTo = (sum: Sum, { amount, currency }: BankMovement): void => {
  sum.count += 1;
  sum.amounts.set(currency, addMinor(sum.amounts.get(currency) ?? zero, amount));
};

const told = ({ count, amounts }: Sum): BankSum => ({
  count,
  total: totalsOf([...amounts].map(([currency, amount]) => ({ currency, amount: minorOf(amount) }))),
});
