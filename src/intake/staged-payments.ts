import type { Day } from '../domain/day.ts';
import { cellReader } from '../domain/intake/cell-reader.ts';
import { paymentRowReader } from '../domain/intake/payment-row.ts';
import type { Refusal, RefusalCode } from '../domain/intake/refusal.ts';
import { columnsOf } from '../domain/mapping/mapping.ts';
import { readColumns } from '../domain/mapping/read-columns.ts';
import type { Currency } from '../domain/money.ts';
import type { FileFormat } from '../files/file-format.ts';
import type { RejectsFile } from '../files/rejects-file.ts';
import type { Transaction } from '../stores/database.ts';
import { dropUnmatched, matchPayments, stagePayments } from '../stores/received-payments.ts';
import type { Progress } from '../terminal/progress.ts';
import { cellDialectOf } from './cell-dialect.ts';
import { refuseLines, type StoredRows, storeRows } from './rows.ts';

interface Staging {
  readonly format: FileFormat;
  readonly rejects: RejectsFile;
  readonly progress: Progress;
  readonly portfolio: string | null;
  readonly currency: Currency;
  readonly round: boolean;
  readonly asOf: Day;
}

/** Reads the file into the passing table of payments received; rows that cannot be taken go to the rejects file. */
export const stagedPayments = async (trx: Transaction, staging: Staging): Promise<StoredRows> => {
  const { format, rejects, progress } = staging;
  const load = await stagePayments(trx);
  const { headings, of, cells: withJoined } = readColumns(format.mapping);
  const reader = cellReader(headings, cellDialectOf(format, staging.round, staging.asOf));
  const read = paymentRowReader(reader, of, staging.currency);
  const stored = await storeRows(format, {
    load,
    rejects,
    progress,
    read: (line, cells) => read(line, withJoined(cells)),
    refusals: () => reader.refusals,
    refused: async () => undefined,
  });
  await refuseUnmatched(trx, staging, stored);
  return stored;
};

const refuseUnmatched = async (
  trx: Transaction,
  { format, rejects, portfolio }: Staging,
  { refusals: counts }: StoredRows,
): Promise<void> => {
  await matchPayments(trx, portfolio ?? undefined);
  const unmatched = await dropUnmatched(trx);
  const refusalOf = (line: number): Refusal => unmatchedRefusal(format, line, unmatched.get(line) ?? 'unknown-account');
  await refuseLines(format, new Set(unmatched.keys()), refusalOf, { rejects, counts });
};

const unmatchedRefusal = (format: FileFormat, line: number, code: RefusalCode): Refusal => {
  const column = columnsOf(format.mapping, code === 'currency-differs' ? 'currency' : 'account_id')[0]?.source ?? '';
  const [problem, suggestion] = unmatchedWords[code] ?? ['', ''];
  return { line, column, code, problem, suggestion };
};

const unmatchedWords: Readonly<Partial<Record<RefusalCode, readonly [problem: string, suggestion: string]>>> = {
  'unknown-account': [
    'no account of this id was ever imported',
    'correct the account, or import the portfolio that holds it first',
  ],
  'ambiguous-account': ['several portfolios have an account of this id', 'say which with --portfolio NAME'],
  'currency-differs': [
    'the account is in another currency',
    'write the amount in the currency of the account, or say which it is in with --currency CODE',
  ],
};
