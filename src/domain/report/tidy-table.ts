import type { Measure } from '../measure.ts';
import type { Table } from '../table.ts';

/** Every cell of several tables, and every part of the measures, as a row of its own: table, row, column, value. */
export const tidyTable = ({
  tables,
  measures,
}: {
  readonly tables: readonly Table[];
  readonly measures: readonly Measure[];
}): Table => ({
  name: 'tidy',
  columns: ['table', 'row', 'column', 'value'],
  rows: [...tables, measuresTable(measures)].flatMap(({ name, columns, rows }) =>
    rows.flatMap((row, index) => columns.map((column, position) => [name, index + 1, column, row[position] ?? ''])),
  ),
});

const measuresTable = (measures: readonly Measure[]): Table => ({
  name: 'measures',
  columns: ['measure', 'currency', 'value', 'formula', 'numerator', 'denominator'],
  rows: measures.map(({ name, currency = '', value, formula, numerator, denominator }) => [
    name,
    currency,
    value ?? '',
    formula,
    numerator,
    denominator,
  ]),
});
