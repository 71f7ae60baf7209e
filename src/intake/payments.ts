import { type Currency, minorOf, totalsOf } from '../domain/money.ts';
import { inTransaction, type Transaction } from '../stores/database.ts';
import { beginImport, endImport } from '../stores/imports.ts';
import { paymentSums, takeInPayments } from '../stores/received-payments.ts';
import { withProgress } from '../terminal/progress.ts';
import type { Workspace } from '../workspace.ts';
import { contentKey } from './content-key.ts';
import { checkRows, checkTotal } from './control-totals.ts';
import { importedBefore } from './imported-before.ts';
import { type IncomingFile, withIncomingFile } from './incoming-file.ts';
import type { IntakeOptions } from './intake-options.ts';
import { knownCurrency } from './known-currency.ts';
import { portfolioTold } from './portfolio-told.ts';
import { type Rejects, refuseIfStrict, withRejects } from './rejects.ts';
import { rememberMapping } from './remembered-mapping.ts';
import { stagedPayments } from './staged-payments.ts';
import { type ImportSummary, readingWarnings, sha256Of, writtenAs } from './summary.ts';

export interface PaymentsSummary extends ImportSummary {
  /** Payments that were not known before. */
  readonly created: number;
  readonly unchanged: number;
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
  const { rows, refusals, totalLines } = await withProgress(context, options, 'reading', (progress) =>
    stagedPayments(trx, { format, rejects, progress, asOf, ...terms }),
  );
  const sums = await paymentSums(trx, asOf);
  checkRows(rows, options);
  checkTotal(sums, terms.currency, options);
  refuseIfStrict(refusals.total, rows, options, rejects.path);
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
  const accepted = rows - refusals.total;
  const created = await takeInPayments(trx, importId);
  const summary: PaymentsSummary = {
    command: 'import payments',
    asOf,
    warnings: [...readingWarnings(format, totalLines), ...containedWarning(sums), ...aheadWarning(sums, asOf)],
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
    total: totalsOf(sums.map(({ currency, amount }) => ({ currency: currency as Currency, amount: minorOf(amount) }))),
    rejectsFile: refusals.total > 0 && !options.dryRun ? rejects.path : null,
    alreadyImported: false,
    ...writtenAs(format),
  };
  const counts = { accepted, refused: refusals.total, created, updated: 0, unchanged: accepted - created, closed: 0 };
  await endImport(trx, importId, { rows, ...counts }, summary);
  await rejects.finish();
  return summary;
};

/** A payment dated after the run's day lowers nothing before its day comes; a slip in the date looks the same. */
const aheadWarning = (sums: readonly { readonly ahead: number }[], asOf: string): string[] => {
  const ahead = sums.reduce((count, sum) => count + sum.ahead, 0);
  if (ahead === 0) return [];
  const payments = ahead === 1 ? '1 payment is' : `${ahead} payments are`;
  return [`${payments} dated after ${asOf}: recorded, and lowering nothing until then`];
};

/** A balance stated after a payment already contains it, so that such a payment lowers nothing; that is told. */
const containedWarning = (sums: readonly { readonly contained: number }[]): string[] => {
  const contained = sums.reduce((count, sum) => count + sum.contained, 0);
  if (contained === 0) return [];
  const payments = contained === 1 ? '1 payment is' : `${contained} payments are`;
  return [
    `${payments} dated before the day of the account's balance, which contains such payments: recorded, but lowering nothing`,
  ];
};
