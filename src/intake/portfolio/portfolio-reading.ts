import { cellReader, type Rounding, type TotalledColumn } from '../../domain/intake/cell-reader.ts';
import { type DayWatch, dayWatch } from '../../domain/intake/day-watch.ts';
import { fieldWarnings } from '../../domain/intake/field-warnings.ts';
import type { PlacementRow } from '../../domain/intake/placement.ts';
import { type PortfolioRowReader, portfolioRowReader } from '../../domain/intake/portfolio-row.ts';
import type { Refusal } from '../../domain/intake/refusal.ts';
import { isRejectColumn } from '../../domain/intake/reject-columns.ts';
import { extraColumns } from '../../domain/mapping/mapping.ts';
import { readColumns } from '../../domain/mapping/read-columns.ts';
import { type Currency, exponentOf } from '../../domain/money.ts';
import type { FileFormat } from '../../files/csv/file-format.ts';
import type { Workspace } from '../../workspace.ts';
import { cellDialectOf } from '../format/cell-dialect.ts';

/** Reads the rows of a portfolio file and keeps what is told of them all. */
export interface PortfolioReading extends Pick<PortfolioRowReader, 'columns'> {
  /** As a row reader reads; a row of which nothing is to be told keeps its mark. */
  readonly read: (line: number, cells: readonly string[], mark?: number) => PlacementRow | undefined;
  readonly refusals: () => readonly Refusal[];
  readonly totalled: TotalledColumn;
  readonly slack: () => number;
  readonly warnings: { readonly sentences: readonly string[] };
  readonly days: DayWatch;
  readonly rounding: Rounding;
}

/** Amounts that were too precise, with what rounding them added to the totals. */
export interface RoundedAmounts {
  readonly count: number;
  readonly difference: string;
}

/** A reading of a file under the workspace's country and day. */
export const portfolioReading = async (
  format: FileFormat,
  terms: { readonly currency: Currency; readonly round: boolean },
  { asOf, settings }: Pick<Workspace, 'asOf' | 'settings'>,
): Promise<PortfolioReading> => {
  const { phonesOf } = await import('../../files/phones/phones.ts');
  const { mapping } = format;
  const { headings, of, cells: withJoined } = readColumns(mapping);
  const reader = cellReader(headings, cellDialectOf(format, terms.round, asOf), of('balance')[0]);
  const warnings = fieldWarnings();
  const days = dayWatch(asOf);
  const extra = extraColumns(mapping).filter(({ source }) => !isRejectColumn(source));
  const rows = portfolioRowReader(
    reader,
    { of, extra },
    {
      asOf,
      currency: terms.currency,
      country: settings.country,
      balanceStated: mapping.balanceStated,
      phonesOf,
      warn: warnings.add,
      days,
    },
  );
  return {
    columns: [...rows.columns, 'row_mark'],
    read: (line, cells, mark) => {
      const before = warnings.count + days.count + reader.rounding.count;
      const row = rows.read(line, withJoined(cells));
      const told = warnings.count + days.count + reader.rounding.count > before;
      row?.push(told ? null : (mark ?? null));
      return row;
    },
    refusals: () => reader.refusals,
    totalled: reader.totalled,
    slack: () => reader.rounding.count,
    warnings,
    days,
    rounding: reader.rounding,
  };
};

/** What was rounded in all the files. */
export const roundedAmounts = (
  readings: readonly Pick<PortfolioReading, 'rounding'>[],
  currency: Currency,
): RoundedAmounts => {
  const sum = (of: (rounding: Rounding) => number): number =>
    readings.reduce((total, { rounding }) => total + of(rounding), 0);
  return {
    count: sum(({ count }) => count),
    difference: writtenDifference(
      sum(({ millionths }) => millionths),
      currency,
    ),
  };
};

/** What rounding added to the totals, told with up to six decimals more than the currency has. */
const writtenDifference = (millionths: number, currency: Currency): string => {
  const exponent = exponentOf(currency) + 6;
  const digits = Math.abs(millionths)
    .toString()
    .padStart(exponent + 1, '0');
  const written = `${millionths < 0 ? '-' : ''}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
  return written.replace(/\.?0+$/, '') || '0';
};
