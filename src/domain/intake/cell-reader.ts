import type { Day } from '../day.ts';
import { type Currency, exponentOf, formatAmount, type Minor, minorOf } from '../money.ts';
import type { DayForm } from '../written/day-form.ts';
import { type AmountReading, type DecimalMark, parseAmount } from '../written/written-amount.ts';
import { parseDay } from '../written/written-day.ts';
import type { Refusal, RefusalCode } from './refusal.ts';

/** How the cells of a file are written. */
export interface CellDialect {
  readonly decimal: DecimalMark;
  /** Rounds amounts that are too precise instead of refusing them. */
  readonly round: boolean;
  readonly dayFormOf: (columnIndex: number) => DayForm;
  /** Days before and after are refused; any day of the calendar is taken where it is not told. */
  readonly days?: { readonly from: string; readonly to: string };
}

/** What was rounded of a file, in millionths of a minor unit, so that the difference of the totals can be told. */
export interface Rounding {
  count: number;
  millionths: number;
}

/** Reads the cells of one row after another and gathers what is wrong with each. */
export interface CellReader {
  /** Begins a row. */
  start(line: number, cells: readonly string[]): void;
  /** The cell as it is written; a longer one than `longest` characters, 1,000 unless told, is refused and cut off. */
  text(index: number, longest?: number): string | null;
  day(index: number): Day | null;
  /** The day, and null for what is none, without refusing the row. */
  dayIfAny(index: number): Day | null;
  amount(index: number, currency: Currency): Minor | null;
  refuse(index: number, code: RefusalCode, problem: string, suggestion: string): void;
  /** The problems of the row begun last. */
  readonly refusals: readonly Refusal[];
  readonly rounding: Rounding;
  readonly totalled: TotalledColumn;
}

/** The column whose amounts a total line adds up, and its amount in the row begun last; null where that could not be read. */
export interface TotalledColumn {
  readonly index: number;
  amount: Minor | null;
  currency: Currency | undefined;
}

const blanks = new Set(['', '-', '--', 'n/a', 'na', 'n.a.', 'null', 'nan', 'none', 's/d', '#n/a']);
const blankDays = /^[0/.\-\s:]+$/;

/** A reader for the cells of a file with these headings. */
export const cellReader = (headings: readonly string[], dialect: CellDialect, totalledColumn = -1): CellReader => {
  let line = 0;
  let cells: readonly string[] = [];
  let refusals: Refusal[] = [];
  let reading: AmountReading & { readonly currency?: Currency } = { ...dialect, exponent: 0 };
  const rounding: Rounding = { count: 0, millionths: 0 };
  const totalled: TotalledColumn = { index: totalledColumn, amount: null, currency: undefined };
  const text = (index: number, longest = 1000): string | null => {
    const cell = index < 0 ? undefined : cells[index]?.trim();
    if (cell === undefined || (cell.length < 5 && blanks.has(cell.toLowerCase()))) return null;
    if (cell.length <= longest) return cell;
    const problem = `the cell has ${cell.length} characters`;
    if (!isRefused(index)) refuse(index, 'too-long', problem, `write ${longest} characters at most`);
    return cell.slice(0, 20);
  };
  const dayAt = (index: number): Day | null | Pick<Refusal, 'problem' | 'suggestion'> => {
    const written = text(index);
    if (written === null || blankDays.test(written)) return null;
    const form = dialect.dayFormOf(index);
    const day = parseDay(written, form);
    if (day === undefined) {
      return { problem: `"${written}" is not a day of the calendar`, suggestion: dayExample[form] };
    }
    if (dialect.days && (day < dialect.days.from || day > dialect.days.to)) {
      return { problem: `"${written}" is ${day}, too far away`, suggestion: nearDay(dialect.days) };
    }
    return day;
  };
  const isRefused = (index: number): boolean => refusals.some(({ column }) => column === (headings[index] ?? ''));
  const refuse = (index: number, code: RefusalCode, problem: string, suggestion: string): void => {
    refusals.push({ line, column: headings[index] ?? '', code, problem, suggestion });
  };
  return {
    get refusals() {
      return refusals;
    },
    rounding,
    totalled,
    refuse,
    text,
    start: (rowLine, rowCells) => {
      line = rowLine;
      cells = rowCells;
      refusals = [];
      totalled.amount = null;
    },
    day: (index) => {
      const found = dayAt(index);
      if (found === null || typeof found === 'string') return found;
      refuse(index, 'bad-day', found.problem, found.suggestion);
      return null;
    },
    dayIfAny: (index) => {
      const found = dayAt(index);
      return typeof found === 'string' ? found : null;
    },
    amount: (index, currency) => {
      const written = text(index);
      if (written === null) return null;
      if (currency !== reading.currency) reading = { ...dialect, currency, exponent: exponentOf(currency) };
      const read = parseAmount(written, reading);
      if (typeof read === 'string') {
        const remedy = exponential.test(written) ? asNumber : amountExample(currency, dialect.decimal, read);
        refuse(index, read, `"${written}" ${amountProblems[read]}`, remedy);
        return null;
      }
      if (!read.exact) {
        rounding.count += 1;
        rounding.millionths += read.rounding;
      }
      if (index === totalledColumn) {
        totalled.amount = read.amount;
        totalled.currency = currency;
      }
      return read.amount;
    },
  };
};

const nearDay = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  `write a day from ${from} to ${to}, or leave the cell empty where it may be`;

const dayExample: Readonly<Record<DayForm, string>> = {
  dmy: 'write a day that exists, day first, such as 28/02/2026',
  mdy: 'write a day that exists, month first, such as 02/28/2026',
  ymd: 'write a day that exists, such as 2026-02-28',
  named: 'write a day that exists, with the name of its month, such as 28-feb-2026',
  serial: 'write the serial number of a day from 1980 to 2079 as in the rest of the column, such as 46081',
  yymmdd: 'write a day that exists as year, month and day, such as 260228',
  ddmmyy: 'write a day that exists as day, month and year, such as 280226',
  mmddyy: 'write a day that exists as month, day and year, such as 022826',
};

/** How spreadsheets write a number too wide for its column. */
const exponential = /^[-+]?\d(?:[.,]\d+)?E[+-]?\d{1,3}$/i;
const asNumber =
  'a spreadsheet has shortened it: format the column there as a number with all its figures, and export it again';

const amountProblems = {
  'bad-amount': 'is not an amount',
  'too-precise': 'has more decimals than the currency',
  'amount-too-large': 'is larger than can be kept exactly',
  'currency-differs': 'is in another currency than the row',
} as const;

const amountExample = (currency: Currency, decimal: DecimalMark, problem: keyof typeof amountProblems): string => {
  const example = formatAmount(minorOf(1234 * 10 ** exponentOf(currency)), currency).replace('.', decimal);
  const remedy = problem === 'too-precise' ? ', or import with --round-amounts' : '';
  return `write an amount in ${currency} such as ${example}${remedy}`;
};
