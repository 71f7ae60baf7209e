import type { DateOrder } from '../day.ts';
import type { Evidence } from './decimal-mark.ts';

/** What a written day tells of the order of its parts; `either` where day and month are the same number. */
export type OrderEvidence = DateOrder | 'unclear' | 'either' | undefined;

/** A decision, or why there is none; `unwritten` when no value holds a day in figures. */
export type OrderDecision = DateOrder | 'unwritten' | 'undecided' | 'contradictory';

/**
 * How the days of a column are written. 03/04/2026 alone could be two days and is undecided; 05/05/2026 is one day
 * either way. Days that begin with the year never contradict the others.
 */
export const dateOrderOf = (values: Iterable<string>): OrderDecision => {
  const found = new Set<OrderEvidence>();
  for (const value of values) found.add(orderEvidence(value));
  return orderDecision(found);
};

/** The decision that the evidence gathered so far gives. */
export const orderDecision = (found: Evidence<OrderEvidence>): OrderDecision => {
  if (found.has('dmy') && found.has('mdy')) return 'contradictory';
  if (found.has('dmy')) return 'dmy';
  if (found.has('mdy')) return 'mdy';
  if (found.has('unclear')) return 'undecided';
  if (found.has('ymd')) return 'ymd';
  return found.has('either') ? 'dmy' : 'unwritten';
};

const yearLast = /^(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/.-])/;
const yearFirst = /^(?:\d{4}([/.-])\d{1,2}\1\d{1,2}|\d{8})(?!\d)/;

/** What one written day tells of the order of its parts. */
export const orderEvidence = (text: string): OrderEvidence => {
  const value = text.trim();
  if (yearFirst.test(value)) return 'ymd';
  const parts = yearLast.exec(value);
  if (!parts) return undefined;
  return evidenceOf(Number(parts[1]), Number(parts[3]));
};

const evidenceOf = (first: number, second: number): OrderEvidence => {
  if (first > 31 || second > 31 || (first > 12 && second > 12) || first === 0 || second === 0) return undefined;
  if (first > 12) return 'dmy';
  if (second > 12) return 'mdy';
  return first === second ? 'either' : 'unclear';
};
