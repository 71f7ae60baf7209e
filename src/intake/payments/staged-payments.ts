import type { Day } from '../../domain/day.ts';
import { accountRefusals } from '../../domain/intake/account-refusal.ts';
import { cellReader } from '../../domain/intake/cell-reader.ts';
import { paymentRowReader } from '../../domain/intake/payment-row.ts';
import type { Refusal, RefusalCode } from '../../domain/intake/refusal.ts';
import { columnsOf } from '../../domain/mapping/mapping.ts';
import { readColumns } from '../../domain/mapping/read-columns.ts';
import type { Currency } from '../../domain/money.ts';
import type { FileFormat } from '../../files/csv/file-format.ts';
import type { RejectsFile } from '../../files/csv/rejects-file.ts';
import type { Transaction } from '../../stores/database.ts';
import { identifyPayments } from '../../stores/payments/payment-identities.ts';
import { matchPayments } from '../../stores/payments/payment-matching.ts';
import { indexReceived, receivedProblems, stagePayments } from '../../stores/payments/received-payments.ts';
import type { Progress } from '../../terminal/progress.ts';
import { cellDialectOf } from '../format/cell-dialect.ts';
import { refuseLines, type StoredRows, storeRows } from '../rows/rows.ts';

interface Staging {
  readonly format: FileFormat;
  readonly rejects: RejectsFile;
  readonly progress: Progress;
  readonly portfolio: string | null;
  readonly currency: Currency;
  readonly round: boolean;
  readonly asOf: Day;
}

/** Reads the file into the passing table of payments received and finds what each is for; unreadable rows go to the rejects file. */
export const stagedPayments = async (trx: Transaction, staging: Staging): Promise<StoredRows> => {
  const { format, rejects, progress, portfolio } = staging;
  const load = await stagePayments(trx);
  const { headings, of, cells: withJoined } = readColumns(format.mapping);
  const reader = cellReader(headings, cellDialectOf(format, staging.round, staging.asOf), of('amount')[0]);
  const row = paymentRowReader(reader, of, staging.currency);
  const stored = await storeRows(format, {
    load: load.rows,
    rejects,
    progress,
    read: (line, cells) => {
      const values = row.read(line, withJoined(cells));
      if (values) load.name(line, row.names());
      return values;
    },
    refusals: () => reader.refusals,
    totalled: reader.totalled,
    slack: () => reader.rounding.count,
    refused: async () => undefined,
  });
  await indexReceived(trx);
  await matchPayments(trx, portfolio ?? undefined);
  await identifyPayments(trx);
  return stored;
};

/** Refuses the rows that could not be booked: without an account, or taking back what was never paid. */
export const refuseProblems = async (
  trx: Transaction,
  format: FileFormat,
  rejects: RejectsFile,
  { refusals: counts }: StoredRows,
): Promise<void> => {
  const problems = await receivedProblems(trx);
  const refusalOf = (line: number): Refusal => problemRefusal(format, line, problems.get(line) ?? 'unmatched-payment');
  await refuseLines(format, new Set(problems.keys()), refusalOf, { rejects, counts });
};

const problemRefusal = (format: FileFormat, line: number, found: RefusalCode): Refusal => {
  const hasAccounts = columnsOf(format.mapping, 'account_id').length > 0;
  const code = found === 'missing-value' && !hasAccounts ? 'unmatched-payment' : found;
  const { field, problem, suggestion } = problemWords[code] ?? unmatched;
  const own = code === 'unmatched-payment' ? 'account_id' : '';
  return { line, column: columnsOf(format.mapping, field)[0]?.source ?? own, code, problem, suggestion };
};

interface ProblemWords {
  readonly field: 'account_id' | 'currency' | 'amount';
  readonly problem: string;
  readonly suggestion: string;
}

const unmatched: ProblemWords = {
  field: 'account_id',
  problem: 'nothing in the row names one account or customer and no other',
  suggestion: 'write the account that was paid in the column account_id, several apart by ;',
};

const problemWords: Readonly<Partial<Record<RefusalCode, ProblemWords>>> = {
  'missing-value': {
    field: 'account_id',
    problem: 'the account is empty',
    suggestion: 'give the payment its account',
  },
  'unknown-account': { field: 'account_id', ...accountRefusals['unknown-account'] },
  'ambiguous-account': { field: 'account_id', ...accountRefusals['ambiguous-account'] },
  'currency-differs': {
    field: 'currency',
    problem: 'the account is in another currency',
    suggestion: 'write the amount in the currency of the account, or say which it is in with --currency CODE',
  },
  'contradictory-payment': {
    field: 'amount',
    problem: 'the account has a payment of this id and another amount',
    suggestion:
      'correct the amount or the payment_id; to correct a payment taken in, take it back with a reversal first',
  },
  'nothing-to-reverse': {
    field: 'amount',
    problem: 'no payment of this amount is there to be taken back, or more than one could be meant',
    suggestion: 'import the payment first, or give its payment_id and its account',
  },
};
