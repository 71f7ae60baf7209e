import { type Channel, parseChannel } from '../channel.ts';
import type { Day } from '../day.ts';
import type { Field } from '../mapping/field.ts';
import type { Currency, Minor } from '../money.ts';
import { parseEmail } from '../written/email.ts';
import type { CellReader } from './cell-reader.ts';
import type { RefusalCode } from './refusal.ts';
import type { ToldCells } from './told-row.ts';

/** What the cells of an event are read under. */
export interface EventTerms {
  readonly asOf: Day;
  readonly country: string;
  /** Of amounts. */
  readonly currency: Currency;
  readonly phonesOf: (cell: string, country: string) => { readonly phones: readonly string[] };
  /** Told of a value that was left out while the row was taken. */
  readonly warn: (field: Field, line: number) => void;
}

/** The cells of the row begun last, by their fields. */
export interface FieldCells {
  text(field: Field, longest?: number): string | null;
  day(field: Field): Day | null;
  /** The same where what is no day may be left out, with a warning. */
  lenientDay(field: Field): Day | null;
  /** One of the words the field may be; any other is refused, with these as examples. */
  word<Value>(field: Field, parse: (text: string) => Value | undefined, examples: string): Value | null;
  /** The same where a word that is not understood may be left out, with a warning. */
  lenientWord<Value>(field: Field, parse: (text: string) => Value | undefined): Value | null;
  channel(): Channel | null;
  amount(field: Field, currency: Currency): Minor | null;
  /** The first telephone in E.164, else the first e-mail address. */
  address(): string | null;
  /** The value of a field that must say something; `what` it is, is told where it does not. */
  required<Value>(field: Field, what: string, read: (field: Field) => Value | null): Value | null;
  refuse(field: Field, code: RefusalCode, problem: string, suggestion: string): void;
  /** How many problems the row has so far. */
  refused(): number;
  /** Begins a row. */
  start(line: number): void;
}

/** A reader of cells by their fields. */
export const fieldCells = ({ reader, of }: ToldCells, terms: EventTerms): FieldCells => {
  let line = 0;
  const at = (field: Field): number => of(field)[0] ?? -1;
  const text: FieldCells['text'] = (field, longest) => reader.text(at(field), longest);
  const lenientWord: FieldCells['lenientWord'] = (field, parse) => {
    const written = text(field);
    if (written === null) return null;
    const value = parse(written);
    if (value === undefined) terms.warn(field, line);
    return value ?? null;
  };
  return {
    text,
    lenientWord,
    start: (rowLine) => {
      line = rowLine;
    },
    day: (field) => reader.day(at(field)),
    lenientDay: (field) => {
      const day = reader.dayIfAny(at(field));
      if (day === null && text(field) !== null) terms.warn(field, line);
      return day;
    },
    word: (field, parse, examples) => {
      const written = text(field);
      const value = written === null ? null : parse(written);
      if (value === undefined) {
        reader.refuse(at(field), 'bad-word', `"${written}" is not understood`, `write one such as ${examples}`);
      }
      return value ?? null;
    },
    amount: (field, currency) => reader.amount(at(field), currency),
    refuse: (field, ...problem) => reader.refuse(at(field), ...problem),
    refused: () => reader.refusals.length,
    channel: () => lenientWord('channel', parseChannel),
    address: () => phoneIn(reader, of('phone'), line, terms) ?? emailIn(reader, of('email'), line, terms),
    required: (field, what, read) => {
      const before = reader.refusals.length;
      const value = read(field);
      if (value === null && reader.refusals.length === before) {
        reader.refuse(at(field), 'missing-value', `the ${what} is empty`, `give the row its ${what}`);
      }
      return value;
    },
  };
};

const phoneIn = (
  reader: CellReader,
  indexes: readonly number[],
  line: number,
  { phonesOf, country, warn }: EventTerms,
): string | undefined => {
  const written = indexes.flatMap((index) => reader.text(index) ?? []);
  const [phone] = written.flatMap((cell) => phonesOf(cell, country).phones);
  if (written.length > 0 && phone === undefined) warn('phone', line);
  return phone;
};

const emailIn = (reader: CellReader, indexes: readonly number[], line: number, { warn }: EventTerms): string | null => {
  const written = indexes.flatMap((index) => reader.text(index) ?? []);
  const [email] = written.flatMap((cell) => parseEmail(cell) ?? []);
  if (written.length > 0 && email === undefined) warn('email', line);
  return email ?? null;
};
