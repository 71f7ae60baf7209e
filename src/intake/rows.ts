import type { Refusal } from '../domain/intake/refusal.ts';
import { type RefusalCounts, refusalCounts } from '../domain/intake/refusal-counts.ts';
import type { FileFormat } from '../files/file-format.ts';
import type { RejectsFile } from '../files/rejects-file.ts';
import type { BulkLoad } from '../stores/database.ts';
import type { Cell } from '../stores/sqlite.ts';
import type { Progress } from '../terminal/progress.ts';

/** What came of reading a file's rows into a passing table. */
export interface StoredRows {
  readonly rows: number;
  readonly refusals: RefusalCounts;
  readonly totalLines: readonly number[];
}

export interface RowKeeping {
  readonly load: BulkLoad;
  readonly rejects: RejectsFile;
  readonly progress: Progress;
  /** The row to load, or undefined; then `refusals` tells why. */
  readonly read: (line: number, cells: readonly string[]) => readonly Cell[] | undefined;
  readonly refusals: () => readonly Refusal[];
  /** Told of every refused row, and whether its cells stand where they should. */
  readonly refused: (cells: readonly string[], inPlace: boolean) => Promise<void>;
}

/** Reads every row once, loads the good ones and writes the others to the rejects file; memory does not grow with the file. */
export const storeRows = async (format: FileFormat, keeping: RowKeeping): Promise<StoredRows> => {
  const { load, rejects, progress, read } = keeping;
  const { readRows } = await import('../files/csv-rows.ts');
  const counts = refusalCounts();
  const totalLines: number[] = [];
  let rows = 0;
  const refuse = async (cells: readonly string[], refusals: readonly Refusal[], inPlace: boolean): Promise<void> => {
    counts.add(refusals);
    await keeping.refused(cells, inPlace);
    await rejects.add(cells, refusals);
  };
  const { damaged } = format.file;
  for await (const batch of readRows(format.file.path, format)) {
    const good: (readonly Cell[])[] = [];
    for (const { line, cells } of batch.rows) {
      const unreadable = damaged ? unreadableCell(format, line, cells) : undefined;
      const row = unreadable ? undefined : read(line, cells);
      if (row === undefined) await refuse(cells, unreadable ? [unreadable] : keeping.refusals(), true);
      else good.push(row);
    }
    for (const { cells, refusal } of batch.refused) await refuse(cells, [refusal], false);
    rows += batch.rows.length + batch.refused.length;
    totalLines.push(...batch.totalLines);
    await load.add(good);
    progress.update(`${rows} rows`);
  }
  await load.finish();
  return { rows, refusals: counts, totalLines };
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
  const { readRows } = await import('../files/csv-rows.ts');
  for await (const batch of readRows(format.file.path, format)) {
    for (const { line, cells } of batch.rows) {
      if (!lines.has(line)) continue;
      const refusal = refusalOf(line);
      counts.add([refusal]);
      await rejects.add(cells, [refusal]);
    }
  }
};
