import { counted } from '../../domain/counted.ts';
import type { PlacementColumn } from '../../domain/intake/placement.ts';
import { columnsOf } from '../../domain/mapping/mapping.ts';
import type { Totals } from '../../domain/money.ts';
import { inTransaction, type Transaction } from '../../stores/database.ts';
import { beginImport, endImport, newestImport } from '../../stores/imports/imports.ts';
import { keepDueDays } from '../../stores/placements/kept-due-days.ts';
import { noteMissing } from '../../stores/placements/missing-accounts.ts';
import { placementCustomers, placementSums } from '../../stores/placements/placement-sums.ts';
import { takeIn } from '../../stores/placements/placements.ts';
import { withProgress } from '../../terminal/progress.ts';
import type { Workspace } from '../../workspace.ts';
import type { IncomingFile } from '../format/incoming-file.ts';
import { withIncomingFiles } from '../format/incoming-files.ts';
import { contentKey, contentKeyOfAll } from '../record/content-key.ts';
import { importRecord } from '../record/import-record.ts';
import { importedBefore, stillThere } from '../record/imported-before.ts';
import { rememberMappings } from '../record/remembered-mapping.ts';
import { readingOf } from '../rows/reading-task.ts';
import { type Rejects, withRejectsOfAll } from '../rows/rejects.ts';
import { checkStored, tallyOf } from '../rows/stored-file.ts';
import { openTotals, openTotalsAgain, totalsIn } from './open-totals.ts';
import { placementMarks } from './placement-marks.ts';
import {
  newPortfolioWarnings,
  refuseContradictoryDays,
  refuseManyClosures,
  refuseOlderFile,
} from './portfolio-guards.ts';
import { portfolioReading, roundedAmounts } from './portfolio-reading.ts';
import { filesTogether, filesWarnings, type PortfolioSummary } from './portfolio-summary.ts';
import { countedFrom, type PortfolioOptions, type PortfolioTerms, portfolioTerms } from './portfolio-terms.ts';
import { reconciled } from './reconciled.ts';
import type { PlacementFile, StagedFile } from './staged-file.ts';
import { RowsPassedOver, type StagedPlacement, stagedPortfolio } from './staged-portfolio.ts';

/** Takes in the files of one portfolio, whole or not at all; the same content again changes nothing but its freshness. */
export const importPortfolio = async (
  workspace: Workspace,
  files: readonly string[],
  options: PortfolioOptions,
): Promise<PortfolioSummary> =>
  withIncomingFiles(files, 'portfolio', options, workspace, async (incoming) => {
    const terms = portfolioTerms(workspace, incoming, options);
    const key = contentKeyOfAll(
      incoming.map(({ format }) => contentKey(format, { ...terms, countedFrom: countedFrom(workspace, format) })),
    );
    const earlier = await importedBefore<PortfolioSummary>(workspace, 'portfolio', key, options);
    if (earlier) return toldAgain(earlier, await openTotalsAgain(workspace, { incoming, terms, options }, earlier));
    const { dryRun = false } = options;
    const placed = (whole: boolean): Promise<PortfolioSummary> =>
      withRejectsOfAll(workspace, incoming, options, (rejects) =>
        inTransaction(
          workspace.database,
          (trx) => takeInFiles(trx, workspace, { incoming, key, terms, rejects, options, whole }),
          { dryRun },
        ),
      );
    const summary = await placed(false).catch((error) => {
      if (error instanceof RowsPassedOver) return placed(true);
      throw error;
    });
    const kept = dryRun ? [] : await rememberMappings(workspace, incoming, terms.portfolio);
    return { ...summary, warnings: [...summary.warnings, ...kept] };
  });

const toldAgain = (earlier: PortfolioSummary, open: Totals): PortfolioSummary => {
  const files = earlier.files.map((file) => ({ ...file, rejectsFile: stillThere(file.rejectsFile) }));
  const rejects = files.flatMap(({ rejectsFile }) => rejectsFile ?? []);
  return {
    ...earlier,
    created: 0,
    updated: 0,
    unchanged: earlier.accepted,
    closed: 0,
    open,
    reconciliation: {},
    rejectsFile: rejects.join(', ') || null,
    files,
  };
};

interface Intake {
  readonly incoming: readonly IncomingFile[];
  readonly key: string;
  readonly terms: PortfolioTerms;
  readonly rejects: readonly Rejects[];
  readonly options: PortfolioOptions;
  /** Whether every row is read, also those that seem to say nothing new. */
  readonly whole: boolean;
}

const takeInFiles = async (trx: Transaction, workspace: Workspace, intake: Intake): Promise<PortfolioSummary> => {
  const { asOf, settings } = workspace;
  const { key, terms, options } = intake;
  const { portfolio, mode } = terms;
  await refuseOlderFile(trx, asOf, portfolio);
  const { files: staged, repeated } = await stagedFiles(trx, workspace, intake);
  for (const file of staged) refuseContradictoryDays(file);
  const told = filesTogether(staged.map((file) => tallyOf(file, options)));
  const placement = { portfolio, asOf, repeated };
  const keptDue = staged.every(isCountedBack) ? await keepDueDays(trx, placement) : 0;
  const sums = await placementSums(trx, placement);
  checkStored(staged, sums, terms.currency, options);
  const missing = mode === 'snapshot' ? await noteMissing(trx, placement) : 0;
  if (missing > 0 && !options.acceptClosures) await refuseManyClosures(trx, placement, settings);
  const isFirst = (await newestImport(trx, 'portfolio', portfolio)) === undefined;
  const beside = await newPortfolioWarnings(trx, portfolio);
  const record = importRecord(workspace, { kind: 'portfolio', portfolio, mode, files: staged, key });
  const importId = await beginImport(trx, record);
  const customers = await placementCustomers(trx, placement);
  const restated = staged.every(({ format }) => format.mapping.balanceStated === 'as-of');
  const taken = { staged: told.accepted - repeated, restated, missing, columns: columnsOfAll(staged) };
  const counts = await takeIn(trx, { ...placement, ...taken, importId });
  const summary: PortfolioSummary = {
    command: 'import portfolio',
    asOf,
    warnings: [...filesWarnings(staged), ...beside, ...keptDueWarnings(keptDue)],
    import: options.dryRun ? null : importId,
    kind: 'portfolio',
    portfolio,
    mode,
    sha256: record.sha256,
    ...told,
    ...counts,
    customers,
    total: totalsIn(sums),
    open: await openTotals(trx, placement, sums),
    reconciliation: await reconciled(trx, { ...placement, importId, isFirst }),
    rounded: roundedAmounts(
      staged.map(({ reading }) => reading),
      terms.currency,
    ),
    alreadyImported: false,
  };
  await endImport(trx, importId, summary);
  for (const file of intake.rejects) await file.finish();
  return summary;
};

/** Whether due dates are known by the days past due only. */
const isCountedBack = ({ format: { mapping } }: StagedFile): boolean =>
  columnsOf(mapping, 'days_past_due').length > 0 && columnsOf(mapping, 'due_date').length === 0;

const keptDueWarnings = (kept: number): string[] =>
  kept === 0
    ? []
    : [
        `by their days past due ${counted(kept, 'account')} would be due on other days than was known, though nothing moved on them: ` +
          'the known due dates stay; the file may be of another day (--as-of)',
      ];

const stagedFiles = async (
  trx: Transaction,
  workspace: Workspace,
  { incoming, terms, rejects: all, options, whole }: Intake,
): Promise<StagedPlacement> => {
  const files: PlacementFile[] = [];
  for (const [index, file] of incoming.entries()) {
    const rejects = all[index];
    if (rejects) files.push({ ...file, rejects, reading: await portfolioReading(file.format, terms, workspace) });
  }
  const formats = files.map(({ format }) => format);
  const marks = await placementMarks(trx, workspace, formats, { terms, whole });
  const placement = { portfolio: terms.portfolio, asOf: workspace.asOf };
  return withProgress(workspace.context, options, readingOf(formats), (progress) =>
    stagedPortfolio(trx, files, { placement, progress, marks }),
  );
};

const columnsOfAll = (files: readonly StagedFile[]): PlacementColumn[] => [
  ...new Set(files.flatMap(({ reading }) => reading.columns)),
];
