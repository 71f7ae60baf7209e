import { type Currency, minorOf, type Totals, totalsOf } from '../domain/money.ts';
import { inTransaction, type Transaction } from '../stores/database.ts';
import type { ImportMode } from '../stores/imports.ts';
import { type PlacementSum, placementOpen, placementSums, portfolioOpen } from '../stores/placements.ts';
import { withProgress } from '../terminal/progress.ts';
import type { Workspace } from '../workspace.ts';
import type { IncomingFile } from './incoming-file.ts';
import type { IntakeOptions } from './intake-options.ts';
import { portfolioReading } from './portfolio-reading.ts';
import type { Rejects } from './rejects.ts';
import type { PlacementFile } from './staged-file.ts';
import { stagedPortfolio } from './staged-portfolio.ts';

/** Sums as they are told. */
export const totalsIn = (sums: readonly PlacementSum[]): Totals =>
  totalsOf(sums.map(({ currency, amount }) => ({ currency: currency as Currency, amount: minorOf(amount) })));

/** What is owed on the day on the accounts of the staged file, in each of its currencies; call once they are taken in. */
export const openTotals = async (trx: Transaction, terms: Parameters<typeof placementOpen>[1]): Promise<Totals> => {
  const open = new Map((await placementOpen(trx, terms)).map(({ currency, amount }) => [currency, amount]));
  for (const { currency } of await placementSums(trx)) open.set(currency, open.get(currency) ?? 0);
  return totalsIn([...open].map(([currency, amount]) => ({ currency, amount })));
};

/**
 * The same of files that were taken in before. A snapshot's accounts are those of its portfolio; any other files are read again
 * for their accounts. It keeps nothing.
 */
export const openTotalsAgain = (
  workspace: Workspace,
  incoming: readonly IncomingFile[],
  terms: Terms,
  options: IntakeOptions,
): Promise<Totals> =>
  inTransaction(
    workspace.database,
    async (trx) => {
      const { portfolio, mode } = terms;
      const placement = { portfolio, asOf: workspace.asOf };
      if (mode === 'snapshot') return totalsIn(await portfolioOpen(trx, placement));
      const files: PlacementFile[] = [];
      for (const file of incoming) {
        files.push({ ...file, rejects: nowhere, reading: await portfolioReading(file.format, terms, workspace) });
      }
      await withProgress(workspace.context, options, 'reading', (progress) =>
        stagedPortfolio(trx, files, { portfolio, progress }),
      );
      return openTotals(trx, placement);
    },
    { dryRun: true },
  );

type Terms = Parameters<typeof portfolioReading>[1] & { readonly portfolio: string; readonly mode: ImportMode };

const nothing = async (): Promise<void> => undefined;

/** Refused rows were told when the files were taken in. */
const nowhere: Rejects = { path: '', rows: 0, add: nothing, finish: nothing, keep: nothing, drop: nothing };
