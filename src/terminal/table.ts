import { createRequire } from 'node:module';
import type { Table as CliTable, TableConstructorOptions } from 'cli-table3';

export interface TextTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

const border = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

const require = createRequire(import.meta.url);

/** Loaded with the first table, for most commands print none. */
const emptyTable = (options: TableConstructorOptions): CliTable => {
  const Table = require('cli-table3') as new (options: TableConstructorOptions) => CliTable;
  return new Table(options);
};

/** A table for the terminal: columns of figures to the right, no lines. */
export const textTable = ({ columns, rows }: TextTable): string => {
  const numeric = columns.map((_, index) => rows.length > 0 && rows.every((row) => isFigure(row[index])));
  const table = emptyTable({
    head: [...columns],
    chars: border,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colAligns: numeric.map((right) => (right ? 'right' : 'left')),
  });
  for (const row of rows) table.push(row.map(String));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
};

/** The same without the columns that are empty in every row, for a list that has more to tell than most rows do. */
export const withoutEmptyColumns = ({ columns, rows }: TextTable): TextTable => {
  const told = columns.map((_, index) => rows.length === 0 || rows.some((row) => row[index] !== ''));
  const left = <Cell>(row: readonly Cell[]): Cell[] => row.filter((_, index) => told[index]);
  return { columns: left(columns), rows: rows.map(left) };
};

const isFigure = (cell: string | number | undefined): boolean =>
  typeof cell === 'number' || (cell !== undefined && /^(-?\p{Sc}?[\d.,]+ ?%?( [A-Z]{3})?|)$/u.test(cell));
