import { type Currency, exponentOf, type Minor, minorOf, parseCurrency } from '../money.ts';
import { figuresStated } from '../written/total-line.ts';
import { type DecimalMark, parseAmount } from '../written/written-amount.ts';
import type { TotalledColumn } from './cell-reader.ts';

/** A line of a file that states what the rows above it are. */
export interface TotalLine {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What became of comparing a total line with the rows above it. */
export interface StatedTotal {
  readonly line: number;
  /** `unchecked` where it states nothing that can be compared. */
  readonly verdict: 'met' | 'differs' | 'unchecked';
  readonly what?: 'count' | 'amount';
  readonly stated?: number;
  readonly found?: number;
  readonly currency?: Currency;
  /** Rows above the line whose amounts could not be read. */
  readonly unread: number;
}

/** Adds up the rows of a file and compares what its total lines state. */
export interface SumsAbove {
  /** Begins a stretch of rows in which these total lines stand. */
  begin(totals: readonly TotalLine[]): void;
  /** Adds the row that was read last, unless it was refused and its amount could not be read; tells whether it did. */
  read(line: number, isGood: boolean): boolean;
  /** Adds a row whose amount cannot be read. */
  unread(line: number): void;
  end(): void;
  readonly stated: readonly StatedTotal[];
}

interface Section {
  rows: number;
  unread: number;
  readonly amounts: Map<Currency, number>;
}

export interface TotalsReading {
  /** The column that is added up; undefined where none is. */
  readonly column: TotalledColumn | undefined;
  readonly width: number;
  readonly decimal: DecimalMark;
  /** The place of the column that names the row's currency; -1 for none. */
  readonly currencyIndex: number;
  /** By how many minor units rounding may have moved the sum so far. */
  readonly slack: () => number;
}

/** The sums of a file's rows, by what is read of them. */
export const sumsAbove = (reading: TotalsReading): SumsAbove => {
  const { column } = reading;
  const stated: StatedTotal[] = [];
  const all = emptySection();
  let last = emptySection();
  let totals: readonly TotalLine[] = [];
  let sections: Section[] = [];
  const sectionOf = (line: number): Section => {
    let at = 0;
    while (at < totals.length && (totals[at]?.line ?? 0) < line) at += 1;
    return sections[at] ?? last;
  };
  return {
    stated,
    begin: (lines) => {
      totals = lines;
      sections = [last, ...lines.map(emptySection)];
    },
    read: (line, isGood) => {
      const { amount = null, currency } = column ?? {};
      if (!isGood && amount === null) return false;
      const section = totals.length === 0 ? last : sectionOf(line);
      section.rows += 1;
      if (amount === null || currency === undefined) section.unread += 1;
      else section.amounts.set(currency, (section.amounts.get(currency) ?? 0) + amount);
      return true;
    },
    unread: (line) => {
      const section = totals.length === 0 ? last : sectionOf(line);
      section.rows += 1;
      section.unread += 1;
    },
    end: () => {
      totals.forEach((total, index) => {
        const section = sections[index] ?? last;
        addTo(all, section);
        stated.push(judged(total, section, all, reading));
      });
      last = sections.at(-1) ?? last;
    },
  };
};

const emptySection = (): Section => ({ rows: 0, unread: 0, amounts: new Map() });

const addTo = (all: Section, section: Section): void => {
  all.rows += section.rows;
  all.unread += section.unread;
  for (const [currency, amount] of section.amounts)
    all.amounts.set(currency, (all.amounts.get(currency) ?? 0) + amount);
};

/** A total is right for all rows above it, and a subtotal for those since the last one. */
const judged = ({ line, cells }: TotalLine, section: Section, all: Section, reading: TotalsReading): StatedTotal => {
  const figures = figuresStated(cells, reading.column?.index ?? -1, reading.width);
  const { unread } = all;
  if (figures.count !== undefined) {
    const isMet = figures.count === all.rows || figures.count === section.rows;
    return { line, verdict: verdictOf(isMet), what: 'count', stated: figures.count, found: all.rows, unread };
  }
  const currency = currencyOf(cells, all, reading);
  const amount = currency && reading.column ? amountOf(figures.amount, currency, reading) : undefined;
  if (amount === undefined || currency === undefined) return { line, verdict: 'unchecked', unread };
  const found = all.amounts.get(currency) ?? 0;
  const near = (sum: number): boolean => Math.abs(sum - amount) <= reading.slack();
  const isMet = near(found) || near(section.amounts.get(currency) ?? 0);
  return { line, verdict: verdictOf(isMet), what: 'amount', stated: amount, found, currency, unread };
};

const verdictOf = (isMet: boolean): StatedTotal['verdict'] => (isMet ? 'met' : 'differs');

/** The currency that the line names, or the only one of the rows. */
const currencyOf = (cells: readonly string[], { amounts }: Section, reading: TotalsReading): Currency | undefined => {
  const named = parseCurrency(cells[reading.currencyIndex] ?? '');
  if (named !== undefined) return named;
  return amounts.size === 1 ? [...amounts.keys()][0] : undefined;
};

const amountOf = (written: string | undefined, currency: Currency, { decimal }: TotalsReading): Minor | undefined => {
  if (written === undefined) return undefined;
  const read = parseAmount(written, { decimal, exponent: exponentOf(currency), currency, round: true });
  return typeof read === 'string' ? undefined : minorOf(read.amount);
};
