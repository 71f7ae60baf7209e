import type { CellDialect } from '../domain/intake/cell-reader.ts';
import type { FileFormat } from '../files/file-format.ts';

/** How the cells of the file are written, for a reader of cells. */
export const cellDialectOf = ({ decimal, dateOrders, dateOrder }: FileFormat, round: boolean): CellDialect => ({
  decimal: decimal ?? '.',
  round,
  dayFormOf: (index) => dateOrders.get(index) ?? dateOrder ?? 'ymd',
});
