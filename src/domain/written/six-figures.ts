import { type DateOrder, type Day, dayOf } from '../day.ts';
import { yearWritten } from './written-year.ts';

const orders: readonly DateOrder[] = ['dmy', 'mdy', 'ymd'];

/** Six figures without a mark in which some orders have a day: `six dmy ymd`. */
export type SixFigures = `six${string}`;

/** The orders in which six figures are a day; undefined for anything else, and for figures that are a day in none. */
export const sixFigures = (text: string): SixFigures | undefined => {
  const found = orders.filter((order) => daySixFigures(text, order) !== undefined);
  return found.length > 0 ? `six ${found.join(' ')}` : undefined;
};

/** Reads six figures in the order, two of them a year. */
export const daySixFigures = (text: string, order: DateOrder): Day | undefined => {
  const parts = /^(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (!parts) return undefined;
  const [, first = '', second = '', third = ''] = parts;
  if (order === 'ymd') return dayOf(yearWritten(first), Number(second), Number(third));
  const [day, month] = order === 'dmy' ? [first, second] : [second, first];
  return dayOf(yearWritten(third), Number(month), Number(day));
};

const every = [
  ['dmy'],
  ['mdy'],
  ['ymd'],
  ['dmy', 'mdy'],
  ['dmy', 'ymd'],
  ['mdy', 'ymd'],
  ['dmy', 'mdy', 'ymd'],
] as const satisfies readonly (readonly DateOrder[])[];

/** The orders in which all that was found is a day; undefined where no six figures were found. */
export const sharedOrders = (has: (found: SixFigures) => boolean): readonly DateOrder[] | undefined => {
  const found = every.filter((some) => has(`six ${some.join(' ')}`));
  if (found.length === 0) return undefined;
  return orders.filter((order) => found.every((some) => (some as readonly DateOrder[]).includes(order)));
};
