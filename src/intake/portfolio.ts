import type { PlacementCounts } from '../domain/intake/placement.ts';
import { isRejectsFile } from '../domain/intake/reject-columns.ts';
import { columnsOf } from '../domain/mapping/mapping.ts';
import type { Currency, Totals } from '../domain/money.ts';
import type { FileFormat } from '../files/file-format.ts';
import { inTransaction, type Transaction } from '../stores/database.ts';
import { beginImport, endImport, type ImportMode } from '../stores/imports.ts';
import { placementCustomers, placementSums, takeIn } from '../stores/placements.ts';
import { withProgress } from '../terminal/progress.ts';
import type { Workspace } from '../workspace.ts';
import { contentKey } from './content-key.ts';
import { checkRows, checkTotal } from './control-totals.ts';
import { importedBefore } from './imported-before.ts';
import { type IncomingFile, withIncomingFile } from './incoming-file.ts';
import type { IntakeOptions } from './intake-options.ts';
import { knownCurrency } from './known-currency.ts';
import { openTotals, openTotalsAgain, totalsIn } from './open-totals.ts';
import { newPortfolioWarnings, refuseManyClosures, refuseOlderFile } from './portfolio-guards.ts';
import { portfolioReading, type RoundedAmounts } from './portfolio-reading.ts';
import { portfolioTold } from './portfolio-told.ts';
import { type Rejects, refuseIfStrict, withRejects } from './rejects.ts';
import { rememberMapping } from './remembered-mapping.ts';
import { stagedPortfolio } from './staged-portfolio.ts';
import { type ImportSummary, readingWarnings, writtenAs } from './summary.ts';

export interface PortfolioOptions extends IntakeOptions {
  readonly mode?: ImportMode;
  readonly acceptClosures?: boolean;
}

export interface PortfolioSummary extends ImportSummary, PlacementCounts {
  readonly portfolio: string;
  readonly mode: ImportMode;
  readonly customers: number;
  /** What is owed on the file's accounts that are open on the as-of day. */
  readonly open: Totals;
  readonly rounded: RoundedAmounts;
}

/** Takes in one portfolio file, whole or not at all; the same content again changes nothing but its freshness. */
export const importPortfolio = async (
  workspace: Workspace,
  file: string,
  options: PortfolioOptions,
): Promise<PortfolioSummary> =>
  withIncomingFile(file, 'portfolio', options, workspace, async (incoming) => {
    const terms = termsOf(workspace, incoming.format, options);
    const key = contentKey(incoming.format, terms);
    const earlier = await importedBefore<PortfolioSummary>(workspace, 'portfolio', key, options);
    if (earlier) {
      const open = await openTotalsAgain(workspace, { ...incoming, ...terms, options });
      return { ...earlier, created: 0, updated: 0, unchanged: earlier.accepted, closed: 0, open };
    }
    const { dryRun = false } = options;
    const summary = await withRejects(workspace, incoming, options, (rejects) =>
      inTransaction(
        workspace.database,
        (trx) => takeInFile(trx, workspace, { ...incoming, key, terms, rejects, options }),
        { dryRun },
      ),
    );
    const kept = dryRun ? [] : await rememberMapping(workspace, incoming.format, terms.portfolio);
    return { ...summary, warnings: [...summary.warnings, ...kept] };
  });

interface Terms {
  readonly portfolio: string;
  readonly mode: ImportMode;
  readonly currency: Currency;
  readonly round: boolean;
  /** Part of the content only where the file counts days back from it. */
  readonly countedFrom: string | null;
}

const termsOf = (
  { settings, asOf }: Workspace,
  format: FileFormat,
  { mode, currency, roundAmounts = false, ...options }: PortfolioOptions,
): Terms => ({
  portfolio: portfolioTold(options) ?? 'main',
  mode: mode ?? (isRejectsFile(format.mapping.headings) ? 'update' : 'snapshot'),
  currency: knownCurrency(currency, settings.currency),
  round: roundAmounts,
  countedFrom: columnsOf(format.mapping, 'days_past_due').length > 0 ? asOf : null,
});

interface Intake extends IncomingFile {
  readonly key: string;
  readonly terms: Terms;
  readonly rejects: Rejects;
  readonly options: PortfolioOptions;
}

const takeInFile = async (trx: Transaction, workspace: Workspace, intake: Intake): Promise<PortfolioSummary> => {
  const { asOf, context, settings } = workspace;
  const { name, format, key, terms, rejects, options } = intake;
  const { portfolio, mode } = terms;
  await refuseOlderFile(trx, asOf, portfolio);
  const reading = await portfolioReading(format, terms, workspace);
  const stored = await withProgress(context, options, 'reading', (progress) =>
    stagedPortfolio(trx, { format, rejects, portfolio, reading, progress }),
  );
  const { rows, refusals } = stored;
  const sums = await placementSums(trx);
  checkRows(rows, options);
  checkTotal(sums, terms.currency, options);
  refuseIfStrict(refusals.total, rows, options, rejects.path);
  const placement = { portfolio, asOf, snapshot: mode === 'snapshot' };
  if (placement.snapshot && !options.acceptClosures) await refuseManyClosures(trx, placement, settings);
  const beside = await newPortfolioWarnings(trx, portfolio);
  const importId = await beginImport(trx, {
    kind: 'portfolio',
    portfolio,
    file_name: name,
    sha256: format.file.sha256,
    content_key: key,
    mode,
    as_of_on: asOf,
    imported_at: new Date(context.now()).toISOString(),
  });
  const customers = await placementCustomers(trx);
  const counts = await takeIn(trx, { ...placement, importId, columns: reading.columns });
  const accepted = rows - refusals.total;
  const summary: PortfolioSummary = {
    command: 'import portfolio',
    asOf,
    warnings: [...readingWarnings(format, stored.totalLines), ...reading.warnings.sentences, ...beside],
    import: options.dryRun ? null : importId,
    kind: 'portfolio',
    portfolio,
    mode,
    file: name,
    sha256: format.file.sha256,
    rows,
    accepted,
    refused: refusals.total,
    refusals: refusals.counts,
    ...counts,
    customers,
    total: totalsIn(sums),
    open: await openTotals(trx, placement),
    rounded: reading.rounded(),
    rejectsFile: refusals.total > 0 && !options.dryRun ? rejects.path : null,
    alreadyImported: false,
    ...writtenAs(format),
  };
  await endImport(trx, importId, { rows, accepted, refused: refusals.total, ...counts }, summary);
  await rejects.finish();
  return summary;
};
