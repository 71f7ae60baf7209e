import { type Currency, sumMinor, type Totals, totalsOf } from '../../domain/money.ts';
import { openSumsOn } from '../../stores/accounts/open-sums.ts';
import { inTransaction, type Transaction } from '../../stores/database.ts';
import { type ImportMode, newestImport, newestImportId } from '../../stores/imports/imports.ts';
import { owedSums, type PlacementSum, placementSums } from '../../stores/placements/placement-sums.ts';
import { withProgress } from '../../terminal/progress.ts';
import type { Workspace } from '../../workspace.ts';
import type { IncomingFile } from '../format/incoming-file.ts';
import type { IntakeOptions } from '../options/intake-options.ts';
import { readingOf } from '../rows/reading-task.ts';
import type { Rejects } from '../rows/rejects.ts';
import { portfolioReading } from './portfolio-reading.ts';
import type { PlacementFile } from './staged-file.ts';
import { stagedPortfolio } from './staged-portfolio.ts';

/** Sums as they are told. */
export const totalsIn = (sums: readonly Pick<PlacementSum, 'currency' | 'amount'>[]): Totals =>
  totalsOf(
    sums.map(({ currency, amount }) => ({ currency: currency as Currency, amount: sumMinor(amount, currency) })),
  );

/** What is owed on the day on the accounts of the staged file, in each of its currencies; call once they are taken in. */
export const openTotals = async (
  trx: Transaction,
  placement: Parameters<typeof owedSums>[1],
  sums: readonly PlacementSum[],
): Promise<Totals> => {
  const owed = await owedSums(trx, placement, sums);
  return totalsIn(owed.map(({ currency, open }) => ({ currency, amount: open })));
};

interface EarlierFiles {
  readonly incoming: readonly IncomingFile[];
  readonly terms: Terms;
  readonly options: IntakeOptions;
}

interface EarlierTotals {
  readonly import: number | null;
  readonly portfolio: string;
  readonly open: Totals;
}

/**
 * The same of files that were taken in before: what was told then, where nothing came since and the day is the same. A
 * snapshot's accounts are those of its portfolio; any other files are read again for their accounts. It keeps nothing.
 */
export const openTotalsAgain = async (
  workspace: Workspace,
  files: EarlierFiles,
  earlier: EarlierTotals,
): Promise<Totals> => {
  if (await isStillSo(workspace, earlier)) return earlier.open;
  return inTransaction(workspace.database, (trx) => totalsNow(trx, workspace, files), { dryRun: true });
};

const isStillSo = async ({ database, asOf }: Workspace, earlier: EarlierTotals): Promise<boolean> => {
  const newest = await newestImport(database, 'portfolio', earlier.portfolio);
  if (newest?.import_id !== earlier.import || newest.as_of_on !== asOf) return false;
  return (await newestImportId(database)) === earlier.import;
};

const totalsNow = async (
  trx: Transaction,
  workspace: Workspace,
  { incoming, terms, options }: EarlierFiles,
): Promise<Totals> => {
  const { portfolio, mode } = terms;
  const placement = { portfolio, asOf: workspace.asOf, repeated: 0 };
  if (mode === 'snapshot') return totalsIn(await openSumsOn(trx, placement.asOf, portfolio));
  const files: PlacementFile[] = [];
  for (const file of incoming) {
    files.push({ ...file, rejects: nowhere, reading: await portfolioReading(file.format, terms, workspace) });
  }
  await withProgress(workspace.context, options, readingOf(files.map(({ format }) => format)), (progress) =>
    stagedPortfolio(trx, files, { placement, progress }),
  );
  return openTotals(trx, placement, await placementSums(trx, placement));
};

type Terms = Parameters<typeof portfolioReading>[1] & { readonly portfolio: string; readonly mode: ImportMode };

const nothing = async (): Promise<void> => undefined;

/** Refused rows were told when the files were taken in. */
const nowhere: Rejects = { path: '', rows: 0, add: nothing, finish: nothing, keep: nothing, drop: nothing };
