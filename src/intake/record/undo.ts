import { type Currency, minorOf, type Totals, totalsOf } from '../../domain/money.ts';
import { openSumsOn } from '../../stores/accounts/open-sums.ts';
import { inTransaction, type Transaction } from '../../stores/database.ts';
import { type ImportKind, type ListedImport, newestImportId } from '../../stores/imports/imports.ts';
import { markUndone, removeVanishing, restoreChanged, type TakenBack } from '../../stores/undo/undone-imports.ts';
import type { GlobalOptions } from '../../terminal/context.ts';
import type { Summary } from '../../terminal/print.ts';
import type { Workspace } from '../../workspace.ts';
import { importToUndo } from './known-import.ts';
import { refuseBuiltUpon, refuseChangedSince } from './undo-guards.ts';

export interface UndoOptions extends GlobalOptions {
  readonly dryRun?: boolean;
}

export interface UndoSummary extends Summary {
  readonly import: number;
  readonly kind: ImportKind;
  readonly portfolio: string;
  readonly file: string;
  /** Rows that went and rows that are again as they were, by table; tables without any are left out. */
  readonly takenBack: TakenBack;
  /** What was owed on the open accounts: of the portfolio, or of all where the import was of no portfolio. */
  readonly before: Totals;
  readonly after: Totals;
  readonly undone: boolean;
}

/** Takes the newest import of a kind back: everything is as it was before it, or nothing changes. */
export const undoImport = (workspace: Workspace, importId: number, options: UndoOptions): Promise<UndoSummary> =>
  inTransaction(workspace.database, (trx) => undoIn(trx, workspace, importId, options), {
    dryRun: options.dryRun ?? false,
  });

const undoIn = async (
  trx: Transaction,
  { asOf, context }: Workspace,
  importId: number,
  { dryRun = false }: UndoOptions,
): Promise<UndoSummary> => {
  const listed = await importToUndo(trx, importId);
  const openTotals = async (): Promise<Totals> => totalsIn(await openSumsOn(trx, asOf, portfolioOf(listed)));
  const before = await openTotals();
  await refuseChangedSince(trx, importId);
  const newest = await newestImportId(trx);
  const later = newest > importId ? newest : undefined;
  const restored = await restoreChanged(trx, importId, later);
  await refuseBuiltUpon(trx, importId);
  const removed = await removeVanishing(trx, importId, later);
  await markUndone(trx, importId, new Date(context.now()).toISOString());
  return {
    command: 'import undo',
    asOf,
    warnings: [],
    import: importId,
    kind: listed.kind,
    portfolio: listed.portfolio,
    file: listed.file_name,
    takenBack: takenBack(removed, restored),
    before,
    after: await openTotals(),
    undone: !dryRun,
  };
};

const portfolioOf = ({ kind, portfolio }: ListedImport): string | undefined =>
  kind === 'portfolio' ? portfolio : undefined;

type Counts = Readonly<Record<string, number>>;

const takenBack = (removed: Counts, restored: Counts): TakenBack =>
  Object.fromEntries(
    [...new Set([...Object.keys(restored), ...Object.keys(removed)])]
      .map((table) => [table, { removed: removed[table] ?? 0, restored: restored[table] ?? 0 }] as const)
      .filter(([, counts]) => counts.removed + counts.restored > 0),
  );

const totalsIn = (sums: readonly { readonly currency: string; readonly amount: number }[]): Totals =>
  totalsOf(sums.map(({ currency, amount }) => ({ currency: currency as Currency, amount: minorOf(amount) })));
