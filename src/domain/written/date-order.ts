import { type DateOrder, dayOf } from '../day.ts';
import type { DayForm } from './day-form.ts';
import type { Evidence } from './decimal-mark.ts';
import { dayWithName } from './named-day.ts';
import { parseSerialDay } from './serial-day.ts';
import { type SixFigures, sharedOrders, sixFigures } from './six-figures.ts';

/** What a written day tells of how days are written; `either` where day and month are the same number. */
export type OrderEvidence = DateOrder | 'unclear' | 'either' | 'named' | 'serial' | SixFigures | undefined;

/**
 * A decision, or why there is none: `unwritten` when no value is a day, `six-figures` when those could be days in several
 * orders, `mixed` when some days have marks and others are figures that could be anything.
 */
export type OrderDecision = DayForm | 'unwritten' | 'undecided' | 'contradictory' | 'six-figures' | 'mixed';

/**
 * How the days of a column are written. 03/04/2026 alone could be two days and is undecided; 05/05/2026 is one day
 * either way. Days that begin with the year, or name the month, never contradict the others.
 */
export const dateOrderOf = (values: Iterable<string>): OrderDecision => {
  const found = new Set<OrderEvidence>();
  for (const value of values) found.add(orderEvidence(value));
  return orderDecision(found);
};

/** The decision that the evidence gathered so far gives. */
export const orderDecision = (found: Evidence<OrderEvidence>): OrderDecision => {
  const marked = markedDecision(found);
  const six = sharedOrders((orders) => found.has(orders));
  const serial = found.has('serial');
  if ([marked !== 'unwritten', six !== undefined, serial].filter(Boolean).length > 1) return 'mixed';
  if (serial) return 'serial';
  if (six) return six.length === 1 && six[0] === 'ymd' ? 'yymmdd' : 'six-figures';
  return marked;
};

const markedDecision = (found: Evidence<OrderEvidence>): OrderDecision => {
  if (found.has('dmy') && found.has('mdy')) return 'contradictory';
  if (found.has('dmy')) return 'dmy';
  if (found.has('mdy')) return 'mdy';
  if (found.has('unclear')) return 'undecided';
  if (found.has('ymd')) return 'ymd';
  if (found.has('either')) return 'dmy';
  return found.has('named') ? 'named' : 'unwritten';
};

const yearLast = /^(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/.-])/;
const yearFirst = /^\d{4}([/.-])\d{1,2}\1\d{1,2}(?!\d)/;
const eightFigures = /^(\d\d)(\d\d)(\d\d)(\d\d)(?!\d)/;

/** What one written day tells of how days are written. */
export const orderEvidence = (text: string): OrderEvidence => {
  const value = text.trim();
  if (yearFirst.test(value)) return 'ymd';
  const parts = yearLast.exec(value);
  if (parts) return evidenceOf(Number(parts[1]), Number(parts[3]));
  const [, first = '', second = '', third = '', fourth = ''] = eightFigures.exec(value) ?? [];
  if (first !== '') return evidenceOfEight(first, second, third, fourth);
  if (parseSerialDay(value)) return 'serial';
  return sixFigures(value) ?? (dayWithName(value) ? 'named' : undefined);
};

/** Figures without a mark begin with the year, or end with it. */
const evidenceOfEight = (first: string, second: string, third: string, fourth: string): OrderEvidence => {
  if (dayOf(Number(first + second), Number(third), Number(fourth))) return 'ymd';
  return /^(?:19|20|21)$/.test(third) ? evidenceOf(Number(first), Number(second)) : undefined;
};

const evidenceOf = (first: number, second: number): OrderEvidence => {
  if (first > 31 || second > 31 || (first > 12 && second > 12) || first === 0 || second === 0) return undefined;
  if (first > 12) return 'dmy';
  if (second > 12) return 'mdy';
  return first === second ? 'either' : 'unclear';
};
