import type { TotalledColumn } from '../../domain/intake/cell-reader.ts';
import type { Refusal } from '../../domain/intake/refusal.ts';
import { type RefusalCounts, refusalCounts } from '../../domain/intake/refusal-counts.ts';
import type { RowMarks } from '../../domain/intake/row-mark.ts';
import { type SumsAbove, sumsAbove } from '../../domain/intake/sums-above.ts';
import { columnsOf } from '../../domain/mapping/mapping.ts';
import type { FileFormat } from '../../files/csv/file-format.ts';
import type { RejectsFile } from '../../files/csv/rejects-file.ts';
import type { RowBatch } from '../../files/csv/row-splitter.ts';
import type { BulkLoad } from '../../stores/database.ts';
import type { Cell } from '../../stores/sqlite.ts';
import type { Progress } from '../../terminal/progress.ts';
import { asideKeeping, type GoodLines, type LinesAside, type RefusedLine } from './lines-aside.ts';

/** What came of reading a file's rows into a passing table. */
export interface StoredRows {
  readonly rows: number;
  /** Those of them that were passed over, because they change nothing. */
  readonly repeated: number;
  readonly refusals: RefusalCounts;
  readonly aside: LinesAside;
}

export interface RowKeeping {
  readonly load: BulkLoad;
  readonly rejects: RejectsFile;
  readonly progress: Progress;
  /** Rows that need no reading, where that is known. */
  readonly marks?: RowMarks | undefined;
  /** The row to load, or undefined; then `refusals` tells why. */
  readonly read: (line: number, cells: readonly string[], mark?: number) => readonly Cell[] | undefined;
  readonly refusals: () => readonly Refusal[];
  /** The column that a total line of the file would add up. */
  readonly totalled?: TotalledColumn;
  /** By how many minor units rounding has moved the rows' sum at most. */
  readonly slack?: () => number;
  /** Told of every refused row, and whether its cells stand where they should. */
  readonly refused: (cells: readonly string[], inPlace: boolean) => Promise<void>;
}

/** Reads every row once, loads the good ones and writes the others to the rejects file; memory does not grow with the file. */
export const storeRows = async (format: FileFormat, keeping: RowKeeping): Promise<StoredRows> => {
  const { load, rejects, progress } = keeping;
  const { readRows } = await import('../../files/csv/csv-rows.ts');
  const counts = refusalCounts();
  const aside = asideKeeping(format);
  const sums = sumsOf(format, keeping);
  let rows = 0;
  let repeated = 0;
  let [told, bytes] = [0, 0];
  const watch = {
    marks: format.file.damaged ? undefined : keeping.marks,
    read: (more: number) => {
      bytes += more;
    },
  };
  const refuse = async (refused: readonly RefusedLine[]): Promise<void> => {
    for (const { cells, refusals, inPlace } of refused) {
      counts.add(refusals);
      await keeping.refused(cells, inPlace);
      await rejects.add(cells, refusals);
    }
    rows += refused.length;
  };
  for await (const batch of readRows(format.file.path, format, watch)) {
    sums.begin(batch.totals);
    const { good, refused, span } = readBatch(format, batch, keeping, sums);
    const rowsRefused = aside.rowsAmong(refused, span);
    for (const { line, isAdded } of rowsRefused) if (!isAdded) sums.unread(line);
    sums.end();
    aside.leftOut(batch);
    await refuse(rowsRefused);
    rows += good.length + batch.repeated;
    repeated += batch.repeated;
    await load.add(good);
    progress.advance(rows - told, bytes);
    [told, bytes] = [rows, 0];
  }
  await load.finish();
  return { rows, repeated, refusals: counts, aside: { ...aside.end(), totals: sums.stated } };
};

const sumsOf = ({ mapping, decimal }: FileFormat, { totalled, slack }: RowKeeping): SumsAbove =>
  sumsAbove({
    column: totalled,
    width: mapping.headings.length,
    decimal: decimal ?? '.',
    currencyIndex: columnsOf(mapping, 'currency')[0]?.index ?? -1,
    slack: slack ?? (() => 0),
  });

interface ReadBatch {
  readonly good: (readonly Cell[])[];
  readonly refused: RefusedLine[];
  readonly span: GoodLines;
}

const readBatch = (format: FileFormat, batch: RowBatch, { read, refusals }: RowKeeping, sums: SumsAbove): ReadBatch => {
  const { damaged } = format.file;
  const good: (readonly Cell[])[] = [];
  const refused: RefusedLine[] = [];
  let [first, last] = [0, 0];
  for (const { line, cells, mark } of batch.rows) {
    const unreadable = damaged ? unreadableCell(format, line, cells) : undefined;
    const row = unreadable ? undefined : read(line, cells, mark);
    const isAdded = unreadable === undefined && sums.read(line, row !== undefined);
    if (row === undefined) {
      refused.push({ line, cells, refusals: unreadable ? [unreadable] : refusals(), inPlace: true, isAdded });
      continue;
    }
    good.push(row);
    first ||= line;
    last = line;
  }
  for (const { line, cells, refusal } of batch.refused) {
    refused.push({ line, cells, refusals: [refusal], inPlace: false, isAdded: false });
  }
  return { good, refused, span: last > 0 ? [first, last] : undefined };
};

/** The refusal of a row with a byte that is no letter of the file's encoding: a name must not come out with a hole in it. */
const unreadableCell = ({ mapping }: FileFormat, line: number, cells: readonly string[]): Refusal | undefined => {
  const at = cells.findIndex((cell) => cell.includes('\uFFFD'));
  if (at < 0) return undefined;
  return {
    line,
    column: mapping.headings[at] ?? '',
    code: 'unreadable-letter',
    problem: 'a byte that is no letter in UTF-8',
    suggestion: 'write the letter that is meant, such as ñ, and save the file as UTF-8',
  };
};

/** Reads the file again for rows that were taken out after all, and refuses them. */
export const refuseLines = async (
  format: FileFormat,
  lines: ReadonlySet<number>,
  refusalOf: (line: number) => Refusal,
  { rejects, counts }: { readonly rejects: RejectsFile; readonly counts: RefusalCounts },
): Promise<void> => {
  if (lines.size === 0) return;
  const { readRows } = await import('../../files/csv/csv-rows.ts');
  for await (const batch of readRows(format.file.path, format)) {
    for (const { line, cells } of batch.rows) {
      if (!lines.has(line)) continue;
      const refusal = refusalOf(line);
      counts.add([refusal]);
      await rejects.add(cells, [refusal]);
    }
  }
};
