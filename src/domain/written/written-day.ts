import { type DateOrder, type Day, dayOf } from '../day.ts';

const readings: Readonly<Record<DateOrder, Map<string, Day | undefined>>> = {
  dmy: new Map(),
  mdy: new Map(),
  ymd: new Map(),
};

/** Texts longer than this are not remembered, for they may be cut from a large piece of the file and would keep all of it. */
const longestRemembered = 12;
const mostRemembered = 20_000;

/**
 * Reads a day: `20/11/2026`, `20-11-26`, `20.11.2026` in the order given, `2026-11-20`, `2026/11/20`, `20261120` in any,
 * with or without a time after it. The order `ymd` reads others only where day and month are the same number.
 */
export const parseDay = (text: string, order: DateOrder): Day | undefined => {
  if (text.length > longestRemembered) return readDay(text, order);
  const remembered = readings[order];
  const known = remembered.get(text);
  if (known !== undefined || remembered.has(text)) return known;
  if (remembered.size >= mostRemembered) remembered.clear();
  const day = readDay(text, order);
  remembered.set(text, day);
  return day;
};

const time = String.raw`(?:[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s*[ap]\.?\s?m\.?)?(?:\s*(?:Z|[+-]\d{2}:?\d{2}))?)?`;
const yearFirst = new RegExp(String.raw`^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})${time}$`, 'i');
const compact = new RegExp(String.raw`^(\d{4})(\d{2})(\d{2})${time}$`, 'i');
const yearLast = new RegExp(String.raw`^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})${time}$`, 'i');

const readDay = (text: string, order: DateOrder): Day | undefined => {
  const value = text.trim();
  const iso = yearFirst.exec(value);
  if (iso) return dayOf(Number(iso[1]), Number(iso[3]), Number(iso[4]));
  const run = compact.exec(value);
  if (run) return dayOf(Number(run[1]), Number(run[2]), Number(run[3]));
  const parts = yearLast.exec(value);
  return parts ? dayInOrder(Number(parts[1]), Number(parts[3]), fullYear(parts[4] ?? ''), order) : undefined;
};

const dayInOrder = (first: number, second: number, year: number, order: DateOrder): Day | undefined => {
  if (order === 'ymd') return first === second ? dayOf(year, first, second) : undefined;
  return order === 'dmy' ? dayOf(year, second, first) : dayOf(year, first, second);
};

/** Two figures stand for 1970 to 2069. */
const fullYear = (text: string): number => {
  const year = Number(text);
  if (text.length === 4) return year;
  return year < 70 ? 2000 + year : 1900 + year;
};
