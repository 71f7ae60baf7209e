import type { Refusal } from '../domain/intake/refusal.ts';
import { columnsOf } from '../domain/mapping/mapping.ts';
import type { Transaction } from '../stores/database.ts';
import {
  beginPlacement,
  dropRepeatedAccounts,
  dropStrangersAccounts,
  indexPlacement,
  type RepeatedRow,
} from '../stores/staged-placement.ts';
import type { Progress } from '../terminal/progress.ts';
import { lineIn, type PlacementFile, refuseStaged, type StagedFile, stagedFile } from './staged-file.ts';

/** Reads the files into the passing table of placements; rows that cannot be taken go to the rejects of their file. */
export const stagedPortfolio = async (
  trx: Transaction,
  files: readonly PlacementFile[],
  { portfolio, progress }: { readonly portfolio: string; readonly progress: Progress },
): Promise<StagedFile[]> => {
  await beginPlacement(trx);
  const staged: StagedFile[] = [];
  for (const [place, file] of files.entries()) staged.push(await stagedFile(trx, file, { place, progress }));
  await indexPlacement(trx);
  await refuseTakenOut(trx, staged, portfolio);
  return staged;
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
