import type { Cell } from './sqlite.ts';

/** A row's values as they stand in a statement, in brackets. */
export const valuesOf = (row: readonly Cell[]): string => `(${row.map(literal).join(',')})`;

const literal = (cell: Cell): string => {
  if (cell === null) return 'null';
  if (typeof cell === 'string') return `'${cell.includes("'") ? cell.replaceAll("'", "''") : cell}'`;
  if (!Number.isFinite(cell)) throw new RangeError(`${cell} is no number that a database keeps`);
  return `${cell}`;
};
