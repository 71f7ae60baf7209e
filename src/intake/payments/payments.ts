import { counted } from '../../domain/counted.ts';
import { type Currency, sumMinor, type Totals, totalsOf } from '../../domain/money.ts';
import type { Transaction } from '../../stores/database.ts';
import { beginImport, endImport } from '../../stores/imports/imports.ts';
import { bookPayments } from '../../stores/payments/payment-booking.ts';
import {
  bookedCounts,
  type CountedSum,
  matchedCounts,
  overpaidSums,
  receivedSums,
} from '../../stores/payments/payment-outcomes.ts';
import { settleReceived } from '../../stores/payments/settlements.ts';
import { withProgress } from '../../terminal/progress.ts';
import type { Workspace } from '../../workspace.ts';
import type { IntakeOptions } from '../options/intake-options.ts';
import { importRecord } from '../record/import-record.ts';
import { importSingleFile, type SingleFile } from '../record/single-file.ts';
import { readingOf } from '../rows/reading-task.ts';
import { checkStored, tallyOf } from '../rows/stored-file.ts';
import { type ImportSummary, readingWarnings, totalsInWords } from '../rows/summary.ts';
import { bookedWarnings } from './payment-warnings.ts';
import { refuseProblems, stagedPayments } from './staged-payments.ts';

export interface PaymentsSummary extends ImportSummary {
  /** Payments that were not known before. */
  readonly created: number;
  readonly unchanged: number;
  /** Accepted rows by what told whom they are for. */
  readonly matched: Readonly<Record<string, number>>;
  /** Payments taken back, below zero, and balances lowered without money; both are part of the total. */
  readonly reversals: RowsAndTotal;
  readonly creditNotes: RowsAndTotal;
  /** Money for which no account was found: refused rows that a person assigns. */
  readonly unassigned: RowsAndTotal;
  /** What accounts got beyond what they owed. */
  readonly overpaid: { readonly accounts: number; readonly total: Totals };
}

interface RowsAndTotal {
  readonly rows: number;
  readonly total: Totals;
}

/** Takes in one payments file, whole or not at all; the same content again changes nothing but its freshness. */
export const importPayments = (workspace: Workspace, file: string, options: IntakeOptions): Promise<PaymentsSummary> =>
  importSingleFile(workspace, file, options, {
    kind: 'payments',
    takeIn: (trx, incoming) => takeInPayments(trx, workspace, incoming),
    toldAgain: (earlier) => ({ ...earlier, created: 0, unchanged: earlier.accepted }),
  });

const takeInPayments = async (trx: Transaction, workspace: Workspace, file: SingleFile): Promise<PaymentsSummary> => {
  const { asOf, context } = workspace;
  const { format, key, terms, rejects, options } = file;
  const stored = await withProgress(context, options, readingOf([format]), (progress) =>
    stagedPayments(trx, { format, rejects, progress, asOf, ...terms }),
  );
  const subject = { kind: 'payments', portfolio: terms.portfolio, mode: 'update', files: [file], key } as const;
  const importId = await beginImport(trx, importRecord(workspace, subject));
  await bookPayments(trx, importId);
  await refuseProblems(trx, format, rejects, stored);
  const sums = await receivedSums(trx, 'r.problem is null');
  checkStored([{ ...file, stored }], sums, terms.currency, options);
  await settleReceived(trx, importId);
  const tally = tallyOf({ ...file, stored }, options);
  const booked = await bookedCounts(trx, importId, asOf);
  const { created } = booked;
  const overpaid = await overpaidSums(trx, importId);
  const summary: PaymentsSummary = {
    command: 'import payments',
    asOf,
    warnings: [...readingWarnings(format, stored.aside), ...bookedWarnings(booked, surplusInWords(overpaid), asOf)],
    import: options.dryRun ? null : importId,
    kind: 'payments',
    ...tally,
    created,
    unchanged: tally.accepted - created,
    total: totalOf(sums),
    matched: await matchedCounts(trx),
    ...(await kindsTold(trx)),
    overpaid: { accounts: countOf(overpaid), total: totalOf(overpaid) },
    alreadyImported: false,
  };
  await endImport(trx, importId, summary);
  await rejects.finish();
  return summary;
};

const kindsTold = async (trx: Transaction) => ({
  reversals: rowsAndTotal(await receivedSums(trx, `r.problem is null and r.kind = 'reversal'`)),
  creditNotes: rowsAndTotal(await receivedSums(trx, `r.problem is null and r.kind = 'credit-note'`)),
  unassigned: rowsAndTotal(await receivedSums(trx, unassigned)),
});

const unassigned = `r.kind <> 'reversal' and r.problem in ('unmatched-payment', 'missing-value', 'unknown-account', 'ambiguous-account')`;

const totalOf = (sums: readonly CountedSum[]): Totals =>
  totalsOf(
    sums.map(({ currency, amount }) => ({ currency: currency as Currency, amount: sumMinor(amount, currency) })),
  );

const countOf = (sums: readonly CountedSum[]): number => sums.reduce((total, { count }) => total + count, 0);

const rowsAndTotal = (sums: readonly CountedSum[]): RowsAndTotal => ({ rows: countOf(sums), total: totalOf(sums) });

const surplusInWords = (sums: readonly CountedSum[]): string =>
  sums.length === 0 ? '' : `${totalsInWords(totalOf(sums))} on ${counted(countOf(sums), 'account')}`;
