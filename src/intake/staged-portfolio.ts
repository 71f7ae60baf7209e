import type { Refusal } from '../domain/intake/refusal.ts';
import { accountsNamed } from '../domain/mapping/accounts-named.ts';
import { columnsOf, type Mapping } from '../domain/mapping/mapping.ts';
import type { FileFormat } from '../files/file-format.ts';
import type { RejectsFile } from '../files/rejects-file.ts';
import type { Transaction } from '../stores/database.ts';
import {
  dropRepeatedAccounts,
  dropStrangersAccounts,
  indexPlacement,
  keepRefusedAccounts,
  stagePlacement,
} from '../stores/placements.ts';
import type { Progress } from '../terminal/progress.ts';
import type { PortfolioReading } from './portfolio-reading.ts';
import { refuseLines, type StoredRows, storeRows } from './rows.ts';

interface Staging {
  readonly format: FileFormat;
  readonly rejects: RejectsFile;
  readonly portfolio: string;
  readonly reading: PortfolioReading;
  readonly progress: Progress;
}

/** Reads the file into the passing table of placements; rows that cannot be taken go to the rejects file. */
export const stagedPortfolio = async (trx: Transaction, staging: Staging): Promise<StoredRows> => {
  const { format, rejects, reading, progress } = staging;
  const load = await stagePlacement(trx, reading.columns);
  const named = refusedAccounts(trx, format.mapping);
  const stored = await storeRows(format, { ...reading, load, rejects, progress, refused: named.add });
  await named.finish();
  await indexPlacement(trx);
  await refuseTakenOut(trx, staging, stored);
  return stored;
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

/** Refuses what only the whole file shows: accounts named twice, and accounts that belong to somebody else. */
const refuseTakenOut = async (
  trx: Transaction,
  { format, rejects, portfolio }: Staging,
  { refusals: counts }: StoredRows,
): Promise<void> => {
  const repeated = await dropRepeatedAccounts(trx);
  const strangers = await dropStrangersAccounts(trx, portfolio);
  const lines = new Set([...repeated, ...strangers]);
  const refusalOf = (line: number): Refusal => (repeated.has(line) ? repeatedAccount : strangersAccount)(line, format);
  await refuseLines(format, lines, refusalOf, { rejects, counts });
};

const repeatedAccount = (line: number, { mapping }: FileFormat): Refusal => ({
  line,
  column: columnsOf(mapping, 'account_id')[0]?.source ?? '',
  code: 'duplicate-account',
  problem: 'the account is named on an earlier line of the file',
  suggestion: 'keep one row an account',
});

const strangersAccount = (line: number, { mapping }: FileFormat): Refusal => ({
  line,
  column: columnsOf(mapping, 'customer_id')[0]?.source ?? '',
  code: 'account-of-another-customer',
  problem: 'the account is known under another customer',
  suggestion: 'write the customer it was placed with, or give the new account an id of its own',
});
