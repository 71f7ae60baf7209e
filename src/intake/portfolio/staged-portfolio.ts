import type { Day } from '../../domain/day.ts';
import type { Refusal } from '../../domain/intake/refusal.ts';
import type { KnownMarks, MarkSeed, RowMarks } from '../../domain/intake/row-mark.ts';
import { columnsOf } from '../../domain/mapping/mapping.ts';
import type { Transaction } from '../../stores/database.ts';
import { isNamedTwice, noteOthers, takeSiblings } from '../../stores/placements/repeated-rows.ts';
import {
  beginPlacement,
  dropRepeatedAccounts,
  dropStrangersAccounts,
  indexPlacement,
  type RepeatedRow,
} from '../../stores/placements/staged-placement.ts';
import type { Progress } from '../../terminal/progress.ts';
import { lineIn, type PlacementFile, refuseStaged, type StagedFile, stagedFile } from './staged-file.ts';

interface Staging {
  readonly placement: { readonly portfolio: string; readonly asOf: Day };
  readonly progress: Progress;
  /** How the rows of a placement are known again; none are without. */
  readonly marks?: PlacementMarks | undefined;
}

/** Rows of a placement that are passed over, and how those of each file are marked. */
export interface PlacementMarks {
  readonly known: KnownMarks;
  readonly seeds: readonly MarkSeed[];
}

/** What came of reading the files of a placement. */
export interface StagedPlacement {
  readonly files: readonly StagedFile[];
  /** How many rows are not staged because they repeat what their accounts say. */
  readonly repeated: number;
}

/** Some rows were passed over that the others show to be needed. */
export class RowsPassedOver extends Error {}

/** Reads the files into the passing table of placements; rows that cannot be taken go to the rejects of their file. */
export const stagedPortfolio = async (
  trx: Transaction,
  files: readonly PlacementFile[],
  staging: Staging,
): Promise<StagedPlacement> => {
  const { placement, marks } = staging;
  await beginPlacement(trx);
  const staged = await stagedFiles(trx, files, staging, marks?.known.isRepeated);
  if (marks && marks.known.repeated > 0 && staged.some(needsAllRows)) throw new RowsPassedOver();
  await indexPlacement(trx);
  const repeated = await settleRepeated(trx, files, staging);
  await refuseTakenOut(trx, staged, placement.portfolio);
  return { files: staged, repeated };
};

/** Whether something in the file is judged by the rows around it: refused rows, total lines, notes, days in the wrong order. */
const needsAllRows = ({ stored: { refusals, aside }, reading }: StagedFile): boolean =>
  refusals.total + aside.totals.length + aside.notes.length + aside.headings.length > 0 ||
  reading.days.contradiction !== undefined;

const stagedFiles = async (
  trx: Transaction,
  files: readonly PlacementFile[],
  { progress, marks }: Staging,
  isRepeated: RowMarks['isRepeated'] | undefined,
): Promise<StagedFile[]> => {
  const staged: StagedFile[] = [];
  for (const [place, file] of files.entries()) {
    const seed = marks?.seeds[place];
    staged.push(
      await stagedFile(trx, file, { place, progress, marks: seed && isRepeated ? { seed, isRepeated } : undefined }),
    );
  }
  return staged;
};

/** Reads the rows again that were passed over though a staged one is of the same customer; answers with how many stay repeated. */
const settleRepeated = async (trx: Transaction, files: readonly PlacementFile[], staging: Staging): Promise<number> => {
  const { placement, marks } = staging;
  if (marks === undefined || marks.known.repeated === 0) return 0;
  await noteOthers(trx, placement, marks.known.missing());
  if (await isNamedTwice(trx, placement.portfolio)) throw new RowsPassedOver();
  const siblings = await takeSiblings(trx, placement.portfolio);
  if (siblings.size === 0) return marks.known.repeated;
  const repeated = marks.known.repeated - siblings.size;
  const again = await stagedFiles(trx, files, staging, (mark) => !siblings.delete(mark));
  if (siblings.size > 0 || again.some(({ stored }) => stored.refusals.total > 0)) throw new RowsPassedOver();
  return repeated;
};

/** Refuses what only the whole shows: accounts named twice, and accounts that belong to somebody else. */
const refuseTakenOut = async (trx: Transaction, files: readonly StagedFile[], portfolio: string): Promise<void> => {
  const repeated = await dropRepeatedAccounts(trx);
  const strangers = await dropStrangersAccounts(trx, portfolio);
  const lines = [...repeated.keys(), ...strangers];
  for (const file of files) {
    const refusalOf = (line: number): Refusal => {
      const row = repeated.get(line);
      return row ? repeatedAccount(line - file.base, row, file, files) : strangersAccount(line - file.base, file);
    };
    await refuseStaged(file, lines, refusalOf);
  }
};

const repeatedAccount = (
  line: number,
  { first, contradicts }: RepeatedRow,
  file: StagedFile,
  files: readonly StagedFile[],
): Refusal => {
  const earlier = lineIn(files, first);
  const elsewhere = earlier.file === undefined || earlier.file === file ? '' : ` of ${earlier.file.name}`;
  const where = `the account is named on line ${earlier.line}${elsewhere} already`;
  const column = columnsOf(file.format.mapping, 'account_id')[0]?.source ?? '';
  return contradicts
    ? {
        line,
        column,
        code: 'contradictory-account',
        problem: `${where}, with another customer, balance or day`,
        suggestion: 'keep the row that is right; the first one was taken in',
      }
    : { line, column, code: 'duplicate-account', problem: where, suggestion: 'keep one row an account' };
};

const strangersAccount = (line: number, { format }: StagedFile): Refusal => ({
  line,
  column: columnsOf(format.mapping, 'customer_id')[0]?.source ?? '',
  code: 'account-of-another-customer',
  problem: 'the account is known under another customer',
  suggestion: 'write the customer it was placed with, or give the new account an id of its own',
});
