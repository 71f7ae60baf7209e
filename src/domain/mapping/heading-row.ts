import { guardError, type UserError } from '../errors.ts';
import type { FileKind } from './field.ts';
import { fieldNamed } from './heading.ts';

/** Whether a row below the headings is one of headings itself: at least two are known, and so are half of them. */
export const isHeadingRow = (cells: readonly string[], kind: FileKind): boolean => {
  if (cells.some((cell) => /^\W*\d/.test(cell))) return false;
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (filled.length < 2) return false;
  const known = new Set(filled.flatMap((cell) => fieldNamed(cell, kind) ?? []));
  return known.size > 1 && known.size * 2 >= filled.length;
};

/** The error where a second table begins in the file, whose rows would be read under the headings of the first. */
export const severalTables = (path: string, line: number, headerLine: number): UserError =>
  guardError(
    `${path}:${line}: other headings begin here than those of line ${headerLine}, expected one table in a file`,
    'several-tables',
    'put each table into a file of its own, and import them one by one',
  );
