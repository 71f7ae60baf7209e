import { cellReader } from '../domain/cell-reader.ts';
import { columnsOf } from '../domain/mapping.ts';
import { type Currency, minorOf, totalsOf } from '../domain/money.ts';
import { paymentRowReader } from '../domain/payment-row.ts';
import type { Refusal, RefusalCode } from '../domain/refusal.ts';
import type { FileFormat } from '../files/file-format.ts';
import { inTransaction, type Transaction } from '../stores/database.ts';
import { beginImport, endImport } from '../stores/imports.ts';
import { dropUnmatched, matchPayments, paymentSums, stagePayments, takeInPayments } from '../stores/received-payments.ts';
import { progressOn } from '../terminal/progress.ts';
import type { Workspace } from '../workspace.ts';
import { contentKey } from './content-key.ts';
import { checkRows, checkTotal } from './control-totals.ts';
import { importedBefore } from './imported-before.ts';
import { cellDialectOf, type IncomingFile, withIncomingFile } from './incoming-file.ts';
import type { IntakeOptions } from './intake-options.ts';
import { knownCurrency } from './known-currency.ts';
import { isRejectsFile, type Rejects, refuseIfStrict, withRejects } from './rejects.ts';
import { rememberMapping } from './remembered-mapping.ts';
import { refuseLines, type StoredRows, storeRows } from './rows.ts';
import { type ImportSummary, readingWarnings, writtenAs } from './summary.ts';

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
      portfolio: options.portfolio ?? null,
      currency: knownCurrency(options.currency, workspace.settings.currency),
      round: options.roundAmounts ?? false,
    };
    const key = contentKey(incoming.format, terms);
    const earlier = await importedBefore<PaymentsSummary>(workspace, 'payments', key, options);
    if (earlier) return { ...earlier, created: 0, unchanged: earlier.accepted };
    return withRejects(workspace, incoming, options, (rejects) =>
      inTransaction(
        workspace.database,
        (trx) => takeInFile(trx, workspace, { ...incoming, key, terms, rejects, options }),
        { dryRun: options.dryRun ?? false },
      ),
    );
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
  const stored = await stage(trx, intake, workspace);
  checkRows(stored.rows, options);
  const sums = await paymentSums(trx);
  checkTotal(sums, terms.currency, options);
  const refused = stored.refusals.total;
  refuseIfStrict(refused, options, rejects.path);
  const importId = await beginImport(trx, {
    kind: 'payments',
    portfolio: terms.portfolio ?? '',
    file_name: name,
    sha256: format.file.sha256,
    content_key: key,
    mode: 'update',
    as_of_on: asOf,
    imported_at: new Date(context.now()).toISOString(),
  });
  const accepted = stored.rows - refused;
  const created = await takeInPayments(trx, importId);
  const summary: PaymentsSummary = {
    command: 'import payments',
    asOf,
    warnings: [...readingWarnings(format, stored.totalLines), ...containedWarning(sums)],
    import: options.dryRun ? null : importId,
    kind: 'payments',
    file: name,
    sha256: format.file.sha256,
    rows: stored.rows,
    accepted,
    refused,
    refusals: stored.refusals.counts,
    created,
    unchanged: accepted - created,
    total: totalsOf(sums.map(({ currency, amount }) => ({ currency: currency as Currency, amount: minorOf(amount) }))),
    rejectsFile: refused > 0 && !options.dryRun ? rejects.path : null,
    alreadyImported: false,
    ...writtenAs(format),
  };
  const counts = { rows: stored.rows, accepted, refused, created, updated: 0, unchanged: accepted - created, closed: 0 };
  await endImport(trx, importId, counts, summary);
  if (!options.dryRun && !isRejectsFile(format)) await rememberMapping(workspace, format, 'payments');
  return summary;
};

/** A balance stated after a payment already contains it, so that such a payment lowers nothing; that is told. */
const containedWarning = (sums: readonly { readonly contained: number }[]): string[] => {
  const contained = sums.reduce((count, sum) => count + sum.contained, 0);
  if (contained === 0) return [];
  return [
    `${contained} payments are dated before the day of their account's balance, which already contains them: they are recorded and lower nothing`,
  ];
};

const stage = async (
  trx: Transaction,
  { format, rejects, options, terms }: Intake,
  { context }: Workspace,
): Promise<StoredRows> => {
  const load = await stagePayments(trx);
  const progress = await progressOn(context, options, 'reading');
  const reader = cellReader(format.mapping.headings, cellDialectOf(format, terms.round));
  const read = paymentRowReader(
    reader,
    (field) => columnsOf(format.mapping, field).map(({ index }) => index),
    terms.currency,
  );
  const stored = await storeRows(format, {
    load,
    rejects,
    progress,
    read,
    refusals: () => reader.refusals,
    refused: () => undefined,
  });
  progress.stop();
  await matchPayments(trx, terms.portfolio ?? undefined);
  const unmatched = await dropUnmatched(trx);
  const refusalOf = (line: number): Refusal => unmatchedRefusal(format, line, unmatched.get(line) ?? 'unknown-account');
  await refuseLines(format, new Set(unmatched.keys()), refusalOf, { rejects, counts: stored.refusals });
  return stored;
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
  'currency-differs': ['the account is in another currency', 'write the amount in the currency of the account'],
};
