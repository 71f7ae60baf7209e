import { counted } from '../../domain/counted.ts';
import { UserError } from '../../domain/errors.ts';
import { isRejectsFile } from '../../domain/intake/reject-columns.ts';
import { severalTables } from '../../domain/mapping/heading-row.ts';
import { hasColumns, mappingFor, type SavedMapping } from '../../domain/mapping/saved-mapping.ts';
import { unguardedCell } from '../../domain/written/formula-cell.ts';
import { decodedText } from '../text/decoded-text.ts';
import type { TextFile } from '../text/text-file.ts';
import { mendingOf } from './cell-mending.ts';
import type { RowReading } from './csv-rows.ts';
import { type FileHeader, findHeader, type HeaderSearch, noHeader, unsupportedMarks } from './file-header.ts';
import type { FormatOptions } from './format-options.ts';

/** Whether letters that were encoded twice are mended, or nothing was found to mend. */
export type Repair = 'done' | 'not-needed';

/** The headings of a file, and what they ask for. */
export interface FileHeadings {
  readonly header: FileHeader;
  /** The saved mapping that the headings ask for, or the one that was named. */
  readonly by: SavedMapping | undefined;
  readonly mended: RowReading['mended'];
  readonly repair: Repair | undefined;
}

/** The headings and the mapping they are read by; a saved one may tell to mend them, and then it is for the mended ones. */
export const fileHeadings = async (file: TextFile, options: FormatOptions): Promise<FileHeadings> => {
  const told = options.repairEncoding ?? options.mapping?.repairEncoding ?? false;
  const found = await headedWith(file, options, told);
  if (told || found.by || !file.twiceEncoded) return found;
  const mended = options.saved?.some(({ repairEncoding }) => repairEncoding)
    ? await headedWith(file, options, true)
    : undefined;
  return mended?.by?.repairEncoding ? mended : found;
};

const headedWith = async (file: TextFile, options: FormatOptions, told: boolean): Promise<FileHeadings> => {
  const mended = mendingOf(file, told);
  const { again, header } = unguarded(await headerOf(file, options, mended));
  const by = options.mapping ?? savedFor(header, options);
  const repairs = told || (by?.repairEncoding ?? false);
  const done = file.twiceEncoded ? 'done' : 'not-needed';
  const mending = mendingOf(file, repairs);
  return { header, by, mended: again ? unguardedAfter(mending) : mending, repair: repairs ? done : undefined };
};

/** A file of refused rows has an apostrophe before what a spreadsheet would run. */
const unguarded = (header: FileHeader): { readonly again: boolean; readonly header: FileHeader } => {
  if (!isRejectsFile(header.headings)) return { again: false, header };
  return { again: true, header: { ...header, headings: header.headings.map(unguardedCell) } };
};

const unguardedAfter = (mending: RowReading['mended']): RowReading['mended'] =>
  mending ? (cell) => unguardedCell(mending(cell)) : unguardedCell;

const headerOf = async (
  file: TextFile,
  { kind, delimiter, mapping, saved = [] }: FormatOptions,
  mended: RowReading['mended'],
): Promise<FileHeader> => {
  const text = await headOf(file);
  const search: HeaderSearch = {
    kind,
    delimiter: delimiter ?? mapping?.delimiter,
    headerLine: mapping?.headerLine,
    mended,
    known: mapping ? [mapping] : saved.filter((other) => other.kind === kind),
  };
  const header = movedHeader(text, search, mapping) ?? findHeader(text, search);
  if (!header) throw noHeader(file.path, text, search);
  if (header.headings.length > mostColumns) throw tooManyColumns(file.path, header);
  const unsupported = unsupportedMarks(file.path, header);
  if (unsupported) throw unsupported;
  if (header.tableAbove !== undefined) throw severalTables(file.path, header.headerLine, header.tableAbove);
  return header;
};

/** As many as a sheet has. */
const mostColumns = 16_384;

const tooManyColumns = (path: string, { headerLine, headings }: FileHeader): UserError =>
  new UserError(
    `${path}:${headerLine}: ${counted(headings.length, 'column')}, expected some dozens and at most ${mostColumns}`,
    {
      code: 'too-many-columns',
      hint: 'look whether rows and columns were exchanged or line breaks were lost, and export it again',
    },
  );

/** The line that has every heading of the mapping, where its own line has not: the preamble may have grown. */
const movedHeader = (text: string, search: HeaderSearch, mapping: SavedMapping | undefined): FileHeader | undefined => {
  if (mapping === undefined || mapping.headerLine === undefined) return undefined;
  const anywhere = findHeader(text, { ...search, headerLine: undefined });
  return anywhere && hasColumns(mapping, anywhere.headings) ? anywhere : undefined;
};

const savedFor = ({ headings }: FileHeader, { kind, saved = [] }: FormatOptions): SavedMapping | undefined =>
  mappingFor(
    saved.filter((mapping) => mapping.kind === kind),
    headings,
  );

/** Enough text for a header to be in. */
const headOf = async (file: TextFile): Promise<string> => {
  let text = '';
  for await (const piece of decodedText(file.path, file.encoding)) {
    text += piece;
    if (text.length > 100_000) break;
  }
  return text;
};
