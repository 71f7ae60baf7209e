import type { Day } from '../day.ts';
import { type Minor, minorOf } from '../money.ts';
import { type Every, effectiveYearlyCost, levelInstalment, periodRate } from './interest.ts';
import { type Decimal, partHalfUp, type Ratio } from './ratio.ts';

export interface Instalment {
  /** From 1. */
  readonly number: number;
  readonly dueOn: Day;
  readonly amount: Minor;
  readonly principal: Minor;
  readonly interest: Minor;
  /** Principal still owed once this instalment is paid. */
  readonly balanceAfter: Minor;
}

export interface PlanTerms {
  /** What is owed before any interest of the plan; above zero. */
  readonly total: Minor;
  /** Instalments at most; fewer where rounding up clears the total earlier. */
  readonly count: number;
  readonly every: Every;
  /** The step instalments without interest are rounded up to; one minor unit unless given. */
  readonly roundTo?: Minor | undefined;
  /** Nominal interest in percent a year; none unless given. */
  readonly yearlyRate?: Decimal | undefined;
}

export interface ScheduleTerms extends PlanTerms {
  /** One day for each instalment, rising. */
  readonly dueDays: readonly Day[];
}

export interface Schedule {
  /** Everything there is to pay, interest included. */
  readonly total: Minor;
  readonly instalments: readonly Instalment[];
  /** A decimal with four places: `0.2682` is 26.82 % a year. */
  readonly effectiveYearlyCost: string;
}

/** A schedule told without its rows: `count − 1` regular instalments and the last. */
export interface Quote {
  readonly count: number;
  readonly regular: Minor;
  readonly last: Minor;
  /** Everything there is to pay, interest included. */
  readonly total: Minor;
}

/** The instalments that clear the total; their principal parts add up to it exactly, and the last takes the rest. */
export const scheduleOf = (terms: ScheduleTerms): Schedule => {
  const quote = quoteOf(terms);
  return {
    total: quote.total,
    instalments: instalmentsOf(terms, quote, terms.dueDays),
    effectiveYearlyCost: effectiveYearlyCost(terms.yearlyRate ?? 0, terms.every),
  };
};

/** The rows of a schedule whose quote is known. */
export const instalmentsOf = (terms: PlanTerms, quote: Quote, dueDays: readonly Day[]): readonly Instalment[] => {
  const rate = rateOf(terms);
  const instalments: Instalment[] = [];
  let owed = terms.total;
  for (let number = 1; number <= quote.count; number += 1) {
    const interest = minorOf(partHalfUp(owed, rate));
    const amount = number === quote.count ? quote.last : quote.regular;
    const principal = minorOf(amount - interest);
    owed = minorOf(owed - principal);
    instalments.push({ number, dueOn: dueDayOf(dueDays, number), amount, principal, interest, balanceAfter: owed });
  }
  return instalments;
};

const dueDayOf = (dueDays: readonly Day[], number: number): Day => {
  const day = dueDays[number - 1];
  if (day === undefined) throw new RangeError(`instalment ${number} has no due day among ${dueDays.length}`);
  return day;
};

/** What `scheduleOf` comes to, without building its rows. */
export const quoteOf = (terms: PlanTerms): Quote => {
  if (!(terms.total > 0) || !Number.isSafeInteger(terms.count) || terms.count < 1) {
    throw new RangeError('a schedule needs a total above zero and at least one instalment');
  }
  const rate = rateOf(terms);
  return rate.numerator === 0 ? equalQuote(terms) : levelQuote(terms, rate);
};

const rateOf = ({ yearlyRate, every }: PlanTerms): Ratio => periodRate(yearlyRate ?? 0, every);

const equalQuote = ({ total, count, roundTo }: PlanTerms): Quote => {
  const step = roundTo ?? 1;
  const regular = minorOf(dividedUp(total, count * step) * step);
  const needed = dividedUp(total, regular);
  const last = minorOf(total - regular * (needed - 1));
  return needed === 1 ? { count: 1, regular: last, last, total } : { count: needed, regular, last, total };
};

const dividedUp = (dividend: number, divisor: number): number => {
  const rest = dividend % divisor;
  return (dividend - rest) / divisor + (rest > 0 ? 1 : 0);
};

const levelQuote = ({ total, count }: PlanTerms, rate: Ratio): Quote => {
  const regular = levelInstalment(total, rate, count);
  let owed: number = total;
  for (let number = 1; ; number += 1) {
    const due = owed + partHalfUp(owed, rate);
    if (number === count || due <= regular) return levelQuoteOf(number, regular, minorOf(due));
    owed = due - regular;
  }
};

const levelQuoteOf = (count: number, regular: Minor, last: Minor): Quote => ({
  count,
  regular: count === 1 ? last : regular,
  last,
  total: minorOf(regular * (count - 1) + last),
});
