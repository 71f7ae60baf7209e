import type { Table } from '../../domain/table.ts';
import { isFormula } from '../../domain/written/formula-cell.ts';

/** A table as CSV with a header line. Text that a spreadsheet would take for a formula is kept as text; figures stay as they are. */
export const csvOf = ({ columns, rows }: Table): Promise<string> => csvRows([columns, ...rows]);

/** Rows of a table as CSV, without a header. */
export const csvRows = async (rows: Table['rows']): Promise<string> => {
  const { stringify } = await import('csv-stringify/sync');
  return stringify(rows.map((row) => row.map(safeCell)));
};

const safeCell = (cell: string | number): string | number =>
  typeof cell === 'string' && isFormula(cell) ? `'${cell}` : cell;
