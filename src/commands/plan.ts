import { Command } from 'commander';
import { takeBackDispatches } from '../dispatching/dispatch-records.ts';
import { exclusionReasons } from '../domain/barrier/exclusion.ts';
import { counted } from '../domain/counted.ts';
import { type Day, daysBetween } from '../domain/day.ts';
import { guardError } from '../domain/errors.ts';
import { refuseBeforeLast } from '../planning/before-last.ts';
import { draftIn } from '../planning/draft.ts';
import type { PlanSummary } from '../planning/plan-summary.ts';
import { findBatch } from '../stores/batches/batches.ts';
import { inTransaction } from '../stores/database.ts';
import { freshDays } from '../stores/imports/imports.ts';
import type { Context, GlobalOptions } from '../terminal/context.ts';
import { nextWords } from '../terminal/next-words.ts';
import { report } from '../terminal/print.ts';
import { type Workspace, withWorkspace } from '../workspace.ts';

interface PlanOptions extends GlobalOptions {
  readonly acceptStale?: boolean;
  readonly dryRun?: boolean;
}

export const planCommand = (context: Context): Command =>
  new Command('plan')
    .description("draft the day's batch: one message per customer, or the reasons against one")
    .option('--accept-stale', 'plan although the newest imports are older than the workspace allows')
    .option('--dry-run', 'show what would be drafted and keep nothing')
    .addHelpText('after', '\nExample:\n  $ trato plan --as-of 2026-11-20')
    .action(async (_, command: Command) => {
      const options = command.optsWithGlobals<PlanOptions>();
      const summary = await withWorkspace(context, options, { create: false, writes: true }, (workspace) =>
        draftDay(workspace, options),
      );
      report(context, options, summary, (planned) => planInWords(planned, options));
    });

/** Drafts the batch of the run's day: the same day, data and settings always give the same content and hash. */
export const draftDay = async (workspace: Workspace, { acceptStale, dryRun }: PlanOptions): Promise<PlanSummary> => {
  const { database, asOf, context } = workspace;
  const draftedAt = new Date(context.now()).toISOString();
  return inTransaction(
    database,
    async (trx) => {
      if (!acceptStale) await refuseStaleData({ ...workspace, database: trx });
      const takenBack = await takeBackDispatches(trx, workspace);
      await refuseWaitingBatch({ ...workspace, database: trx });
      const summary = await draftIn(trx, workspace, asOf, draftedAt);
      return { ...summary, warnings: [...takenBack, ...summary.warnings] };
    },
    { dryRun: dryRun ?? false },
  );
};

const refuseStaleData = async ({ database, asOf, settings }: Workspace): Promise<void> => {
  const { maxAgeDays } = settings.freshness;
  for (const [kind, freshOn] of Object.entries(await freshDays(database))) {
    const age = daysBetween(freshOn as Day, asOf);
    if (age <= maxAgeDays) continue;
    throw guardError(
      `The newest ${kind} import is of ${freshOn}, ${counted(age, 'day')} before ${asOf}; the workspace allows ${maxAgeDays}.`,
      'stale-data',
      `Import the newest ${kind} file first, or plan with --accept-stale.`,
    );
  }
};

const refuseWaitingBatch = async ({ database, asOf }: Workspace): Promise<void> => {
  const waiting = await findBatch(database, { states: ['approved'] });
  if (waiting) {
    throw guardError(
      `Batch ${waiting.batch_id} is approved and was not dispatched.`,
      'batch-waiting',
      `Dispatch it (trato dispatch ${waiting.batch_id}) or discard it (trato discard ${waiting.batch_id}) before planning again.`,
    );
  }
  await refuseBeforeLast({ database, asOf });
};

const planInWords = (summary: PlanSummary, { dryRun }: PlanOptions): string => {
  const { batch, hash, candidates, messages, excluded } = summary;
  const inOrder = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .map(([name, number]) => `${name} ${number}`)
      .join(', ') || 'none';
  const reasons = summary.exclusions.map(
    ({ reason, customers }) =>
      `  ${String(customers).padStart(7)}  ${reason}: ${exclusionReasons[reason as keyof typeof exclusionReasons]}`,
  );
  const warned = summary.warnedBy.map(
    (by) => `  ${String(by.messages).padStart(7)}  by ${by.rule}: trato help contact-rules`,
  );
  return [
    `Batch ${batch} of ${summary.asOf}: ${counted(messages, 'message')} + ${excluded} excluded = ${counted(candidates, 'candidate')}`,
    `By channel: ${inOrder(summary.byChannel)}`,
    `By segment: ${inOrder(summary.bySegment)}`,
    ...(reasons.length > 0 ? ['Excluded:', ...reasons] : []),
    ...(warned.length > 0 ? ['Warned of, and sent:', ...warned] : []),
    `Hash: ${hash}`,
    nextWords(dryRun, `trato preview ${batch}`),
  ].join('\n');
};
