import { addMonths, type Day } from '../day.ts';

/** No account, payment or settlement of a portfolio is older. */
export const earliestDay = '1970-01-01';

/** How many years after the as-of day a day of any column may be before it is taken for a slip and refused. */
export const yearsAtMost = 60;

/** How many years after the as-of day a day is told of: something that has happened is seldom ahead, a loan can be long. */
export const yearsUntold = { opened_on: 1, settled_on: 1, last_payment_on: 1, due_date: 50 } as const;

export type WatchedDay = keyof typeof yearsUntold;

/** The share of a file's rows that may be due, or settled, before they were opened: at it the day order is in doubt. */
export const contradictedShare = 0.2;

/** The first and the last day that a file of the as-of day may name. */
export const dayRange = (asOf: Day): { readonly from: string; readonly to: string } => ({
  from: earliestDay,
  to: addMonths(asOf, yearsAtMost * 12),
});

const noDay =
  /^(?:(?:1900|0001)\D?0?1\D?0?1|0?1\D0?1\D(?:1900|0001)|9999\D?12\D?31|(?:31\D?12|12\D?31)\D?9999)(?:[T ].*)?$/;

/** Whether a written day is one by which programs say that there is none, such as 1900-01-01 or 31/12/9999. */
export const meansNoDay = (written: string): boolean => noDay.test(written);
