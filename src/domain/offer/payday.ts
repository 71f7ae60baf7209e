import { addDays, addMonths, type Day, daysInMonth } from '../day.ts';

/** When a customer's wage comes: a date of the month, 1 to 31, or twice a month on the 15th and the last day. */
export type Payday = number | '15-and-last';

/** Reads a portfolio's payday: a date `1` to `31`, or `15-and-last`, also as it is written in files (`15/30`, `15 y último`). */
export const parsePayday = (text: string): Payday | undefined => {
  const written = text.trim().toLowerCase();
  if (/^\d{1,2}$/.test(written)) return Number(written) >= 1 && Number(written) <= 31 ? Number(written) : undefined;
  return /^15\s*(?:-|\/|,|y|e|and|-and-)\s*(?:30|31|last|[uú]ltimo|fin)$/.test(written) ? '15-and-last' : undefined;
};

/** The first payday on or after the day; a month without the date pays on its last day. */
export const paydayFrom = (day: Day, payday: Payday): Day => {
  const [early, late] = paydaysInMonth(day, payday);
  if (early >= day) return early;
  return late >= day ? late : paydaysInMonth(addMonths(firstOfMonth(day), 1), payday)[0];
};

const paydaysInMonth = (day: Day, payday: Payday): readonly [Day, Day] => {
  const last = daysInMonth(Number(day.slice(0, 4)), Number(day.slice(5, 7)));
  const [early, late] = payday === '15-and-last' ? [15, last] : [Math.min(payday, last), Math.min(payday, last)];
  return [addDays(firstOfMonth(day), early - 1), addDays(firstOfMonth(day), late - 1)];
};

const firstOfMonth = (day: Day): Day => addDays(day, 1 - Number(day.slice(8, 10)));
