import { cellReader } from '../../domain/intake/cell-reader.ts';
import { customerFileReader } from '../../domain/intake/customer-file-row.ts';
import { fieldWarnings } from '../../domain/intake/field-warnings.ts';
import { readColumns } from '../../domain/mapping/read-columns.ts';
import { takeInToldCustomers } from '../../stores/told/told-customers.ts';
import { cellDialectOf } from '../format/cell-dialect.ts';
import type { ToldIntake } from './told-intake.ts';

/** Files of contact data, consent with its evidence, means and preferences. */
export const customersIntake: ToldIntake = {
  kind: 'customers',
  readingOf: async (format, { currency, round }, { asOf, settings }) => {
    const { phonesOf } = await import('../../files/phones/phones.ts');
    const columns = readColumns(format.mapping);
    const reader = cellReader(columns.headings, cellDialectOf(format, round, asOf));
    const warnings = fieldWarnings();
    const rows = customerFileReader(
      { reader, of: columns.of },
      { asOf, currency, country: settings.country, phonesOf, warn: warnings.add },
    );
    return {
      ...rows,
      read: (line, cells) => rows.read(line, columns.cells(cells)),
      refusals: () => reader.refusals,
      warnings,
    };
  },
  takeIn: takeInToldCustomers,
};
