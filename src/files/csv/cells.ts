import type { Delimiter } from '../../domain/written/delimiter.ts';

const quote = 34;

/**
 * The cells of a line by the rules of RFC 4180, and with spaces around quoted ones; undefined when it holds anything else
 * than plain and properly quoted cells: a quote that does not close on the line, or stands where none may.
 */
export const cellsOfLine = (line: string, delimiter: Delimiter): string[] | undefined => {
  let nextQuote = line.indexOf('"');
  if (nextQuote < 0) return line.split(delimiter);
  const cells: string[] = [];
  for (let at = 0; ; ) {
    if (nextQuote > at && isSpace(line, at) && afterSpaces(line, at, nextQuote) === nextQuote) at = nextQuote;
    const isQuoted = at === nextQuote;
    const close = isQuoted ? closingQuote(line, at + 1) : -1;
    if (isQuoted && close < 0) return undefined;
    const stop = isQuoted ? afterSpaces(line, close + 1, line.length) : plainEnd(line, at, delimiter);
    if (stop < line.length && line[stop] !== delimiter) return undefined;
    if (!isQuoted && nextQuote >= 0 && nextQuote < stop) return undefined;
    cells.push(isQuoted ? unquoted(line, at + 1, close) : line.slice(at, stop));
    if (stop === line.length) return cells;
    if (isQuoted) nextQuote = line.indexOf('"', stop);
    at = stop + 1;
  }
};

const isSpace = (line: string, at: number): boolean => line.charCodeAt(at) === 32;

/** The first place from `at` on, up to `end`, that is no space. */
export const afterSpaces = (line: string, at: number, end: number): number => {
  let place = at;
  while (place < end && isSpace(line, place)) place += 1;
  return place;
};

const plainEnd = (line: string, at: number, delimiter: Delimiter): number => {
  const stop = line.indexOf(delimiter, at);
  return stop < 0 ? line.length : stop;
};

/** Where the quote closes that opened before `at`, past those that are doubled; -1 when not on this line. */
export const closingQuote = (line: string, at: number): number => {
  let close = line.indexOf('"', at);
  while (close >= 0 && line.charCodeAt(close + 1) === quote) close = line.indexOf('"', close + 2);
  return close;
};

const unquoted = (line: string, start: number, end: number): string => {
  const cell = line.slice(start, end);
  return cell.includes('"') ? cell.replaceAll('""', '"') : cell;
};
