import { type Day, dayOf, daysBetween } from '../day.ts';
import type { Currency, Minor } from '../money.ts';
import { statedAmount } from './stated-amount.ts';

/** What field 61 of a statement says: money in or out, or either taken back. */
export interface StatementLine {
  readonly mark: 'C' | 'D' | 'RC' | 'RD';
  readonly bookedOn: Day;
  readonly amount: Minor;
  /** Three characters, such as TRF or RTI. */
  readonly type: string;
  /** What the payer's message is known by; empty or NONREF where there is nothing. */
  readonly ownerReference: string;
  readonly bankReference: string;
  readonly details: string;
}

/**
 * Field 61 of an MT940: `6!n[4!n]2a[1!a]15d1!a3!c16x[//16x]` and a second line of details (SWIFT, Standards MT, category 9).
 * Some banks write longer references, four blanks for the entry day or no comma after whole amounts, which are taken as meant. Undefined where the line is not so.
 */
export const parseStatementLine = (text: string, currency: Currency): StatementLine | undefined => {
  const [line = '', ...more] = text.split('\n');
  const parts = /^(\d{6})(\d{4}| {4})?(RC|RD|C|D)[A-Z]?(\d[\d,]*)[A-Z]([A-Z0-9]{3})(.*)$/.exec(line);
  if (!parts) return undefined;
  const [, value = '', entry, mark = '', amount = '', type = '', references = ''] = parts;
  const valueOn = shortDay(value);
  const bookedOn = valueOn && (!entry?.trim() ? valueOn : nearestDay(valueOn, entry));
  const minor = statedAmount(amount.includes(',') ? amount : `${amount},`, ',', currency);
  if (!bookedOn || minor === undefined) return undefined;
  const [ownerReference = '', bankReference = ''] = references.split(/\/\/(.*)/s);
  return {
    mark: mark as StatementLine['mark'],
    bookedOn,
    amount: minor,
    type,
    ownerReference: ownerReference.trim(),
    bankReference: bankReference.trim(),
    details: more.join(' ').trim(),
  };
};

/** A day written `yymmdd`, of 1980 to 2079 as SWIFT has it. */
export const shortDay = (text: string): Day | undefined => {
  const [, year, month, date] = /^(\d{2})(\d{2})(\d{2})$/.exec(text) ?? [];
  const short = Number(year);
  return dayOf(short + (short < 80 ? 2000 : 1900), Number(month), Number(date));
};

/** The day `mmdd` of the year in which it is nearest to another: the booking of a value day may lie over the turn of the year. */
const nearestDay = (to: Day, monthAndDate: string): Day | undefined => {
  const year = Number(to.slice(0, 4));
  const days = [year - 1, year, year + 1].flatMap(
    (each) => dayOf(each, Number(monthAndDate.slice(0, 2)), Number(monthAndDate.slice(2))) ?? [],
  );
  const distance = (day: Day): number => Math.abs(daysBetween(to, day));
  return days.sort((one, other) => distance(one) - distance(other))[0];
};
