import { basename, relative } from 'node:path';
import { UserError } from '../../domain/errors.ts';
import type { IntakeOptions } from '../../intake/options/intake-options.ts';
import { importPayments } from '../../intake/payments/payments.ts';
import { importPortfolio } from '../../intake/portfolio/portfolio.ts';
import type { ImportSummary } from '../../intake/rows/summary.ts';
import { importToldFile } from '../../intake/told/told-file.ts';
import type { ToldKind } from '../../intake/told/told-intake.ts';
import { toldIntakes } from '../../intake/told/told-intakes.ts';
import type { ImportKind } from '../../stores/imports/imports.ts';
import type { Workspace } from '../../workspace.ts';
import { moveOut, waitingFiles } from './inbox.ts';
import { RefusedInput, refuseMostlyRefused } from './refused-input.ts';

/** What the import of a night needs of it. */
export interface NightOfFiles {
  readonly workspace: Workspace;
  readonly run: number;
  /** Nothing outside the database is touched either. */
  readonly dryRun: boolean;
}

type Take = (workspace: Workspace, file: string, options: IntakeOptions) => Promise<ImportSummary>;

const told =
  (kind: ToldKind): Take =>
  async (workspace, file, options) =>
    importToldFile(await toldIntakes[kind](), workspace, file, options);

/**
 * The kinds in the order in which they are taken in: portfolios first, so that every customer is known whom the others are
 * about; then at once what customers asked for, and only then the rest.
 */
const takes: Readonly<Record<ImportKind, Take>> = {
  portfolio: (workspace, file, options) => importPortfolio(workspace, [file], options),
  requests: told('requests'),
  outcomes: told('outcomes'),
  customers: told('customers'),
  interactions: told('interactions'),
  payments: importPayments,
};

/** What keeps customers from being contacted: it is taken in also in a night that a file stopped, for the morning after. */
const protecting: readonly ImportKind[] = ['requests', 'outcomes', 'customers', 'interactions'];

/** Takes in all that waits. The first file that cannot be taken in stops the night, but not what protects customers. */
export const importWaitingFiles = async (night: NightOfFiles): Promise<ImportSummary[]> => {
  const summaries: ImportSummary[] = [];
  let stop: RefusedInput | undefined;
  for (const [kind, take] of Object.entries(takes) as [ImportKind, Take][]) {
    if (stop !== undefined && !protecting.includes(kind)) continue;
    try {
      summaries.push(...(await importWaiting(night, kind, take, stop !== undefined)));
    } catch (error) {
      if (!(error instanceof RefusedInput)) throw error;
      stop ??= error;
    }
  }
  if (stop !== undefined) throw stop;
  return summaries;
};

/**
 * Takes in what waits of a kind. A file that cannot be taken in leaves the inbox; where only the disk failed it stays, and so it
 * does in a night that another file stopped: the next night tells of it.
 */
const importWaiting = async (
  { workspace, run, dryRun }: NightOfFiles,
  kind: ImportKind,
  take: Take,
  isStopped: boolean,
): Promise<ImportSummary[]> => {
  const summaries: ImportSummary[] = [];
  for (const file of await waitingFiles(workspace.folder, kind)) {
    const from = { kind, file: basename(file) };
    try {
      summaries.push(await take(workspace, file, { quiet: true, dryRun }));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      if (dryRun || isStopped) throw new RefusedInput(error, from);
      const moved = await moveOut(file, workspace.folder, 'refused', run);
      throw new RefusedInput(error, { ...from, movedTo: relative(workspace.folder, moved) });
    }
    if (!dryRun) await moveOut(file, workspace.folder, 'done', run);
    for (const summary of summaries.slice(-1)) refuseMostlyRefused(summary, from);
  }
  return summaries;
};
