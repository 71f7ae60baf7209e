import type { BankSummary } from '../../domain/bank/bank-tally.ts';
import { counted } from '../../domain/counted.ts';
import type { RefusalCount } from '../../domain/intake/refusal-counts.ts';
import { mappingWarnings } from '../../domain/mapping/mapping-warnings.ts';
import type { Totals } from '../../domain/money.ts';
import type { FileFormat } from '../../files/csv/file-format.ts';
import type { ImportKind } from '../../stores/imports/imports.ts';
import type { Summary } from '../../terminal/print.ts';
import { textTable } from '../../terminal/table.ts';
import { asideWarnings, type LinesAside } from './lines-aside.ts';
import { repairWarning } from './repair-warning.ts';
import { serialWarning } from './serial-warning.ts';

/** What every import tells of itself. */
export interface ImportSummary extends Summary {
  readonly import: number | null;
  readonly kind: ImportKind;
  readonly file: string;
  readonly sha256: string;
  readonly rows: number;
  readonly accepted: number;
  readonly refused: number;
  /** Refused rows by reason, the most frequent first. */
  readonly refusals: readonly RefusalCount[];
  readonly total: Totals;
  readonly rejectsFile: string | null;
  readonly alreadyImported: boolean;
  readonly encoding: string;
  readonly delimiter: string;
  readonly decimal: string;
  /** The sheet that was read, of a workbook. */
  readonly sheet: string | null;
  /** What was read of a bank's file. */
  readonly bank?: BankSummary;
  readonly dateOrder: string | null;
}

/** `MXN 1234.50, USD 10.00` */
export const totalsInWords = (totals: Totals): string =>
  Object.entries(totals)
    .map(([currency, amount]) => `${currency} ${amount}`)
    .join(', ') || 'nothing';

/** Files without amounts have no sum to tell. */
const sumInWords = (total: Totals): string =>
  Object.keys(total).length === 0 ? '' : `; accepted in all ${totalsInWords(total)}`;

/** How the file was read and which of its rows were refused, as every import says it. */
export const fileInWords = (summary: ImportSummary): string[] => [
  readInWords(summary),
  ...rowsInWords(summary, lineInWords),
  ...againInWords(summary.rejectsFile),
];

/** The same of several files: each in a line of its own, the refused rows of all in one table. */
export const filesInWords = (summary: ImportSummary & { readonly files: readonly ReadFile[] }): string[] => {
  if (summary.files.length === 1) return fileInWords(summary);
  return [
    ...summary.files.map(
      ({ rows, refused, ...file }) => `${readInWords(file)}: ${counted(rows, 'row')}, ${refused} refused`,
    ),
    ...rowsInWords(summary, (count) => `${fileOf(count)}${lineInWords(count)}`),
    ...summary.files.flatMap(({ rejectsFile }) => againInWords(rejectsFile)),
  ];
};

interface ReadFile
  extends Pick<ImportSummary, 'file' | 'sheet' | 'bank' | 'encoding' | 'delimiter' | 'decimal' | 'dateOrder'> {
  readonly rows: number;
  readonly refused: number;
  readonly rejectsFile: string | null;
}

const readInWords = (read: Omit<ReadFile, 'rows' | 'refused' | 'rejectsFile'>): string => {
  const { file, sheet, bank, encoding, delimiter, decimal, dateOrder } = read;
  if (bank) return `Read ${file} as ${bank.format}`;
  const written = sheet === null ? ` as ${encoding}, delimiter ${markInWords(delimiter)}` : `, sheet "${sheet}"`;
  return `Read ${file}${written}, decimal mark ${markInWords(decimal)}, days ${dateOrder ?? 'without an order'}`;
};

const rowsInWords = (
  { rows, accepted, refused, total, refusals }: ImportSummary,
  placeOf: (count: RefusalCount) => string,
): string[] => [
  `${counted(rows, 'row')}: ${accepted} accepted, ${refused} refused${sumInWords(total)}`,
  ...(refusals.length > 0 ? [refusalTable(refusals, placeOf)] : []),
];

const lineInWords = ({ line }: RefusalCount): string => String(line);

const fileOf = (count: RefusalCount): string => ('file' in count ? `${count.file}:` : '');

const againInWords = (rejectsFile: string | null): string[] =>
  rejectsFile === null ? [] : [`Put right and import again: ${rejectsFile}`];

/** A mark in quotes, for commas and semicolons stand between the words as well. */
export const markInWords = (mark: string): string => (mark === '\t' ? 'tab' : `"${mark}"`);

const refusalTable = (refusals: readonly RefusalCount[], placeOf: (count: RefusalCount) => string): string =>
  textTable({
    columns: ['refused', 'rows', 'first on line', 'column', 'what would be right'],
    rows: refusals.map((count) => [count.code, count.rows, placeOf(count), count.column, count.suggestion]),
  });

/** What a reader of the figures should know of how the file was read. */
export const readingWarnings = (format: FileFormat, aside: LinesAside): string[] => [
  ...(format.file.unpacked?.warnings ?? []),
  ...repairWarning(format),
  ...format.ambiguous.map(
    ({ source, field, taken }) => `the column "${source}" could also be ${field}; "${taken}" was taken for it`,
  ),
  ...mappingWarnings(format.mapping),
  ...(format.asBefore.length > 0
    ? [
        `${format.asBefore.join(', ')} can be read two ways, and mappings/${format.mappingName}.yaml decided: days ${format.dateOrder ?? 'none'}, decimal ${format.decimal ?? '.'}`,
      ]
    : []),
  ...(format.followers.length > 0
    ? [`days in ${format.followers.join(', ')} can be read both ways and were read like the other days of the file`]
    : []),
  ...serialWarning(format),
  ...asideWarnings(aside),
];

/** How the file was written. */
export const writtenAs = ({ file, encoding, delimiter, decimal, dateOrder }: FileFormat) => ({
  ...(file.unpacked?.bank ? { bank: file.unpacked.bank } : {}),
  sheet: file.unpacked?.sheet ?? null,
  encoding,
  delimiter,
  decimal: decimal ?? '.',
  dateOrder: dateOrder ?? null,
});

/** The hash of the file that was named, packed as it may be. */
export const sha256Of = ({ file }: FileFormat): string => file.unpacked?.sha256 ?? file.sha256;
