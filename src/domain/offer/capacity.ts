import { type Minor, minorOf, zero } from '../money.ts';
import { type Decimal, partDown, ratioBetween, ratioOf } from './ratio.ts';

/** Where a capacity was read from, the surest first. */
export type CapacitySource =
  | 'declared-surplus'
  | 'declared-income'
  | 'payments'
  | 'contract-instalment'
  | 'policy-default';

/** What a customer can pay a month, over all accounts. */
export interface Capacity {
  readonly amount: Minor;
  readonly source: CapacitySource;
}

/** What is known of a customer's means, all in one currency. */
export interface CapacityFacts {
  /** Over all of the customer's accounts. */
  readonly balance: Minor;
  readonly monthlyIncome?: Minor | undefined;
  readonly monthlyExpenses?: Minor | undefined;
  /** Single payments of the last 180 days, in any order; reversed ones left out. */
  readonly payments?: readonly Minor[] | undefined;
  /** Contract instalments a month, over all of the customer's accounts. */
  readonly contractInstalment?: Minor | undefined;
}

export interface CapacityPolicy {
  /** Part of the declared surplus of income over expenses, such as 0.5. */
  readonly surplusShare: Decimal;
  /** Part of the declared income, such as 0.10. */
  readonly incomeShare: Decimal;
  /** Part of the contract instalment, such as 0.8. */
  readonly contractShare: Decimal;
  /** Amounts a month by balance, in rising order; the first band that holds the balance counts. */
  readonly bands: readonly CapacityBand[];
}

export interface CapacityBand {
  /** The highest balance of the band; without it the band holds every balance. */
  readonly upTo?: Minor | undefined;
  readonly amount: Minor;
}

/** The monthly capacity from the first source that is known; parts of a minor unit are dropped and it is never below zero. */
export const capacityOf = (facts: CapacityFacts, policy: CapacityPolicy): Capacity => {
  const { monthlyIncome: income, monthlyExpenses: expenses, contractInstalment: contract, payments = [] } = facts;
  if (income !== undefined && expenses !== undefined) {
    return { amount: shareOf(income - expenses, policy.surplusShare), source: 'declared-surplus' };
  }
  if (income !== undefined) return { amount: shareOf(income, policy.incomeShare), source: 'declared-income' };
  const usual = medianOf(payments.filter((payment) => payment > 0));
  if (usual !== undefined) return { amount: usual, source: 'payments' };
  if (contract !== undefined && contract > 0) {
    return { amount: shareOf(contract, policy.contractShare), source: 'contract-instalment' };
  }
  return { amount: bandAmount(facts.balance, policy.bands), source: 'policy-default' };
};

const shareOf = (amount: number, share: Decimal): Minor =>
  amount > 0 ? minorOf(partDown(amount, ratioOf(share))) : zero;

/** The middle payment, or the mean of the two in the middle rounded down. */
const medianOf = (payments: readonly Minor[]): Minor | undefined => {
  const sorted = [...payments].sort((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? undefined : minorOf(lower + Math.floor((upper - lower) / 2));
};

const bandAmount = (balance: Minor, bands: readonly CapacityBand[]): Minor =>
  bands.find(({ upTo }) => upTo === undefined || balance <= upTo)?.amount ?? zero;

/**
 * A capacity shared over accounts in proportion to their balances, by largest remainder and then by order; the parts add up
 * to it exactly. Without any balance above zero every part is zero.
 */
export const sharedCapacity = (capacity: Minor, balances: readonly Minor[]): readonly Minor[] => {
  const owed = balances.map((balance) => Math.max(0, balance));
  const sum = owed.reduce((total, balance) => total + balance, 0);
  if (sum === 0) return owed.map(() => zero);
  const parts = owed.map((balance) => partDown(capacity, ratioBetween(balance, sum)));
  const left = capacity - parts.reduce((total, part) => total + part, 0);
  if (left === 0) return parts.map(minorOf);
  const rounded = new Set(byRemainder(capacity, owed, sum).slice(0, left));
  return parts.map((part, index) => minorOf(rounded.has(index) ? part + 1 : part));
};

/** Positions in the order of what rounding down cost them, the most first. */
const byRemainder = (capacity: Minor, owed: readonly number[], sum: number): readonly number[] => {
  const remainders = owed.map((balance) => (BigInt(capacity) * BigInt(balance)) % BigInt(sum));
  return [...remainders.keys()].sort((one, other) => compare(remainders[other] ?? 0n, remainders[one] ?? 0n));
};

const compare = (one: bigint, other: bigint): number => (one < other ? -1 : one > other ? 1 : 0);
