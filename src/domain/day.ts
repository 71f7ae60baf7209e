import { Temporal } from 'temporal-polyfill';

declare const day: unique symbol;
/** A calendar day, written `YYYY-MM-DD`; days compare and sort as text. */
export type Day = string & { readonly [day]: true };

/** Days since 1970-01-01, for arithmetic over many days. */
export type EpochDay = number;

/** How the parts of a written day follow each other. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

const millisecondsPerDay = 86_400_000;

/** The day with these parts, or undefined when the calendar has no such day. Years 1900 to 2199. */
export const dayOf = (year: number, month: number, date: number): Day | undefined => {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) {
    return undefined;
  }
  return `${year}-${pad(month)}-${pad(date)}` as Day;
};

const pad = (part: number): string => (part < 10 ? `0${part}` : `${part}`);

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** The number of days of a month, 1 to 12, in the Gregorian calendar. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (monthLengths[month - 1] ?? 0);

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Reads `YYYY-MM-DD`, the only way days are written on the command line and in the database. */
export const parseIsoDay = (text: string): Day | undefined => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return parts ? dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) : undefined;
};

export const toEpochDay = (value: Day): EpochDay =>
  Date.UTC(figuresAt(value, 0) * 100 + figuresAt(value, 2), figuresAt(value, 5) - 1, figuresAt(value, 8)) /
  millisecondsPerDay;

/** The number that the two figures at the place write. */
const figuresAt = (text: string, at: number): number => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;

/** The days asked for so far: a portfolio comes back to the same few thousand again and again. */
const writtenDays = new Map<EpochDay, Day>();

export const fromEpochDay = (epochDay: EpochDay): Day => {
  const known = writtenDays.get(epochDay);
  if (known !== undefined) return known;
  const day = new Date(epochDay * millisecondsPerDay).toISOString().slice(0, 10) as Day;
  writtenDays.set(epochDay, day);
  return day;
};

export const addDays = (from: Day, count: number): Day => fromEpochDay(toEpochDay(from) + count);

/** Days from the first to the second; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => toEpochDay(to) - toEpochDay(from);

/** The same date `count` months later, or that month's last day where it is shorter (31 Jan + 1 month is 28 Feb). */
export const addMonths = (from: Day, count: number): Day => {
  const months = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + count;
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  const date = Math.min(Number(from.slice(8, 10)), daysInMonth(year, month));
  return `${year}-${pad(month)}-${pad(date)}` as Day;
};

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** The weekday; 1970-01-01 was a Thursday. */
export const weekdayOf = (value: Day): Weekday => weekdays[(((toEpochDay(value) + 3) % 7) + 7) % 7] as Weekday;

/** The Monday of the ISO week that holds the day. */
export const mondayOf = (value: Day): Day => addDays(value, -weekdays.indexOf(weekdayOf(value)));

export const laterOf = (one: Day, other: Day): Day => (one > other ? one : other);
export const earlierOf = (one: Day, other: Day): Day => (one < other ? one : other);

/** The calendar day that a clock on the wall of the zone shows at the instant. */
export const dayInZone = (epochMilliseconds: number, timeZone: string): Day =>
  Temporal.Instant.fromEpochMilliseconds(epochMilliseconds)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString() as Day;

/** A wall-clock time on a day in a zone, with its offset: `2026-11-20T08:00:00-05:00`. */
export const instantInZone = (onDay: Day, time: string, timeZone: string): string =>
  Temporal.PlainDateTime.from(`${onDay}T${time}`)
    .toZonedDateTime(timeZone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });

/** Whether the runtime knows the time zone's name. */
export const isTimeZone = (name: string): boolean => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
};
