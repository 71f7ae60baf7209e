import { cellReader } from '../../domain/intake/cell-reader.ts';
import type { EventTerms } from '../../domain/intake/field-cells.ts';
import { fieldWarnings } from '../../domain/intake/field-warnings.ts';
import type { ToldCells, ToldRowReader } from '../../domain/intake/told-row.ts';
import { readColumns } from '../../domain/mapping/read-columns.ts';
import { cellDialectOf } from '../format/cell-dialect.ts';
import type { ToldIntake } from './told-intake.ts';

/** The reading of a file of events by the reader of its rows. */
export const eventReading =
  (rowsOf: (cells: ToldCells, terms: EventTerms) => ToldRowReader): ToldIntake['readingOf'] =>
  async (format, { currency, round }, { asOf, settings }) => {
    const { phonesOf } = await import('../../files/phones/phones.ts');
    const columns = readColumns(format.mapping);
    const reader = cellReader(columns.headings, cellDialectOf(format, round, asOf));
    const warnings = fieldWarnings();
    const rows = rowsOf(
      { reader, of: columns.of },
      { asOf, currency, country: settings.country, phonesOf, warn: warnings.add },
    );
    return {
      ...rows,
      read: (line, cells) => rows.read(line, columns.cells(cells)),
      refusals: () => reader.refusals,
      warnings,
    };
  };
