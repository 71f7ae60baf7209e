import { UserError } from '../../domain/errors.ts';
import type { Refusal } from '../../domain/intake/refusal.ts';
import { type RowMarks, rowMark } from '../../domain/intake/row-mark.ts';
import type { Delimiter } from '../../domain/written/delimiter.ts';
import { isRulerLine } from '../../domain/written/ruler-line.ts';
import { isTotalLine } from '../../domain/written/total-line.ts';
import { cellsOfLine } from './cells.ts';
import { type Dialect, type LineBreak, quotedRecord } from './quoted-record.ts';
import { fitted, type RowWidth, strayQuote, widthOf, wrongColumnCount } from './row-width.ts';

/** A row with as many cells as there are headings; nothing in the cells is trimmed. */
export interface FileRow {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Stands for the row's text, where that is one line and marks are asked for. */
  readonly mark?: number;
}

export interface RefusedRow extends FileRow {
  readonly refusal: Refusal;
}

export interface RowBatch {
  readonly rows: FileRow[];
  readonly refused: RefusedRow[];
  /** Lines that only add up or count the others. */
  readonly totals: FileRow[];
  /** Lines that repeat the headings, as at the top of a page. */
  readonly headings: number[];
  /** Lines drawn across a printed list. */
  readonly rulers: number[];
  /** How many rows were passed over: they were taken in as they are before. */
  repeated: number;
}

/** No row is longer, in characters; without a bound, a lost line break or an open quote would take the rest of the file with it. */
export const longestRow = 1_000_000;

export interface RowSplitter {
  /** The rows that the next piece of text completes. */
  take(piece: string): RowBatch;
  /** The rows that were waiting for more text. */
  end(): RowBatch;
}

/** Splits a file's text into rows; those above and at the header line are left out, and the header's width is every row's. */
export const rowSplitter = (
  path: string,
  delimiter: Delimiter,
  headerLine: number,
  marks?: RowMarks | undefined,
): RowSplitter => {
  const state: Splitting = { path, delimiter, headerLine, marks, text: '', at: 0, line: 1, headings: [], ended: false };
  return {
    take(piece) {
      refuseNul(state, piece);
      state.text = state.text.slice(state.at) + piece;
      state.at = 0;
      return split(state);
    },
    end() {
      state.ended = true;
      return split(state);
    },
  };
};

interface Splitting {
  readonly path: string;
  readonly delimiter: Delimiter;
  readonly headerLine: number;
  readonly marks: RowMarks | undefined;
  text: string;
  at: number;
  line: number;
  lineBreak?: LineBreak | undefined;
  width?: RowWidth;
  headings: readonly string[];
  ended: boolean;
}

const split = (state: Splitting): RowBatch => {
  const batch: RowBatch = { rows: [], refused: [], totals: [], headings: [], rulers: [], repeated: 0 };
  state.lineBreak ??= lineBreakOf(state);
  if (state.lineBreak) while (splitLine(state, state.lineBreak, batch));
  return batch;
};

/** The first line break met is the file's; a carriage return at the end of the piece may have its line feed in the next. */
const lineBreakOf = ({ text, ended }: Splitting): LineBreak | undefined => {
  const found = /\r\n|\n|\r/.exec(text);
  if (!found) return ended || text.length > longestRow ? '\n' : undefined;
  if (found[0] !== '\r') return '\n';
  return found.index + 1 < text.length || ended ? '\r' : undefined;
};

/** Takes one line, or one row of several lines, from the text; false when there is none or not all of it yet. */
const splitLine = (state: Splitting, lineBreak: LineBreak, batch: RowBatch): boolean => {
  const { text, at } = state;
  const found = text.indexOf(lineBreak, at);
  if (found < 0 && !(state.ended && at < text.length)) return awaitLine(state);
  const next = found < 0 ? text.length : found + 1;
  const end = endOfContent(text, at, found < 0 ? text.length : found, lineBreak);
  if (state.line < state.headerLine || end === at) return passLine(state, next);
  if (end - at > longestRow) throw rowTooLong(state);
  const mark = state.marks && state.width && rowMark(text, at, end, state.marks.seed);
  if (mark !== undefined && state.marks?.isRepeated(mark)) {
    batch.repeated += 1;
    return passLine(state, next);
  }
  const cells = cellsOfLine(text.slice(at, end), state.delimiter);
  if (!cells) return splitQuoted(state, { delimiter: state.delimiter, lineBreak }, next, end, batch);
  put(state, cells, 1, batch, mark);
  return passLine(state, next);
};

const endOfContent = (text: string, at: number, end: number, lineBreak: LineBreak): number =>
  lineBreak === '\n' && end > at && text.charCodeAt(end - 1) === 13 ? end - 1 : end;

const passLine = (state: Splitting, next: number): true => {
  state.at = next;
  state.line += 1;
  return true;
};

/** Waits for more text, unless there is far too much of it without a line break. */
const awaitLine = (state: Splitting): false => {
  if (state.text.length - state.at > longestRow) throw rowTooLong(state);
  return false;
};

const rowTooLong = ({ path, line }: Splitting): UserError =>
  new UserError(`${path}:${line}: a row of more than ${longestRow} characters, expected some hundred`, {
    code: 'row-too-long',
    hint: 'look whether the line breaks were lost or the file was cut, and export it again',
  });

const splitQuoted = (state: Splitting, dialect: Dialect, next: number, end: number, batch: RowBatch): boolean => {
  const whole = state.ended ? state.text : state.text.slice(0, state.text.lastIndexOf(dialect.lineBreak) + 1);
  const record = quotedRecord(whole, state.at, dialect);
  if (record === 'unclosed' && !state.ended && state.text.length - state.at <= longestRow) return false;
  if (typeof record === 'string' || (record.lines > 1 && swallowsRows(state, record.cells, dialect))) {
    refuse(batch, state.text.slice(state.at, end).split(state.delimiter), strayQuote(state.line));
    return passLine(state, next);
  }
  put(state, record.cells, record.lines, batch);
  state.at = record.next;
  state.line += record.lines;
  return true;
};

/** Whether a quote that was left open took whole rows with it, up to the next quote. */
const swallowsRows = ({ width, delimiter }: Splitting, cells: string[], { lineBreak }: Dialect): boolean => {
  if (!width || fitted(cells, width)) return false;
  const lines = cells.flatMap((cell) => cell.split(lineBreak).slice(1, -1));
  return lines.some((line) => fitted(line.split(delimiter), width) !== undefined);
};

/** Sorts the cells of a row by what they are: the header, nothing, a total, the header again, a row or one that does not fit. */
const put = (state: Splitting, cells: string[], lines: number, batch: RowBatch, mark?: number): void => {
  const { line, width } = state;
  if (!width) {
    state.width = widthOf(cells);
    state.headings = cells;
    return;
  }
  if (isBlank(cells[0]) && cells.every(isBlank)) return;
  if (lines === 1 && isTotalLine(cells)) {
    batch.totals.push({ line, cells });
    return;
  }
  if (isRulerLine(cells)) {
    batch.rulers.push(line);
    return;
  }
  if (repeatsHeadings(cells, state.headings)) {
    batch.headings.push(line);
    return;
  }
  const row = fitted(cells, width);
  if (row) batch.rows.push(mark === undefined ? { line, cells: row } : { line, cells: row, mark });
  else if (lines > 1 || !putApart(state, cells, width, batch))
    refuse(batch, cells, wrongColumnCount(line, cells.length, width));
};

/** Puts the rows that a line holds which end with the other line break, where all of them fit; false where they do not. */
const putApart = (state: Splitting, cells: string[], width: RowWidth, batch: RowBatch): boolean => {
  const other = state.lineBreak === '\r' ? '\n' : '\r';
  if (!cells.some((cell) => cell.includes(other))) return false;
  const found = state.text.indexOf(state.lineBreak ?? '\n', state.at);
  const lines = state.text.slice(state.at, found < 0 ? state.text.length : found).split(other);
  const rows = lines.filter((line) => line !== '').map((line) => cellsOfLine(line, state.delimiter));
  if (rows.length < 2 || !rows.every((row) => row && fitted(row, width))) return false;
  rows.forEach((row, index) => {
    if (index > 0) state.line += 1;
    put(state, row ?? [], 1, batch);
  });
  return true;
};

const repeatsHeadings = (cells: readonly string[], headings: readonly string[]): boolean =>
  cells[0]?.trim() === headings[0]?.trim() &&
  cells.length === headings.length &&
  cells.every((cell, index) => cell.trim() === headings[index]?.trim());

const isBlank = (cell: string | undefined): boolean => !cell?.trim();

const refuse = (batch: RowBatch, cells: string[], refusal: Refusal): void => {
  batch.refused.push({ line: refusal.line, cells, refusal });
};

const refuseNul = ({ path, text, at, line }: Splitting, piece: string): void => {
  const nul = piece.indexOf('\0');
  if (nul < 0) return;
  const before = text.slice(at) + piece.slice(0, nul);
  const lines = before.split(/\r\n|\n|\r/).length - 1;
  throw new UserError(`${path}:${line + lines}: a zero byte, expected text`, {
    code: 'not-text',
    hint: 'the file is damaged or has another encoding; export it again, or name the encoding with --encoding',
  });
};
