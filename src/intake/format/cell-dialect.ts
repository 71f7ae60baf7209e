import type { Day } from '../../domain/day.ts';
import type { CellDialect } from '../../domain/intake/cell-reader.ts';
import { dayRange } from '../../domain/intake/day-limits.ts';
import type { FileFormat } from '../../files/csv/file-format.ts';

/** How the cells of the file are written, for a reader of cells. */
export const cellDialectOf = (
  { decimal, dateOrders, dateOrder }: FileFormat,
  round: boolean,
  asOf: Day,
): CellDialect => ({
  decimal: decimal ?? '.',
  round,
  dayFormOf: (index) => dateOrders.get(index) ?? dateOrder ?? 'ymd',
  days: dayRange(asOf),
});
