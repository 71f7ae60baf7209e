import type { DateOrder } from '../day.ts';
import { guardError, type UserError } from '../errors.ts';
import type { OrderDecision } from '../written/date-order.ts';
import { type DayForm, orderOfForm, sixFigureForm } from '../written/day-form.ts';
import type { DecimalMark } from '../written/written-amount.ts';
import {
  contradictingLines,
  contradictingMarks,
  type DialectEvidence,
  firstLines,
  hasSixFigures,
  markOf,
  ordersOf,
} from './dialect-evidence.ts';
import type { MappedColumn } from './mapped-column.ts';

/** Why days or amounts cannot be read without being told how. */
export interface DialectProblem {
  readonly code:
    | 'ambiguous-days'
    | 'ambiguous-figures'
    | 'ambiguous-amounts'
    | 'padded-amounts'
    | 'contradictory-days'
    | 'mixed-days'
    | 'contradictory-amounts';
  /** The headings of the columns concerned. */
  readonly columns: readonly string[];
  /** Where ways of writing that exclude each other were met. */
  readonly lines: readonly number[];
}

/** How a file's days and amounts are written. */
export interface Dialect {
  readonly decimal: DecimalMark | undefined;
  /** Of the file as a whole; undefined where it has no days, or they were not decided. */
  readonly dateOrder: DateOrder | undefined;
  /** By place of the column. */
  readonly dateOrders: ReadonlyMap<number, DayForm>;
  /** Columns that could be read both ways and follow the file's other day columns. */
  readonly followers: readonly string[];
  /** Columns that could be read both ways and are read as earlier files were. */
  readonly asBefore: readonly string[];
  readonly problems: readonly DialectProblem[];
  /** What was told or could only be so; unlike a mark that no amount of the file has, it may be remembered for the next. */
  readonly sure: { readonly decimal?: DecimalMark | undefined; readonly dateOrder?: DateOrder | undefined };
}

/** What was told of a file's writing: `decimal` and `dateOrder` hold, `usual` decides only what the file leaves open. */
export interface ToldDialect {
  readonly decimal?: DecimalMark | undefined;
  readonly dateOrder?: DateOrder | undefined;
  readonly usual?:
    | { readonly decimal?: DecimalMark | undefined; readonly dateOrder?: DateOrder | undefined }
    | undefined;
}

/**
 * Decides by the evidence of the whole file. A column decides for itself; one that could be read both ways follows
 * the others where those agree; nothing is guessed.
 */
export const dialectOf = (evidence: DialectEvidence, told: ToldDialect): Dialect => {
  const decimal = decideMark(evidence, told);
  const days = decideDays(evidence, told);
  return {
    decimal: typeof decimal === 'string' ? decimal : undefined,
    dateOrder: told.dateOrder ?? fileOrder(days),
    dateOrders: days.dateOrders,
    followers: days.followers,
    asBefore: [...(isMarkAsBefore(evidence, told) ? amountColumns(evidence) : []), ...days.asBefore],
    problems: [...(typeof decimal === 'string' ? [] : [decimal]), ...days.problems],
    sure: sureOf(evidence, told),
  };
};

const sureOf = (evidence: DialectEvidence, { decimal, dateOrder, usual }: ToldDialect): Dialect['sure'] => {
  const mark = markOf(evidence);
  return {
    decimal: decimal ?? (typeof mark === 'string' ? usual?.decimal : mark.decimal),
    dateOrder: dateOrder ?? commonOrder(evidence) ?? usual?.dateOrder,
  };
};

const decideMark = (evidence: DialectEvidence, { decimal, usual }: ToldDialect): DecimalMark | DialectProblem => {
  if (decimal) return decimal;
  const found = markOf(evidence);
  if (found === 'unmarked') return usual?.decimal ?? '.';
  if (typeof found !== 'string') return found.decimal;
  const columns = amountColumns(evidence);
  if (found === 'contradictory') {
    return { code: 'contradictory-amounts', columns, lines: contradictingMarks(evidence) };
  }
  if (usual?.decimal) return usual.decimal;
  return { code: found === 'padded' ? 'padded-amounts' : 'ambiguous-amounts', columns, lines: [] };
};

const amountColumns = ({ amounts }: DialectEvidence): string[] =>
  [...amounts].filter(([, lines]) => lines.size > 0).map(([{ source }]) => source);

const isMarkAsBefore = (evidence: DialectEvidence, { decimal, usual }: ToldDialect): boolean =>
  decimal === undefined && usual?.decimal !== undefined && ['undecided', 'padded'].includes(String(markOf(evidence)));

interface DecidedDays {
  readonly dateOrders: Map<number, DayForm>;
  readonly followers: string[];
  readonly asBefore: string[];
  readonly problems: DialectProblem[];
}

const decideDays = (evidence: DialectEvidence, told: ToldDialect): DecidedDays => {
  const decided: DecidedDays = { dateOrders: new Map(), followers: [], asBefore: [], problems: [] };
  const common = commonOrder(evidence);
  const undecided: string[] = [];
  for (const [column, decision] of ordersOf(evidence)) {
    const form = formBy(decision, common, told, hasSixFigures(evidence, column));
    if (form) decided.dateOrders.set(column.index, form);
    else if (decision === 'undecided') undecided.push(column.source);
    else decided.problems.push(dayProblem(column, decision, evidence));
    const isOpen = decision === 'undecided' || decision === 'six-figures';
    if (!told.dateOrder && decision === 'undecided' && common) decided.followers.push(column.source);
    else if (!told.dateOrder && isOpen && form) decided.asBefore.push(column.source);
  }
  if (undecided.length > 0) decided.problems.push({ code: 'ambiguous-days', columns: undecided, lines: [] });
  return decided;
};

/** How a column is read; what was told holds for all but serial numbers, which have no order. */
const formBy = (
  decision: OrderDecision,
  common: DateOrder | undefined,
  told: ToldDialect,
  inSixFigures: boolean,
): DayForm | undefined => {
  if (decision === 'serial') return decision;
  if (told.dateOrder) return inSixFigures ? sixFigureForm(told.dateOrder) : told.dateOrder;
  if (decision === 'six-figures') return told.usual?.dateOrder && sixFigureForm(told.usual.dateOrder);
  if (decision === 'undecided') return common ?? usualOrder(told);
  if (decision === 'unwritten') return common ?? 'ymd';
  return decision === 'contradictory' || decision === 'mixed' ? undefined : decision;
};

/** Days that begin with the year so far say nothing of those that do not. */
const usualOrder = ({ usual }: ToldDialect): DateOrder | undefined =>
  usual?.dateOrder === 'ymd' ? undefined : usual?.dateOrder;

/** The order of the columns that decide between day and month first, where all agree. */
const commonOrder = ({ days }: DialectEvidence): DateOrder | undefined => {
  const orders = new Set<DateOrder>();
  for (const lines of days.values()) {
    if (lines.has('dmy')) orders.add('dmy');
    if (lines.has('mdy')) orders.add('mdy');
  }
  return orders.size === 1 ? [...orders][0] : undefined;
};

const fileOrder = ({ dateOrders, problems }: DecidedDays): DateOrder | undefined => {
  if (problems.length > 0) return undefined;
  const orders = [...dateOrders.values()].flatMap((form) => orderOfForm(form) ?? []);
  return orders.find((order) => order !== 'ymd') ?? orders[0];
};

const dayProblem = (column: MappedColumn, decision: OrderDecision, { days }: DialectEvidence): DialectProblem => {
  const lines = days.get(column);
  const columns = [column.source];
  if (decision === 'six-figures') return { code: 'ambiguous-figures', columns, lines: [] };
  if (decision === 'mixed') return { code: 'mixed-days', columns, lines: firstLines(lines) };
  return { code: 'contradictory-days', columns, lines: contradictingLines(lines, ['dmy', 'mdy']) };
};

/** The error that stops an import when nobody can be asked; it names the option that decides. */
export const dialectError = ({ code, columns, lines }: DialectProblem, file: string): UserError => {
  const named = columns.map((column) => `"${column}"`).join(', ');
  const where = lines.length > 1 ? ` (lines ${lines.join(' and ')})` : '';
  return guardError(`${file}: ${wording[code].problem.replace('COLUMNS', named)}${where}`, code, wording[code].hint);
};

const wording: Readonly<Record<DialectProblem['code'], { readonly problem: string; readonly hint: string }>> = {
  'ambiguous-days': {
    problem: 'every day in COLUMNS can be read day first or month first, such as 03/04/2026',
    hint: 'say --date-order dmy if 03/04/2026 is 3 April, or --date-order mdy if it is March 4',
  },
  'ambiguous-figures': {
    problem: 'the days in COLUMNS are six figures, such as 101126, which can be read in several orders',
    hint: 'say --date-order dmy if 101126 is 10 November 2026, --date-order mdy if it is October 11, or --date-order ymd if it is 26 November 2010',
  },
  'mixed-days': {
    problem: 'some days in COLUMNS are written out and others are bare figures, such as 46346 or 261120',
    hint: 'write all days of the column alike, such as 2026-11-20; or say --date-order dmy, mdy or ymd: six figures are read so, and serial numbers are refused',
  },
  'ambiguous-amounts': {
    problem: 'the amounts in COLUMNS can be read two ways: 1.234 could be 1234 or 1.234',
    hint: 'say --decimal , if 1.234 is one thousand and more, or --decimal . if it is one and a bit',
  },
  'padded-amounts': {
    problem: 'the amounts in COLUMNS are filled up with zeros, such as 000000128650: the last figures may be decimals',
    hint: 'say --decimal . if they are whole units; if their last figures are decimals, ask for the file with a decimal mark, such as 1286.50',
  },
  'contradictory-days': {
    problem: 'some days in COLUMNS can only be day first and others only month first',
    hint: 'correct the file; or say --date-order dmy or --date-order mdy, and the days that do not fit are refused',
  },
  'contradictory-amounts': {
    problem: 'some amounts in COLUMNS have a decimal point and others a decimal comma',
    hint: 'correct the file; or say --decimal . or --decimal , and the amounts that do not fit are refused',
  },
};
