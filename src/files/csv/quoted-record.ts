import { CsvError, parse } from 'csv-parse/sync';
import type { Delimiter } from '../../domain/written/delimiter.ts';
import { cellsOfLine } from './cells.ts';
import { hasStrayQuote } from './stray-quote.ts';

/** The character that ends a line; before a line feed, a carriage return belongs to the end. */
export type LineBreak = '\n' | '\r';

export interface Dialect {
  readonly delimiter: Delimiter;
  readonly lineBreak: LineBreak;
}

export interface QuotedRecord {
  readonly cells: string[];
  /** Where the next record begins. */
  readonly next: number;
  /** How many lines the record fills. */
  readonly lines: number;
}

/**
 * The record that begins at `start` and may go over several lines; `unclosed` when a quote is still open where the
 * text ends, `stray` when one stands where none may.
 */
export const quotedRecord = (text: string, start: number, dialect: Dialect): QuotedRecord | 'unclosed' | 'stray' =>
  shortRecord(text, start, dialect) ?? parsedRecord(text, start, dialect);

/** Most addresses and notes have fewer lines; a call of csv-parse costs as much as reading a hundred rows. */
const fewLines = 8;

/**
 * The record, where it ends within a few lines; the first line where all quotes are closed is its last. A quote that is stray
 * in the first lines stays so whatever follows.
 */
const shortRecord = (
  text: string,
  start: number,
  { delimiter, lineBreak }: Dialect,
): QuotedRecord | 'stray' | undefined => {
  let next = start;
  for (let lines = 1; lines <= fewLines && next < text.length; lines += 1) {
    next = endOfLines(text, next, 1, lineBreak);
    const record = withoutBreak(text.slice(start, next), lineBreak);
    const cells = cellsOfLine(record, delimiter);
    if (cells) return { cells, lines, next };
    if (hasStrayQuote(record, delimiter)) return 'stray';
  }
  return undefined;
};

const withoutBreak = (text: string, lineBreak: LineBreak): string => {
  if (!text.endsWith(lineBreak)) return text;
  return text.slice(0, lineBreak === '\n' && text.endsWith('\r\n') ? -2 : -1);
};

const parsedRecord = (text: string, start: number, dialect: Dialect): QuotedRecord | 'unclosed' | 'stray' => {
  for (let lines = 1; ; lines *= 4) {
    const end = endOfLines(text, start, lines, dialect.lineBreak);
    const cells = firstRecord(text.slice(start, end), dialect);
    if (Array.isArray(cells)) return recordOf(text, start, cells, dialect.lineBreak);
    if (cells === 'stray' || end >= text.length) return cells;
  }
};

const endOfLines = (text: string, start: number, lines: number, lineBreak: LineBreak): number => {
  let end = start;
  for (let count = 0; count < lines; count += 1) {
    const found = text.indexOf(lineBreak, end);
    if (found < 0) return text.length;
    end = found + 1;
  }
  return end;
};

const firstRecord = (text: string, { delimiter, lineBreak }: Dialect): string[] | 'unclosed' | 'stray' => {
  try {
    const [cells] = parse(text, {
      delimiter,
      record_delimiter: lineBreak === '\n' ? ['\r\n', '\n'] : '\r',
      relax_column_count: true,
      to: 1,
    });
    return cells ?? 'stray';
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'unclosed' : 'stray';
  }
};

const recordOf = (text: string, start: number, cells: string[], lineBreak: LineBreak): QuotedRecord => {
  const lines = cells.reduce((count, cell) => count + cell.split(lineBreak).length - 1, 1);
  return { cells, lines, next: endOfLines(text, start, lines, lineBreak) };
};
