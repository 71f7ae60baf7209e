import { UserError } from '../../domain/errors.ts';
import { type Dialect, dialectOf, type ToldDialect } from '../../domain/mapping/dialect.ts';
import { type DialectEvidence, isOpen, noEvidence, witness } from '../../domain/mapping/dialect-evidence.ts';
import type { FileKind } from '../../domain/mapping/field.ts';
import type { AmbiguousColumn } from '../../domain/mapping/heading-assignment.ts';
import { isHeadingRow, severalTables } from '../../domain/mapping/heading-row.ts';
import { type Mapping, mappingOf } from '../../domain/mapping/mapping.ts';
import { correctedMapping } from '../../domain/mapping/mapping-draft.ts';
import { applyMapping, type SavedMapping } from '../../domain/mapping/saved-mapping.ts';
import type { Delimiter } from '../../domain/written/delimiter.ts';
import type { Encoding } from '../../domain/written/encoding.ts';
import type { TextFile } from '../text/text-file.ts';
import { type RowReading, readRows } from './csv-rows.ts';
import type { FileHeader } from './file-header.ts';
import { fileHeadings, type Repair } from './file-headings.ts';
import type { FormatOptions } from './format-options.ts';
import type { FileRow, RowBatch } from './row-splitter.ts';

/** How a file is read: everything but its rows. */
export interface FileFormat extends Dialect, RowReading {
  readonly file: TextFile;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly headerLine: number;
  readonly mapping: Mapping;
  readonly repair: Repair | undefined;
  /** The saved mapping it is read by, if any. */
  readonly mappingName: string | undefined;
  readonly ambiguous: readonly AmbiguousColumn[];
  /** Some values of each column, by its place. */
  readonly samples: readonly (readonly string[])[];
}

/** Finds out how a file is read from its first rows, and from the rest where those leave something open. */
export const formatOf = async (found: TextFile, options: FormatOptions): Promise<FileFormat> => {
  const file = found.told ? found : { ...found, encoding: options.mapping?.encoding ?? found.encoding };
  const { header, by, mended, repair } = await fileHeadings(file, options);
  const reading: RowReading = {
    encoding: file.encoding,
    delimiter: header.delimiter,
    headerLine: header.headerLine,
    mended,
  };
  const { rows, isWhole } = await firstRows(file, reading, options.kind);
  const { kind, corrections = [] } = options;
  const corrected = correctedMapping(by, corrections, kind);
  const { mapping, ambiguous } = mappingBy(corrected, header, rows, kind);
  const evidence = await evidenceOf(file, reading, mapping, rows, isWhole, options);
  const dialect = dialectOf(evidence, { ...toldOf(options), usual: by });
  return {
    ...reading,
    ...dialect,
    file,
    repair,
    mapping: { ...withDialect(mapping, reading, dialect), ...(repair === 'done' ? { repairEncoding: true } : {}) },
    mappingName: corrections.length > 0 ? undefined : by?.name,
    ambiguous,
    samples: samplesOf(rows, header.headings.length),
  };
};

const toldOf = ({ decimal, dateOrder, mapping }: FormatOptions): ToldDialect => ({
  decimal: decimal ?? mapping?.decimal,
  dateOrder: dateOrder ?? mapping?.dateOrder,
});

const sampledRows = 2_000;

const firstRows = async (
  file: TextFile,
  reading: RowReading,
  kind: FileKind,
): Promise<{ rows: FileRow[]; isWhole: boolean }> => {
  const rows: FileRow[] = [];
  let refused = 0;
  for await (const batch of readRows(file.path, reading)) {
    const isBegun = rows.length + refused > 0;
    const found = withoutHeadings(batch, { ...reading, path: file.path, kind, isBegun });
    rows.push(...found.slice(0, sampledRows - rows.length));
    refused += batch.refused.length;
    if (rows.length >= sampledRows) return { rows, isWhole: false };
  }
  if (rows.length + refused === 0 && !file.unpacked?.bank) throw noRows(file.path, reading.headerLine);
  return { rows, isWhole: true };
};

/** The rows of a batch without more lines of headings at the top; below other rows those begin a second table. */
const withoutHeadings = (
  { rows, refused }: RowBatch,
  { path, kind, headerLine, isBegun }: RowReading & { path: string; kind: FileKind; isBegun: boolean },
): FileRow[] => {
  const headings = new Set(
    [...rows, ...refused].filter(({ cells }) => isHeadingRow(cells, kind)).map(({ line }) => line),
  );
  if (headings.size === 0) return rows;
  const others = rows.filter(({ line }) => !headings.has(line));
  const first = isBegun
    ? 0
    : Math.min(...[...others, ...refused].filter(({ line }) => !headings.has(line)).map(({ line }) => line));
  const second = [...headings].find((line) => line > first);
  if (second !== undefined) throw severalTables(path, second, headerLine);
  return others;
};

const noRows = (path: string, headerLine: number): UserError =>
  new UserError(`${path}: nothing but headings (line ${headerLine}), expected rows below them`, {
    code: 'no-rows',
    hint: 'look whether the export was cut short, and export it again',
  });

const mappingBy = (
  by: SavedMapping | undefined,
  { headings, headerLine }: FileHeader,
  rows: FileRow[],
  kind: FileKind,
) => {
  const cells = rows.map((row) => row.cells);
  return by ? applyMapping(by, headings, cells, headerLine) : mappingOf(headings, cells, kind, headerLine);
};

/** The evidence of the first rows, and of all where those leave open what was not told. */
const evidenceOf = async (
  file: TextFile,
  reading: RowReading,
  { columns }: Mapping,
  rows: readonly FileRow[],
  isWhole: boolean,
  options: FormatOptions,
): Promise<DialectEvidence> => {
  const evidence = noEvidence(columns);
  for (const { line, cells } of rows) witness(evidence, line, cells);
  const untold = openParts(evidence, options);
  if (isWhole || !isOpen(untold)) return evidence;
  for await (const batch of readRows(file.path, reading)) {
    for (const { line, cells } of batch.rows) witness(untold, line, cells);
    if (!isOpen(untold)) break;
  }
  return evidence;
};

const openParts = ({ days, amounts }: DialectEvidence, options: FormatOptions): DialectEvidence => {
  const { decimal, dateOrder } = toldOf(options);
  return { days: dateOrder ? new Map() : days, amounts: decimal ? new Map() : amounts };
};

const withDialect = (
  mapping: Mapping,
  { encoding, delimiter }: RowReading,
  { sure: { decimal, dateOrder } }: Dialect,
): Mapping => ({
  ...mapping,
  encoding,
  delimiter,
  ...(decimal ? { decimal } : {}),
  ...(dateOrder ? { dateOrder } : {}),
});

/** Up to three different values of each column. */
const samplesOf = (rows: readonly FileRow[], count: number): string[][] =>
  Array.from({ length: count }, (_, index) => {
    const values = rows.slice(0, 200).map(({ cells }) => (cells[index] ?? '').trim());
    return [...new Set(values.filter((value) => value !== ''))].slice(0, 3);
  });
