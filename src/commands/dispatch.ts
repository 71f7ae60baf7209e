import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { batchNumber, knownBatch } from '../asked/asked-batch.ts';
import { changedContent } from '../dispatching/batch-guards.ts';
import { lateMessages, passedWindows, refuseUnfit } from '../dispatching/dispatch-guards.ts';
import { recordBatch, refuseGoneOut, takeBackDispatches } from '../dispatching/dispatch-records.ts';
import { counted } from '../domain/counted.ts';
import { UserError } from '../domain/errors.ts';
import { namingWarnings } from '../domain/message/creditor.ts';
import type { DispatchFile } from '../files/dispatch/dispatch-file.ts';
import {
  draftFolder,
  dropDraft,
  manifestName,
  moveIntoPlace,
  refuseForeignFolder,
} from '../files/dispatch/dispatch-folder.ts';
import { writeWhole } from '../files/paths/atomic-file.ts';
import { type Batch, contentOf, findBatch } from '../stores/batches/batches.ts';
import { recordDispatch, recordFiles } from '../stores/batches/dispatches.ts';
import { inTransaction, type Transaction } from '../stores/database.ts';
import type { Context, GlobalOptions } from '../terminal/context.ts';
import { report, type Summary } from '../terminal/print.ts';
import { textTable } from '../terminal/table.ts';
import { type Workspace, withWorkspace } from '../workspace.ts';

interface DispatchOptions extends GlobalOptions {
  readonly output?: string;
  readonly dryRun?: boolean;
}

export interface DispatchSummary extends Summary {
  readonly batch: number;
  readonly files: readonly (DispatchFile & { readonly path: string })[];
  readonly manifest: string;
}

export const dispatchCommand = (context: Context): Command =>
  new Command('dispatch')
    .description('write the files of an approved batch: one CSV per channel and a manifest with their hashes')
    .argument('[batch]', 'the number of the batch (else the newest that is approved)')
    .option('--output <dir>', 'the folder for the files (else outbox/batch-N in the workspace)')
    .option('--dry-run', 'check only and write nothing')
    .addHelpText(
      'after',
      '\nExample:\n  $ trato dispatch 1\n\nDispatching a batch again writes the same bytes and contacts nobody twice.\nFiles of another batch in the folder go to batch-N below it first.',
    )
    .action(async (batch: string | undefined, _, command: Command) => {
      const options = command.optsWithGlobals<DispatchOptions>();
      const summary = await withWorkspace(context, options, { create: false, writes: true }, async (workspace) =>
        dispatchBatch(workspace, await batchToDispatch(workspace, batch), options),
      );
      report(context, options, summary, (dispatched) => dispatchInWords(dispatched, options.dryRun ?? false));
    });

const batchToDispatch = async (workspace: Workspace, written: string | undefined): Promise<Batch> => {
  if (written !== undefined) return knownBatch(workspace, batchNumber(written));
  const { database } = workspace;
  for (const state of ['approved', 'draft', 'dispatched'] as const) {
    const batch = await findBatch(database, { states: [state] });
    if (batch) return batch;
  }
  throw new UserError('There is no batch to dispatch.', { code: 'no-batch', hint: 'Draft one first: trato plan.' });
};

/** Writes the files of a batch and enters its messages in the ledger, once; again it only writes the same files. */
export const dispatchBatch = async (
  workspace: Workspace,
  batch: Batch,
  { output, dryRun = false }: DispatchOptions,
): Promise<DispatchSummary> => {
  const { asOf, context, folder, settings } = workspace;
  const target =
    output === undefined ? join(folder, 'outbox', `batch-${batch.batch_id}`) : resolve(context.cwd, output);
  const takenBack = await knowingWhatWentOut(workspace, batch, dryRun);
  await refuseForeignFolder(target);
  const late = await lateMessages(workspace, batch);
  const passed = await passedWindows(workspace, batch);
  const files = dryRun ? await writeFiles(workspace, batch) : await sendFiles(workspace, batch, target);
  return {
    command: 'dispatch',
    asOf,
    warnings: [
      ...takenBack,
      ...namingWarnings(settings.creditor.name),
      ...(late > 0 ? [lateWarning(batch, asOf, late)] : []),
      ...(passed > 0 ? [passedWarning(batch, passed)] : []),
    ],
    batch: batch.batch_id,
    files: files.map(({ channel, ...file }) => ({ path: join(target, `${channel}.csv`), channel, ...file })),
    manifest: join(target, manifestName),
  };
};

/** Refuses what must not go out, once the ledger holds all that ever did. */
const knowingWhatWentOut = (workspace: Workspace, { batch_id: number }: Batch, dryRun: boolean): Promise<string[]> =>
  inTransaction(
    workspace.database,
    async (trx) => {
      const within = { ...workspace, database: trx };
      const warnings = await takeBackDispatches(trx, workspace);
      const batch = await knownBatch(within, number);
      refuseGoneOut(number, batch.state, warnings);
      await refuseUnfit(within, batch);
      return warnings;
    },
    { dryRun },
  );

/**
 * Files first, under a passing name; then the ledger; then a record of it beside the database, and their names, one dispatch
 * after the other. Cut off in between, the next dispatch ends it.
 */
const sendFiles = async (workspace: Workspace, batch: Batch, target: string): Promise<DispatchFile[]> => {
  const { database, context } = workspace;
  const draft = draftFolder(target, batch.batch_id);
  const at = new Date(context.now()).toISOString();
  try {
    const files = await writeFiles(workspace, batch, draft);
    const names = files.map(({ channel }) => `${channel}.csv`);
    await inTransaction(database, (trx) => record({ ...workspace, database: trx }, trx, batch.batch_id, at));
    await inTransaction(database, async (trx) => {
      await recordBatch({ ...workspace, database: trx }, batch.batch_id);
      await moveIntoPlace(target, { draft, hash: batch.hash, names });
      await recordFiles(trx, batch, at);
    });
    return files;
  } catch (error) {
    await dropDraft(target, draft);
    throw error;
  }
};

/** Enters the batch in the ledger, unless it changed while its files were written. */
const record = async (workspace: Workspace, trx: Transaction, batchId: number, at: string): Promise<void> => {
  const batch = await knownBatch(workspace, batchId);
  await refuseUnfit(workspace, batch);
  await recordDispatch(trx, batch, { on: workspace.asOf, at });
};

const lateWarning = ({ batch_id: number }: Batch, asOf: string, late: number): string =>
  `of batch ${number} ${counted(late, 'message is', 'messages are')} for a day before ${asOf}: the hours of contact have passed, do not send what has not gone out`;

const passedWarning = ({ batch_id: number }: Batch, passed: number): string =>
  `in batch ${number}, ${counted(passed, 'message has', 'messages have')} hours (not_after) that are over where the customer lives: have the gateway leave what has not gone out`;

/** Writes the files into the folder; without one they are only counted and hashed. What was changed since the draft is refused. */
const writeFiles = async ({ database }: Workspace, batch: Batch, folder?: string): Promise<DispatchFile[]> => {
  const { writeDispatchFiles } = await import('../files/dispatch/dispatch-file.ts');
  const content = contentOf(database, batch);
  const files = await writeDispatchFiles(folder, content.messages());
  if ((await content.hash()) !== batch.hash) throw changedContent(batch);
  const manifest = `${JSON.stringify(manifestOf(batch, files), null, 2)}\n`;
  if (folder !== undefined) await writeWhole(join(folder, manifestName), manifest);
  return files;
};

/** What the files are and belong to; nothing in it depends on when it is written. */
const manifestOf = (batch: Batch, files: readonly DispatchFile[]): object => ({
  batch: batch.batch_id,
  asOf: batch.as_of_on,
  hash: batch.hash,
  approvedBy: batch.approved_by,
  messages: batch.messages,
  files: files.map(({ channel, ...file }) => ({ path: `${channel}.csv`, channel, ...file })),
});

const dispatchInWords = ({ batch, files, manifest }: DispatchSummary, dryRun: boolean): string =>
  [
    `Batch ${batch}: ${counted(files.length, 'file')}${dryRun ? ' would be written, nothing was' : ''}`,
    ...(files.length > 0
      ? [
          textTable({
            columns: ['channel', 'rows', 'sha256', 'file'],
            rows: files.map(({ channel, rows, sha256, path }) => [channel, rows, sha256.slice(0, 12), path]),
          }),
        ]
      : []),
    `Manifest: ${manifest}`,
    ...(dryRun ? [] : ['Next: trato report weekly --format html']),
  ].join('\n');
