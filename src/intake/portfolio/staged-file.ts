import type { Refusal } from '../../domain/intake/refusal.ts';
import type { RowMarks } from '../../domain/intake/row-mark.ts';
import { accountsNamed } from '../../domain/mapping/accounts-named.ts';
import type { Mapping } from '../../domain/mapping/mapping.ts';
import type { Transaction } from '../../stores/database.ts';
import { keepRefusedAccounts, stagePlacement } from '../../stores/placements/staged-placement.ts';
import type { Cell } from '../../stores/sqlite.ts';
import type { Progress } from '../../terminal/progress.ts';
import type { IncomingFile } from '../format/incoming-file.ts';
import type { Rejects } from '../rows/rejects.ts';
import { refuseLines, storeRows } from '../rows/rows.ts';
import type { StoredFile } from '../rows/stored-file.ts';
import type { PortfolioReading } from './portfolio-reading.ts';

/** One of the files of a placement, and what its rows are read and refused by. */
export interface PlacementFile extends IncomingFile {
  readonly reading: PortfolioReading;
  readonly rejects: Rejects;
}

/** A file whose rows are in the passing table of placements. */
export interface StagedFile extends PlacementFile, StoredFile {
  /** What its lines are counted from there, so that the files keep their order. */
  readonly base: number;
}

/** The room that the lines of one file get among those of all. */
const longestFile = 2 ** 40;

/** The file of a line in the placement, and the line in that file. */
export const lineIn = (files: readonly StagedFile[], line: number) => ({
  file: files[Math.floor(line / longestFile)],
  line: line % longestFile,
});

interface FileStaging {
  readonly place: number;
  readonly progress: Progress;
  readonly marks: RowMarks | undefined;
}

/** Reads a file into the passing table; rows that cannot be taken by themselves go to its rejects. */
export const stagedFile = async (
  trx: Transaction,
  file: PlacementFile,
  { place, progress, marks }: FileStaging,
): Promise<StagedFile> => {
  const { format, reading, rejects } = file;
  const base = place * longestFile;
  const load = stagePlacement(trx, reading.columns);
  const named = refusedAccounts(trx, format.mapping);
  const read = base === 0 ? reading.read : readFrom(base, reading);
  const stored = await storeRows(format, { ...reading, read, load, rejects, progress, marks, refused: named.add });
  await named.finish();
  return { ...file, stored, base };
};

const readFrom = (base: number, { columns, read }: PortfolioReading) => {
  const at = columns.indexOf('line');
  return (line: number, cells: readonly string[], mark?: number): readonly Cell[] | undefined => {
    const row = read(line, cells, mark);
    if (row) row[at] = base + line;
    return row;
  };
};

/** Keeps the accounts that refused rows name; where the cells do not stand in place, any of them may be one. */
const refusedAccounts = (trx: Transaction, mapping: Mapping) => {
  let waiting: string[] = [];
  const flush = async (): Promise<void> => {
    const accounts = waiting;
    waiting = [];
    await keepRefusedAccounts(trx, accounts);
  };
  return {
    add: async (cells: readonly string[], inPlace: boolean): Promise<void> => {
      waiting.push(...accountsNamed(mapping, cells, inPlace));
      if (waiting.length >= 500) await flush();
    },
    finish: flush,
  };
};

/** Refuses lines of a file after all; they are those of the placement. */
export const refuseStaged = (
  { format, rejects, stored, base }: StagedFile,
  lines: Iterable<number>,
  refusalOf: (line: number) => Refusal,
): Promise<void> => {
  const own = [...lines].filter((line) => line >= base && line < base + longestFile).map((line) => line - base);
  return refuseLines(format, new Set(own), (line) => refusalOf(base + line), { rejects, counts: stored.refusals });
};
