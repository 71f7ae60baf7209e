import { type Day, dayOf } from '../day.ts';
import { type Minor, minorOf } from '../money.ts';

/** The first and the last column of a field, counted from 1 as bank manuals do. */
export type Columns = readonly [from: number, to: number];

/** The field as it is written, without the blanks that fill it. */
export const fieldAt = (line: string, [from, to]: Columns): string => line.slice(from - 1, to).trim();

/** A whole number of figures; blank is zero; undefined where anything else stands there. */
export const figuresAt = (line: string, columns: Columns): number | undefined => {
  const text = fieldAt(line, columns);
  return /^\d{0,15}$/.test(text) ? Number(text) : undefined;
};

/** An amount with its decimals implied, as CNAB has them. */
export const minorAt = (line: string, columns: Columns): Minor | undefined => {
  const figures = figuresAt(line, columns);
  return figures === undefined ? undefined : minorOf(figures);
};

/** A day written `ddmmyy` or `ddmmyyyy`; undefined where it is none, blank or zeros. Two figures of a year are of 1980 to 2079. */
export const dayAt = (line: string, columns: Columns): Day | undefined => {
  const [, date, month, year] = /^(\d{2})(\d{2})(\d{2}|\d{4})$/.exec(fieldAt(line, columns)) ?? [];
  if (year === undefined) return undefined;
  const short = Number(year);
  return dayOf(year.length === 4 ? short : short + (short < 80 ? 2000 : 1900), Number(month), Number(date));
};
