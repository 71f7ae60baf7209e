import { UserError } from '../../domain/errors.ts';
import type { FileKind } from '../../domain/mapping/field.ts';
import { extraColumns, missingFields, missingFieldsError } from '../../domain/mapping/mapping.ts';
import { mappingDoubts } from '../../domain/mapping/mapping-doubt.ts';
import { mappingWarnings } from '../../domain/mapping/mapping-warnings.ts';
import type { FileFormat } from '../../files/csv/file-format.ts';
import { canAsk } from '../../terminal/ask.ts';
import type { Context } from '../../terminal/context.ts';
import { widthOf } from '../../terminal/fitted.ts';
import { say } from '../../terminal/print.ts';
import { type Answers, foundFormat } from '../format/found-format.ts';
import type { ReadingOptions } from '../options/reading-options.ts';
import { repairWarning } from '../rows/repair-warning.ts';
import { serialWarning } from '../rows/serial-warning.ts';
import { refuseBankFile, tableOption } from '../source/bank-text.ts';
import { type Surroundings, withFileSource } from '../source/file-source.ts';
import type { FileSource } from '../source/named-file.ts';
import { mappingDialogue } from './mapping-dialogue.ts';
import { savedMapping } from './mapping-saving.ts';
import type { FileMapping } from './mapping-view.ts';
import { foundInWords } from './mapping-words.ts';
import type { PreviewTerms } from './read-preview.ts';

export interface MappingOptions extends ReadingOptions {
  readonly kind?: FileKind;
  readonly write?: string;
  readonly dryRun?: boolean;
}

/** Where a mapping is made: as around any file, and with what rows are read under where there is a workspace. */
export interface MappingSurroundings extends Surroundings {
  readonly terms: PreviewTerms | undefined;
}

/** Finds out how a file is read, and shows what is missing or open instead of stopping at it; on a terminal it is talked about. */
export const fileMapping = async (
  written: string,
  options: MappingOptions,
  surroundings: MappingSurroundings,
): Promise<FileMapping> =>
  withFileSource(written, options, surroundings, async (source) => {
    const { context, folder, terms } = surroundings;
    const bank = source.unpacked?.bank;
    if (bank && options.write !== undefined) throw tableOption('--write', source.name);
    if (options.kind) refuseBankFile(source, options.kind);
    const { format, formatWith } = await formatShown(source, options, surroundings);
    if (options.write !== undefined) {
      const path = await savedMapping(folder ?? '', options.write, format.mapping, options, context);
      return shown(source, format, path);
    }
    if (bank || folder === undefined || terms === undefined || !canAsk(context, options))
      return shown(source, format, undefined);
    say(context, `${foundInWords(shown(source, format, undefined), widthOf(context.stderr))}\n\n`);
    const talk = { name: source.name, folder, terms, formatWith, options, context };
    const end = await mappingDialogue(talk, format);
    return shown(source, end.format, end.path);
  });

/** Whether a file's reading is corrected question by question: in a workspace, by somebody who can answer. */
export const isTalkedOf = (folder: string | undefined, options: MappingOptions, context: Context): boolean =>
  folder !== undefined && options.write === undefined && canAsk(context, options);

interface Opened {
  readonly format: FileFormat;
  readonly formatWith: (answers?: Answers) => Promise<FileFormat>;
}

/** Of a kind that was not told, a file is a portfolio unless only its payments are complete. */
const formatShown = async (source: FileSource, options: MappingOptions, { folder }: Surroundings): Promise<Opened> => {
  const openedAs = async (kind: FileKind): Promise<Opened> => {
    const formatWith = await foundFormat(source, kind, options, folder);
    return { formatWith, format: await formatWith() };
  };
  if (options.kind) return openedAs(options.kind);
  const portfolio = await openedAs('portfolio').catch(asProblem);
  if (isComplete(portfolio)) return portfolio;
  const payments = await openedAs('payments').catch(asProblem);
  if (isComplete(payments)) return payments;
  if (portfolio instanceof UserError) throw portfolio;
  return portfolio;
};

const isComplete = (opened: Opened | UserError): opened is Opened =>
  !(opened instanceof UserError) && missingFields(opened.format.mapping).length === 0;

const asProblem = (error: unknown): UserError => {
  if (error instanceof UserError) return error;
  throw error;
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
      extra: field === undefined ? (extra ?? null) : null,
      confidence,
      samples: samples[index] ?? [],
    })),
    unmapped: extraColumns(mapping).map(({ source }) => source),
    ambiguous,
    missing: missingFields(mapping),
    mapping: format.mappingName ?? null,
    written: path ?? null,
    warnings: [
      ...(format.file.unpacked?.warnings ?? []),
      ...repairWarning(format),
      ...missingWarning(format, name),
      ...ambiguous.map(({ problem, remedy }) => `${problem}; ${remedy}`),
      ...mappingWarnings(mapping),
      ...serialWarning(format),
    ],
  };
};

const missingWarning = ({ mapping }: FileFormat, name: string): string[] => {
  const error = missingFieldsError(mapping, name);
  return error ? [`${error.message}; ${error.hint}`] : [];
};
