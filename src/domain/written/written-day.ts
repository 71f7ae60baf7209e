import { type DateOrder, type Day, dayOf } from '../day.ts';
import { type DayForm, isInSixFigures, orderOfForm } from './day-form.ts';
import { dayWithName } from './named-day.ts';
import { parseSerialDay } from './serial-day.ts';
import { daySixFigures } from './six-figures.ts';
import { timeAfter } from './time-after.ts';
import { yearWritten } from './written-year.ts';

/** Texts longer than this are not remembered, for they may be cut from a large piece of the file and would keep all of it. */
const longestRemembered = 12;
const mostRemembered = 20_000;

const readings: Readonly<Record<DayForm, Map<string, Day | undefined>>> = {
  dmy: new Map(),
  mdy: new Map(),
  ymd: new Map(),
  named: new Map(),
  serial: new Map(),
  yymmdd: new Map(),
  ddmmyy: new Map(),
  mmddyy: new Map(),
};

/**
 * Reads a day: `20/11/2026`, `20-11-26`, `20.11.2026`, `20112026` in the order given, `2026-11-20`, `2026/11/20`, `20261120`
 * and `20-nov-26` in any, with or without a time after it, which does not move it. The order `ymd` reads others only where
 * day and month are the same number; figures without a mark that could be anything are read only by the form that is theirs.
 */
export const parseDay = (text: string, form: DayForm): Day | undefined => {
  if (text.length > longestRemembered) return readDay(text, form);
  const remembered = readings[form];
  const known = remembered.get(text);
  if (known !== undefined || remembered.has(text)) return known;
  if (remembered.size >= mostRemembered) remembered.clear();
  const day = readDay(text, form);
  remembered.set(text, day);
  return day;
};

const yearFirst = new RegExp(String.raw`^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})${timeAfter}$`, 'i');
const eightFigures = new RegExp(String.raw`^(\d{2})(\d{2})(\d{2})(\d{2})${timeAfter}$`, 'i');
const yearLast = new RegExp(String.raw`^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})${timeAfter}$`, 'i');

const readDay = (text: string, form: DayForm): Day | undefined => {
  const value = text.trim();
  if (form === 'serial') return parseSerialDay(value);
  const order = orderOfForm(form) ?? 'ymd';
  const iso = yearFirst.exec(value);
  if (iso) return dayOf(Number(iso[1]), Number(iso[3]), Number(iso[4]));
  const parts = yearLast.exec(value);
  if (parts) return dayInOrder(Number(parts[1]), Number(parts[3]), yearWritten(parts[4] ?? ''), order);
  const six = isInSixFigures(form) ? daySixFigures(value, order) : undefined;
  return six ?? unmarked(value, order) ?? dayWithName(value);
};

/** Eight figures begin or end with the year; no such figures are a day both ways. */
const unmarked = (value: string, order: DateOrder): Day | undefined => {
  const parts = eightFigures.exec(value);
  if (!parts) return undefined;
  const [first, second, third, fourth] = [Number(parts[1]), Number(parts[2]), Number(parts[3]), Number(parts[4])];
  return (
    dayOf(first * 100 + second, third, fourth) ??
    (order === 'ymd' ? undefined : dayInOrder(first, second, third * 100 + fourth, order))
  );
};

const dayInOrder = (first: number, second: number, year: number, order: DateOrder): Day | undefined => {
  if (order === 'ymd') return first === second ? dayOf(year, first, second) : undefined;
  return order === 'dmy' ? dayOf(year, second, first) : dayOf(year, first, second);
};
