import type { CellReader } from './cell-reader.ts';
import { contactColumns } from './contact-columns.ts';
import { descriptionColumns } from './description-columns.ts';
import { identityColumns } from './identity-columns.ts';
import { meansColumns } from './means-columns.ts';
import type { PlacementColumn, PlacementRow } from './placement.ts';
import { type PortfolioColumns, type PortfolioTerms, type RowColumn, type RowSource, rowBefore } from './row-column.ts';
import { standingColumnsOf } from './standing-columns.ts';

export interface PortfolioRowReader {
  /** What is read; the file says nothing of the placement's other columns. */
  readonly columns: readonly PlacementColumn[];
  /** The row's values in the order of the columns, or undefined and the reader's refusals. */
  readonly read: (line: number, cells: readonly string[]) => PlacementRow | undefined;
}

/** A reader that turns a row's cells into a placement row. */
export const portfolioRowReader = (
  reader: CellReader,
  columns: PortfolioColumns,
  terms: PortfolioTerms,
): PortfolioRowReader => {
  const source: RowSource = { ...columns, reader, terms, at: (field) => columns.of(field)[0] ?? -1 };
  const read = rowColumns(source);
  const values = read.map(({ value }) => value);
  const row = rowBefore(terms);
  return {
    columns: read.map(({ column }) => column),
    read: (line, cells) => {
      reader.start(line, cells);
      row.line = line;
      row.cells = cells;
      const placed = values.map((value) => value(row));
      terms.days.row(row);
      return reader.refusals.length > 0 ? undefined : placed;
    },
  };
};

/** In the order in which a row's problems are told. */
const rowColumns = (source: RowSource): RowColumn[] => [
  ...identityColumns(source),
  ...standingColumnsOf(source),
  ...meansColumns(source),
  ...contactColumns(source),
  ...descriptionColumns(source),
];
