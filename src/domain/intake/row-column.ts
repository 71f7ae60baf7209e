import type { Day } from '../day.ts';
import type { PortfolioField } from '../mapping/field.ts';
import type { Currency, Minor } from '../money.ts';
import type { CellReader } from './cell-reader.ts';
import { meansNoDay, type WatchedDay } from './day-limits.ts';
import type { DayWatch } from './day-watch.ts';
import type { PlacementColumn, PlacementValue } from './placement.ts';

/** What the rows of a portfolio file are read under. */
export interface PortfolioTerms {
  readonly asOf: Day;
  /** For rows that name none. */
  readonly currency: Currency;
  readonly country: string;
  /** `on-opening` where the amount is the invoice's, so that every payment since lowers it. */
  readonly balanceStated: 'as-of' | 'on-opening';
  readonly phonesOf: (
    cell: string,
    country: string,
  ) => { readonly phones: readonly string[]; readonly invalid: number };
  /** Told of a value that was left out while the row was taken. */
  readonly warn: (field: PortfolioField, line: number) => void;
  readonly days: DayWatch;
}

/** Where the fields stand in the file, several columns for telephones and e-mail addresses. */
export interface PortfolioColumns {
  readonly of: (field: PortfolioField) => readonly number[];
  /** Columns that are no known field, kept as extra facts by name. */
  readonly extra: readonly { readonly index: number; readonly name: string }[];
}

/** What the values of a row are read from. */
export interface RowSource extends PortfolioColumns {
  readonly reader: CellReader;
  readonly terms: PortfolioTerms;
  /** The field's first column; -1 where the file does not have it. */
  readonly at: (field: PortfolioField) => number;
}

/** The row that is read, with what later columns need of earlier ones. */
export interface RowAtHand {
  line: number;
  cells: readonly string[];
  accountId: string;
  currency: Currency;
  opened: Day | null;
  /** The due date as it is written; none where the file has days past due only. */
  due: Day | null;
  settled: Day | null;
  balance: Minor | null;
  income: Minor | null;
  expenses: Minor | null;
  country: string | null;
}

/** The row at hand before its first column is read. */
export const rowBefore = ({ currency }: Pick<PortfolioTerms, 'currency'>): RowAtHand => ({
  line: 0,
  cells: [],
  accountId: '',
  currency,
  opened: null,
  due: null,
  settled: null,
  balance: null,
  income: null,
  expenses: null,
  country: null,
});

/** A column of the placement, and what a row of the file says of it. */
export interface RowColumn {
  readonly column: PlacementColumn;
  readonly value: (row: RowAtHand) => PlacementValue;
}

/** The column of a field, or none where the file does not have it: the placement has it empty then. */
export const columnOf = (
  { at }: RowSource,
  field: PortfolioField,
  column: PlacementColumn,
  value: (index: number, row: RowAtHand) => PlacementValue,
): RowColumn[] => {
  const index = at(field);
  return index < 0 ? [] : [{ column, value: (row) => value(index, row) }];
};

/** The value of a field as one of the words it may be; what is none of them is left out with a warning. */
export const understood = <Value>(
  { reader, terms }: RowSource,
  field: PortfolioField,
  index: number,
  line: number,
  parse: (text: string) => Value | undefined,
): Value | null => {
  const written = reader.text(index);
  if (written === null) return null;
  const value = parse(written);
  if (value === undefined) terms.warn(field, line);
  return value ?? null;
};

/** The day of a column that may be empty; a value by which a program says that there is no day is none, and told. */
export const optionalDay = (
  { reader, terms: { days } }: RowSource,
  field: WatchedDay,
  index: number,
  line: number,
): Day | null => {
  const written = reader.text(index);
  if (written === null) return null;
  if (meansNoDay(written)) {
    days.none(field, line);
    return null;
  }
  const day = reader.day(index);
  if (day !== null) days.seen(field, day, line);
  return day;
};
