import { type Minor, minorOf } from '../money.ts';
import { type Decimal, type Ratio, ratioBetween, ratioOf } from './ratio.ts';

/** How often an instalment falls due. */
export type Every = 'week' | 'fortnight' | 'month';

/** Instalments in a year: what an amount a period weighs against an amount a month. */
export const periodsPerYear: Readonly<Record<Every, number>> = { week: 52, fortnight: 26, month: 12 };

const rates: Readonly<Record<Every, Map<Decimal, Ratio>>> = { week: new Map(), fortnight: new Map(), month: new Map() };

/** The interest rate of one period for a nominal yearly rate in percent: i/12, 7i/365 or 14i/365. */
export const periodRate = (yearlyRate: Decimal, every: Every): Ratio => {
  const cached = rates[every].get(yearlyRate);
  if (cached) return cached;
  const { numerator, denominator } = ratioOf(yearlyRate);
  const [periods, year] = periodOfYear[every];
  const rate = ratioBetween(numerator * periods, denominator * 100 * year);
  rates[every].set(yearlyRate, rate);
  return rate;
};

const periodOfYear: Readonly<Record<Every, readonly [number, number]>> = {
  week: [7, 365],
  fortnight: [14, 365],
  month: [1, 12],
};

/** The level instalment `P·r/(1−(1+r)^−n)` for a rate above zero, rounded half up to the minor unit; at least one unit. */
export const levelInstalment = (principal: Minor, rate: Ratio, count: number): Minor => {
  const { times, over } = annuityFactor(rate, count);
  const instalment = (2n * BigInt(principal) * times + over) / (2n * over);
  return minorOf(Math.max(1, Number(instalment)));
};

interface Factor {
  readonly times: bigint;
  readonly over: bigint;
}

const factors = new WeakMap<Ratio, Map<number, Factor>>();

/** `r/(1−(1+r)^−n)` as an exact quotient: with r = a/b it is a(a+b)^n ÷ b((a+b)^n − b^n). */
const annuityFactor = (rate: Ratio, count: number): Factor => {
  const byCount = factors.get(rate) ?? new Map<number, Factor>();
  const cached = byCount.get(count);
  if (cached) return cached;
  const base = BigInt(rate.denominator);
  const grown = (BigInt(rate.numerator) + base) ** BigInt(count);
  const factor = { times: BigInt(rate.numerator) * grown, over: base * (grown - base ** BigInt(count)) };
  factors.set(rate, byCount.set(count, factor));
  return factor;
};

const costs: Readonly<Record<Every, Map<Decimal, string>>> = {
  week: new Map(),
  fortnight: new Map(),
  month: new Map(),
};

/** The effective yearly cost `(1+r)^periods − 1` as a decimal with four places: 24 % a year, monthly, is `0.2682`. */
export const effectiveYearlyCost = (yearlyRate: Decimal, every: Every): string => {
  const cached = costs[every].get(yearlyRate);
  if (cached !== undefined) return cached;
  const cost = yearlyCostOf(periodRate(yearlyRate, every), periodsPerYear[every]);
  costs[every].set(yearlyRate, cost);
  return cost;
};

const yearlyCostOf = ({ numerator, denominator }: Ratio, periods: number): string => {
  const whole = BigInt(denominator) ** BigInt(periods);
  const cost = BigInt(numerator + denominator) ** BigInt(periods) - whole;
  const tenThousandths = ((20_000n * cost + whole) / (2n * whole)).toString().padStart(5, '0');
  return `${tenThousandths.slice(0, -4)}.${tenThousandths.slice(-4)}`;
};
