import { userInfo } from 'node:os';
import { Command } from 'commander';
import { batchNumber, knownBatch } from '../asked/asked-batch.ts';
import { refuseChangedContent, refuseOutdatedBatch, refuseSentElsewhere } from '../dispatching/batch-guards.ts';
import { refuseGoneOut, takeBackDispatches } from '../dispatching/dispatch-records.ts';
import { counted } from '../domain/counted.ts';
import { guardError } from '../domain/errors.ts';
import { namingWarnings } from '../domain/message/creditor.ts';
import type { Batch } from '../stores/batches/batches.ts';
import { inTransaction, type Transaction } from '../stores/database.ts';
import { confirmed } from '../terminal/ask.ts';
import type { Context, GlobalOptions } from '../terminal/context.ts';
import { report, type Summary } from '../terminal/print.ts';
import { type Workspace, withWorkspace } from '../workspace.ts';

interface ApproveOptions extends GlobalOptions {
  readonly hash?: string;
  readonly by?: string;
  readonly dryRun?: boolean;
}

export interface ApprovalSummary extends Summary {
  readonly batch: number;
  readonly state: string;
  readonly hash: string;
  readonly approvedBy: string | null;
}

export const approveCommand = (context: Context): Command =>
  new Command('approve')
    .description('approve a batch as it was previewed; only what is approved can be dispatched')
    .argument('<batch>', 'the number of the batch')
    .option('--hash <hash>', 'the hash that was previewed; anything else is refused (its first 8 characters suffice)')
    .option('--by <name>', 'who approves (else the name you are logged in with)')
    .option('--dry-run', 'check only and keep nothing')
    .addHelpText('after', '\nExample:\n  $ trato approve 1 --hash 3f9a1c20 --by "A. Ruiz"')
    .action(async (batch: string, _, command: Command) => {
      const options = command.optsWithGlobals<ApproveOptions>();
      const summary = await withWorkspace(context, options, { create: false, writes: true }, async (workspace) => {
        await confirm(workspace, batchNumber(batch), options);
        return approveBatch(workspace, batchNumber(batch), options);
      });
      report(context, options, summary, approvalInWords);
    });

const approvalInWords = ({ batch, state, approvedBy, hash }: ApprovalSummary): string =>
  state === 'approved'
    ? `Batch ${batch} is approved by ${approvedBy}: ${hash}\nNext: trato dispatch ${batch}`
    : `Batch ${batch} can be approved by ${approvedBy}: ${hash}\nNothing was kept; next: trato approve ${batch}`;

/** On a terminal, whoever did not name the hash is shown it once more. */
const confirm = async (workspace: Workspace, batchId: number, options: ApproveOptions): Promise<void> => {
  if (options.hash !== undefined || options.dryRun) return;
  const { messages, hash } = await knownBatch(workspace, batchId);
  const question = `Approve batch ${batchId} with ${counted(messages, 'message')}, hash ${hash.slice(0, 12)}?`;
  if (await confirmed(workspace.context, options, question)) return;
  throw guardError(`Batch ${batchId} was not approved.`, 'not-confirmed', `Look at it: trato preview ${batchId}.`);
};

/** Approves a draft whose content is what its hash says; approving it again changes nothing. */
export const approveBatch = async (
  workspace: Workspace,
  batchId: number,
  options: ApproveOptions,
): Promise<ApprovalSummary> =>
  inTransaction(workspace.database, (trx) => approveIn(trx, { ...workspace, database: trx }, batchId, options), {
    dryRun: options.dryRun ?? false,
  });

const approveIn = async (
  trx: Transaction,
  workspace: Workspace,
  batchId: number,
  { hash, by, dryRun }: ApproveOptions,
): Promise<ApprovalSummary> => {
  const { database, asOf, context, settings } = workspace;
  const takenBack = await takeBackDispatches(trx, workspace);
  const batch = await knownBatch(workspace, batchId);
  refuseGoneOut(batchId, batch.state, takenBack);
  if (batch.state === 'dispatched' || batch.state === 'discarded') {
    throw guardError(`Batch ${batchId} was ${batch.state} already.`, 'batch-closed', 'Draft a new one: trato plan.');
  }
  refuseOtherHash(batch, hash);
  refuseOutdatedBatch(batch);
  await refuseChangedContent(workspace, batch);
  await refuseSentElsewhere(workspace, batch);
  const approvedBy = batch.approved_by ?? (by?.trim() || context.env.USER || context.env.LOGNAME || loginName());
  await database('batches')
    .where({ batch_id: batchId, state: 'draft' })
    .update({ state: 'approved', approved_by: approvedBy, approved_at: new Date(context.now()).toISOString() });
  return {
    command: 'approve',
    asOf,
    warnings: [...takenBack, ...namingWarnings(settings.creditor.name)],
    batch: batchId,
    state: dryRun ? batch.state : 'approved',
    hash: batch.hash,
    approvedBy,
  };
};

/** Whose process it is; in a container the number of a user may have no name. */
const loginName = (): string => {
  try {
    return userInfo().username;
  } catch {
    return 'unnamed';
  }
};

const refuseOtherHash = (batch: Batch, hash: string | undefined): void => {
  if (hash === undefined || (hash.length >= 8 && batch.hash.startsWith(hash.toLowerCase()))) return;
  throw guardError(
    `Batch ${batch.batch_id} has the hash ${batch.hash}, not ${hash}.`,
    'hash-differs',
    `It was planned anew since it was previewed: look at it again with trato preview ${batch.batch_id}.`,
  );
};
