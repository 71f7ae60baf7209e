import { cellReader } from '../../domain/intake/cell-reader.ts';
import { paymentRowReader, receivedColumns } from '../../domain/intake/payment-row.ts';
import type { Refusal } from '../../domain/intake/refusal.ts';
import { previewedValues } from '../../domain/intake/row-preview.ts';
import { referenceColumns } from '../../domain/intake/told-row.ts';
import { readColumns } from '../../domain/mapping/read-columns.ts';
import { visibleText } from '../../domain/page/visible-text.ts';
import type { FileFormat } from '../../files/csv/file-format.ts';
import type { Workspace } from '../../workspace.ts';
import { cellDialectOf } from '../format/cell-dialect.ts';
import { portfolioReading } from '../portfolio/portfolio-reading.ts';
import type { ToldKind } from '../told/told-intake.ts';
import { toldIntakes } from '../told/told-intakes.ts';

/** What rows are read under. */
export type PreviewTerms = Pick<Workspace, 'asOf' | 'settings'>;

/** The first rows as an import would read them, one paragraph each, and why those that it would refuse. */
export const rowsPreview = async (format: FileFormat, terms: PreviewTerms, count = 10): Promise<string> => {
  const { readRows } = await import('../../files/csv/csv-rows.ts');
  const { told, warnings } = await rowTeller(format, terms);
  const rows: { readonly line: number; readonly text: string }[] = [];
  for await (const batch of readRows(format.file.path, format)) {
    for (const { line, cells } of batch.rows.slice(0, count)) rows.push({ line, text: told(line, cells) });
    for (const { refusal } of batch.refused.slice(0, count))
      rows.push({ line: refusal.line, text: refused([refusal]) });
    if (rows.length >= count) break;
  }
  const first = rows.sort((one, other) => one.line - other.line).slice(0, count);
  return [...first.map(({ line, text }) => `line ${line}: ${visibleText(text)}`), ...warnings()].join('\n');
};

interface RowTeller {
  readonly told: (line: number, cells: readonly string[]) => string;
  /** What was left out of the rows told so far. */
  readonly warnings: () => readonly string[];
}

const nothing = (): readonly string[] => [];

const rowTeller = async (format: FileFormat, terms: PreviewTerms): Promise<RowTeller> => {
  const { kind } = format.mapping;
  if (kind === 'portfolio') return accountTeller(format, terms);
  return kind === 'payments' ? paymentTeller(format, terms) : customerTeller(kind, format, terms);
};

const accountTeller = async (format: FileFormat, terms: PreviewTerms): Promise<RowTeller> => {
  const { currency } = terms.settings;
  const { columns, read, refusals, warnings } = await portfolioReading(format, { currency, round: false }, terms);
  const told: RowTeller['told'] = (line, cells) => {
    const row = read(line, cells);
    return row ? previewedValues(columns, row).join(' · ') : refused(refusals());
  };
  return { told, warnings: () => warnings.sentences };
};

const paymentTeller = (format: FileFormat, { asOf, settings }: PreviewTerms): RowTeller => {
  const { headings, of, cells: withJoined } = readColumns(format.mapping);
  const reader = cellReader(headings, cellDialectOf(format, false, asOf));
  const { read } = paymentRowReader(reader, of, settings.currency);
  const told: RowTeller['told'] = (line, cells) => {
    const row = read(line, withJoined(cells));
    return row ? previewedValues(receivedColumns, row).join(' · ') : refused(reader.refusals);
  };
  return { told, warnings: nothing };
};

const customerTeller = async (kind: ToldKind, format: FileFormat, terms: PreviewTerms): Promise<RowTeller> => {
  const { readingOf } = await toldIntakes[kind]();
  const { currency } = terms.settings;
  const reading = await readingOf(format, { portfolio: null, currency, round: false }, terms);
  const told: RowTeller['told'] = (line, cells) => {
    const row = reading.read(line, cells);
    return row
      ? previewedValues([...referenceColumns, ...reading.columns], row).join(' · ')
      : refused(reading.refusals());
  };
  return { told, warnings: () => reading.warnings.sentences };
};

const refused = (refusals: readonly Refusal[]): string =>
  refusals
    .map(({ code, column, problem, suggestion }) => `refused, ${code}, in "${column}": ${problem}; ${suggestion}`)
    .join(' · ');
