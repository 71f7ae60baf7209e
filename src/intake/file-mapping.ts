import { join } from 'node:path';
import type { BankSummary } from '../domain/bank/bank-tally.ts';
import { UserError } from '../domain/errors.ts';
import type { Field, FileKind } from '../domain/mapping/field.ts';
import { missingFields, missingFieldsError } from '../domain/mapping/mapping.ts';
import { type MappingDoubt, mappingDoubts } from '../domain/mapping/mapping-doubt.ts';
import { mappingWarnings } from '../domain/mapping/mapping-warnings.ts';
import type { FileFormat } from '../files/file-format.ts';
import { refuseBankFile, tableOption } from './bank-text.ts';
import { type Surroundings, withFileSource } from './file-source.ts';
import { foundFormat } from './found-format.ts';
import type { FileSource } from './plain-text.ts';
import type { ReadingOptions } from './reading-options.ts';

export interface MappingOptions extends ReadingOptions {
  readonly kind?: FileKind;
  readonly write?: string;
  readonly dryRun?: boolean;
}

/** What would be read from a file; samples are values of it, three a column at most. */
export interface FileMapping {
  readonly file: string;
  /** The sheet that would be read, of a workbook. */
  readonly sheet: string | null;
  /** What was read of a bank's file, which is shown as the copy that is taken in. */
  readonly bank?: BankSummary;
  readonly kind: FileKind;
  readonly encoding: string;
  readonly delimiter: string;
  readonly decimal: string | null;
  readonly dateOrder: string | null;
  readonly headerLine: number;
  readonly columns: readonly ShownColumn[];
  /** Headings that are no known field: kept as extra facts. */
  readonly unmapped: readonly string[];
  readonly ambiguous: readonly MappingDoubt[];
  /** Fields the file cannot do without and lacks; of each group one is enough. */
  readonly missing: readonly (readonly Field[])[];
  /** The saved mapping it is read by. */
  readonly mapping: string | null;
  readonly written: string | null;
  readonly warnings: readonly string[];
}

interface ShownColumn {
  readonly source: string;
  readonly field: Field | null;
  /** The name of the extra fact where there is no field. */
  readonly extra: string | null;
  readonly confidence: number;
  readonly samples: readonly string[];
}

/** Finds out how a file is read, and shows what is missing or open instead of stopping at it. */
export const fileMapping = async (
  written: string,
  options: MappingOptions,
  surroundings: Surroundings,
): Promise<FileMapping> =>
  withFileSource(written, options, surroundings, async (source) => {
    if (source.unpacked?.bank && options.write !== undefined) throw tableOption('--write', source.name);
    if (options.kind) refuseBankFile(source, options.kind);
    const format = await formatShown(source, options, surroundings);
    const path =
      options.write === undefined ? undefined : await savedMapping(options.write, format, surroundings, options);
    return shown(source, format, path);
  });

/** Of a kind that was not told, a file is a portfolio unless only its payments are complete. */
const formatShown = async (
  source: FileSource,
  options: MappingOptions,
  { folder }: Surroundings,
): Promise<FileFormat> => {
  const formatAs = async (kind: FileKind): Promise<FileFormat> => (await foundFormat(source, kind, options, folder))();
  if (options.kind) return formatAs(options.kind);
  const portfolio = await formatAs('portfolio').catch(asProblem);
  if ('mapping' in portfolio && missingFields(portfolio.mapping).length === 0) return portfolio;
  const payments = await formatAs('payments').catch(asProblem);
  if ('mapping' in payments && missingFields(payments.mapping).length === 0) return payments;
  if ('mapping' in portfolio) return portfolio;
  throw portfolio;
};

const asProblem = (error: unknown): UserError => {
  if (error instanceof UserError) return error;
  throw error;
};

const savedMapping = async (
  name: string,
  { mapping }: FileFormat,
  { folder }: Surroundings,
  { dryRun }: MappingOptions,
): Promise<string> => {
  const { hasMapping, writeMapping } = await import('../files/mappings.ts');
  const mappings = join(folder ?? '', 'mappings');
  if (await hasMapping(mappings, name)) {
    throw new UserError(`There is a mapping ${name} already, in mappings/${name}.yaml.`, {
      code: 'mapping-exists',
      hint: 'Name another with --write NAME, or delete that file first.',
    });
  }
  return dryRun ? join(mappings, `${name}.yaml`) : writeMapping(mappings, name, mapping);
};

const shown = ({ name }: FileSource, format: FileFormat, path: string | undefined): FileMapping => {
  const { mapping, samples } = format;
  const ambiguous = mappingDoubts(format.ambiguous, format.problems, name);
  return {
    file: name,
    sheet: format.file.unpacked?.sheet ?? null,
    ...(format.file.unpacked?.bank ? { bank: format.file.unpacked.bank } : {}),
    kind: mapping.kind,
    encoding: format.encoding,
    delimiter: format.delimiter,
    decimal: format.decimal ?? null,
    dateOrder: format.dateOrder ?? null,
    headerLine: format.headerLine,
    columns: mapping.columns.map(({ index, source, field, extra, confidence }) => ({
      source,
      field: field ?? null,
      extra: field === undefined ? extra : null,
      confidence,
      samples: samples[index] ?? [],
    })),
    unmapped: mapping.columns.flatMap(({ source, field }) => (field === undefined ? [source] : [])),
    ambiguous,
    missing: missingFields(mapping),
    mapping: format.mappingName ?? null,
    written: path ?? null,
    warnings: [
      ...missingWarning(format, name),
      ...ambiguous.map(({ problem, remedy }) => `${problem}; ${remedy}`),
      ...mappingWarnings(mapping),
    ],
  };
};

const missingWarning = ({ mapping }: FileFormat, name: string): string[] => {
  const error = missingFieldsError(mapping, name);
  return error ? [`${error.message}; ${error.hint}`] : [];
};
