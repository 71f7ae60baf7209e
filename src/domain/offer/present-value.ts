import { type Day, daysBetween } from '../day.ts';
import type { Minor } from '../money.ts';
import { type Decimal, ratioOf } from './ratio.ts';
import type { Quote } from './schedule.ts';

/** Due days with what a unit paid on each is worth today. */
export interface ValuedDays {
  readonly days: readonly Day[];
  readonly factors: readonly number[];
  /** Sums of the factors before each position. */
  readonly sums: readonly number[];
}

/** Due days valued at a yearly rate in percent, act/365: `(1+d)^(−days/365)`. */
export const valuedDays = (asOf: Day, days: readonly Day[], yearlyRate: Decimal): ValuedDays => {
  const { numerator, denominator } = ratioOf(yearlyRate);
  const growth = 1 + numerator / denominator / 100;
  const factors = days.map((day) => growth ** (-daysBetween(asOf, day) / 365));
  const sums = [0];
  for (const factor of factors) sums.push((sums.at(-1) ?? 0) + factor);
  return { days, factors, sums };
};

/** The present value of a plan's instalments as a part of the balance. */
export const valueRatio = ({ count, regular, last }: Quote, { factors, sums }: ValuedDays, balance: Minor): number => {
  const value = regular * (sums[count - 1] ?? 0) + last * (factors[count - 1] ?? 0);
  return value / balance;
};
