import { type Currency, minorOf, type Totals, totalsOf } from '../domain/money.ts';
import { inTransaction, type Transaction } from '../stores/database.ts';
import { beginImport, endImport } from '../stores/imports.ts';
import { bookPayments } from '../stores/payment-booking.ts';
import {
  bookedCounts,
  type CountedSum,
  matchedCounts,
  overpaidSums,
  receivedSums,
} from '../stores/payment-outcomes.ts';
import { settleReceived } from '../stores/settlements.ts';
import { withProgress } from '../terminal/progress.ts';
import type { Workspace } from '../workspace.ts';
import { contentKey } from './content-key.ts';
import { checkRows, checkStated, checkTotal } from './control-totals.ts';
import { importedBefore } from './imported-before.ts';
import { type IncomingFile, withIncomingFile } from './incoming-file.ts';
import type { IntakeOptions } from './intake-options.ts';
import { knownCurrency } from './known-currency.ts';
import { bookedWarnings } from './payment-warnings.ts';
import { portfolioTold } from './portfolio-told.ts';
import { readingOf } from './reading-task.ts';
import { type Rejects, refuseIfStrict, withRejects } from './rejects.ts';
import { rememberMapping } from './remembered-mapping.ts';
import { refuseProblems, stagedPayments } from './staged-payments.ts';
import { type ImportSummary, readingWarnings, sha256Of, totalsInWords, writtenAs } from './summary.ts';

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

interface Terms {
  readonly portfolio: string | null;
  readonly currency: Currency;
  readonly round: boolean;
}

/** Takes in one payments file, whole or not at all; the same content again changes nothing but its freshness. */
export const importPayments = async (
  workspace: Workspace,
  file: string,
  options: IntakeOptions,
): Promise<PaymentsSummary> =>
  withIncomingFile(file, 'payments', options, workspace, async (incoming) => {
    const terms: Terms = {
      portfolio: portfolioTold(options) ?? null,
      currency: knownCurrency(options.currency, workspace.settings.currency),
      round: options.roundAmounts ?? false,
    };
    const key = contentKey(incoming.format, terms);
    const earlier = await importedBefore<PaymentsSummary>(workspace, 'payments', key, options);
    if (earlier) return { ...earlier, created: 0, unchanged: earlier.accepted };
    const { dryRun = false } = options;
    const summary = await withRejects(workspace, incoming, options, (rejects) =>
      inTransaction(
        workspace.database,
        (trx) => takeInFile(trx, workspace, { ...incoming, key, terms, rejects, options }),
        { dryRun },
      ),
    );
    const kept = dryRun ? [] : await rememberMapping(workspace, incoming.format, 'payments');
    return { ...summary, warnings: [...summary.warnings, ...kept] };
  });

interface Intake extends IncomingFile {
  readonly key: string;
  readonly terms: Terms;
  readonly rejects: Rejects;
  readonly options: IntakeOptions;
}

const takeInFile = async (trx: Transaction, workspace: Workspace, intake: Intake): Promise<PaymentsSummary> => {
  const { asOf, context } = workspace;
  const { name, format, key, terms, rejects, options } = intake;
  const stored = await withProgress(context, options, readingOf([format]), (progress) =>
    stagedPayments(trx, { format, rejects, progress, asOf, ...terms }),
  );
  const importId = await beginImport(trx, {
    kind: 'payments',
    portfolio: terms.portfolio ?? '',
    file_name: name,
    sha256: sha256Of(format),
    content_key: key,
    mode: 'update',
    as_of_on: asOf,
    imported_at: new Date(context.now()).toISOString(),
  });
  await bookPayments(trx, importId);
  await refuseProblems(trx, format, rejects, stored);
  const { rows, refusals, aside } = stored;
  const sums = await receivedSums(trx, 'r.problem is null');
  checkRows(rows, options);
  checkTotal(sums, terms.currency, options);
  checkStated(name, aside.totals, options);
  refuseIfStrict(refusals.total, rows, options, rejects.path);
  await settleReceived(trx, importId);
  const accepted = rows - refusals.total;
  const booked = await bookedCounts(trx, importId, asOf);
  const { created } = booked;
  const overpaid = await overpaidSums(trx, importId);
  const summary: PaymentsSummary = {
    command: 'import payments',
    asOf,
    warnings: [...readingWarnings(format, aside), ...bookedWarnings(booked, surplusInWords(overpaid), asOf)],
    import: options.dryRun ? null : importId,
    kind: 'payments',
    file: name,
    sha256: sha256Of(format),
    rows,
    accepted,
    refused: refusals.total,
    refusals: refusals.counts,
    created,
    unchanged: accepted - created,
    total: totalOf(sums),
    matched: await matchedCounts(trx),
    reversals: rowsAndTotal(await receivedSums(trx, `r.problem is null and r.kind = 'reversal'`)),
    creditNotes: rowsAndTotal(await receivedSums(trx, `r.problem is null and r.kind = 'credit-note'`)),
    unassigned: rowsAndTotal(await receivedSums(trx, unassigned)),
    overpaid: { accounts: countOf(overpaid), total: totalOf(overpaid) },
    rejectsFile: refusals.total > 0 && !options.dryRun ? rejects.path : null,
    alreadyImported: false,
    ...writtenAs(format),
  };
  const counts = { accepted, refused: refusals.total, created, updated: 0, unchanged: accepted - created, closed: 0 };
  await endImport(trx, importId, { rows, ...counts }, summary);
  await rejects.finish();
  return summary;
};

const unassigned = `r.kind <> 'reversal' and r.problem in ('unmatched-payment', 'missing-value', 'unknown-account', 'ambiguous-account')`;

const totalOf = (sums: readonly CountedSum[]): Totals =>
  totalsOf(sums.map(({ currency, amount }) => ({ currency: currency as Currency, amount: minorOf(amount) })));

const countOf = (sums: readonly CountedSum[]): number => sums.reduce((total, { count }) => total + count, 0);

const rowsAndTotal = (sums: readonly CountedSum[]): RowsAndTotal => ({ rows: countOf(sums), total: totalOf(sums) });

const surplusInWords = (sums: readonly CountedSum[]): string =>
  sums.length === 0
    ? ''
    : `${totalsInWords(totalOf(sums))} on ${countOf(sums)} ${countOf(sums) === 1 ? 'account' : 'accounts'}`;
