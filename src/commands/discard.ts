import { Command } from 'commander';
import { batchNumber, knownBatch } from '../asked/asked-batch.ts';
import { guardError } from '../domain/errors.ts';
import { inTransaction } from '../stores/database.ts';
import type { Context, GlobalOptions } from '../terminal/context.ts';
import { report, type Summary } from '../terminal/print.ts';
import { type Workspace, withWorkspace } from '../workspace.ts';

interface DiscardOptions extends GlobalOptions {
  readonly dryRun?: boolean;
}

export interface DiscardSummary extends Summary {
  readonly batch: number;
  readonly state: string;
  readonly hash: string;
  readonly approvedBy: string | null;
}

export const discardCommand = (context: Context): Command =>
  new Command('discard')
    .description('give up a batch that was not dispatched; nobody in it is contacted by it')
    .argument('<batch>', 'the number of the batch')
    .option('--dry-run', 'check only and keep nothing')
    .addHelpText('after', '\nExample:\n  $ trato discard 1')
    .action(async (batch: string, _, command: Command) => {
      const options = command.optsWithGlobals<DiscardOptions>();
      const summary = await withWorkspace(context, options, { create: false, writes: true }, (workspace) =>
        discardBatch(workspace, batchNumber(batch), options),
      );
      report(context, options, summary, ({ batch: number, state }) =>
        state === 'discarded'
          ? `Batch ${number} is discarded.\nNext: trato plan`
          : `Batch ${number} can be discarded: nothing was kept, it is still ${state}.`,
      );
    });

/** Discards a draft or an approved batch; one that was dispatched stays what it is. */
export const discardBatch = async (
  workspace: Workspace,
  batchId: number,
  { dryRun = false }: DiscardOptions,
): Promise<DiscardSummary> =>
  inTransaction(workspace.database, (trx) => discardIn({ ...workspace, database: trx }, batchId, dryRun), { dryRun });

const discardIn = async (workspace: Workspace, batchId: number, dryRun: boolean): Promise<DiscardSummary> => {
  const batch = await knownBatch(workspace, batchId);
  if (batch.state === 'dispatched') {
    throw guardError(
      `Batch ${batchId} was dispatched on ${batch.dispatched_on}: its messages are out.`,
      'batch-closed',
      'What was sent stays in the ledger.',
    );
  }
  await workspace.database('batches').where({ batch_id: batchId }).update({ state: 'discarded' });
  return {
    command: 'discard',
    asOf: workspace.asOf,
    warnings: [],
    batch: batchId,
    state: dryRun ? batch.state : 'discarded',
    hash: batch.hash,
    approvedBy: batch.approved_by,
  };
};
