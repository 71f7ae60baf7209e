import { type Day, dayOf } from '../day.ts';
import { parseMonth } from './month-name.ts';
import { timeAfter } from './time-after.ts';
import { yearWritten } from './written-year.ts';

const name = String.raw`(\p{L}{3,12})\.?`;
const apart = String.raw`(?:\s*[-/.,]\s*|\s+(?:del?\s+|of\s+)?|)`;
const weekday = String.raw`(?:\p{L}{3,8}(?:-feira)?\.?,?\s+)?`;
const date = String.raw`(\d{1,2})(?:º|°|ª|st|nd|rd|th)?`;

const dayFirst = new RegExp(String.raw`^${weekday}${date}${apart}${name}${apart}(\d{4}|\d{2})${timeAfter}$`, 'iu');
const monthFirst = new RegExp(
  String.raw`^${weekday}${name}\s*[-/]?\s*${date}(?:\s*[-/,]\s*|\s+)(\d{4}|\d{2})${timeAfter}$`,
  'iu',
);
const yearFirst = new RegExp(String.raw`^(\d{4})${apart}${name}${apart}${date}${timeAfter}$`, 'iu');

/** Reads a day with its month's name: `20-nov-26`, `20 de noviembre de 2026`, `Nov 20, 2026`, `2026-dez-20`. */
export const dayWithName = (value: string): Day | undefined => {
  if (value.length < 6 || value.length > 60 || !/\p{L}{3}/u.test(value)) return undefined;
  const first = dayFirst.exec(value);
  if (first) return dayNamed(first[3], first[2], first[1]);
  const second = monthFirst.exec(value);
  if (second) return dayNamed(second[3], second[1], second[2]);
  const third = yearFirst.exec(value);
  return third ? dayNamed(third[1], third[2], third[3]) : undefined;
};

const dayNamed = (year = '', month = '', day = ''): Day | undefined => {
  const number = parseMonth(month);
  return number === undefined ? undefined : dayOf(yearWritten(year), number, Number(day));
};
