import { mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { batchNumber, knownBatch, refuseChangedContent } from '../chosen-batch.ts';
import { channels } from '../domain/channel.ts';
import { namingWarnings } from '../domain/creditor.ts';
import { guardError, UserError } from '../domain/errors.ts';
import { writeWhole } from '../files/atomic-file.ts';
import type { DispatchFile } from '../files/dispatch-file.ts';
import { type Batch, findBatch, messagesOf } from '../stores/batches.ts';
import { inTransaction } from '../stores/database.ts';
import { recordDispatch, stepsSentElsewhere } from '../stores/dispatches.ts';
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
    .addHelpText('after', '\nExample:\n  $ trato dispatch 1\n\nDispatching a batch again writes the same bytes and contacts nobody twice.')
    .action(async (batch: string | undefined, _, command: Command) => {
      const options = command.optsWithGlobals<DispatchOptions>();
      const summary = await withWorkspace(context, options, { create: false, writes: true }, async (workspace) =>
        dispatchBatch(workspace, await batchToDispatch(workspace, batch), options),
      );
      report(context, options, summary, dispatchInWords);
    });

const batchToDispatch = async (workspace: Workspace, written: string | undefined): Promise<Batch> => {
  if (written !== undefined) return knownBatch(workspace, batchNumber(written));
  const { database } = workspace;
  const approved = await findBatch(database, { states: ['approved'] });
  if (approved) return approved;
  const draft = await findBatch(database, { states: ['draft'] });
  if (draft) return draft;
  const dispatched = await findBatch(database, { states: ['dispatched'] });
  if (dispatched) return dispatched;
  throw new UserError('There is no batch to dispatch.', { code: 'no-batch', hint: 'Draft one first: trato plan.' });
};

/** Writes the files of a batch and enters its messages in the ledger, once; again it only writes the same files. */
export const dispatchBatch = async (
  workspace: Workspace,
  batch: Batch,
  { output, dryRun = false }: DispatchOptions,
): Promise<DispatchSummary> => {
  await refuseUnfit(workspace, batch);
  const { asOf, context, folder, database, settings } = workspace;
  const target = output === undefined ? join(folder, 'outbox', `batch-${batch.batch_id}`) : resolve(context.cwd, output);
  const draft = join(target, `.batch-${batch.batch_id}.partial`);
  const files = dryRun ? [] : await writeFiles(workspace, batch, draft);
  const at = new Date(context.now()).toISOString();
  if (!dryRun) await inTransaction(database, (trx) => recordDispatch(trx, batch, { on: asOf, at }));
  if (!dryRun) await moveInto(target, draft, [...files.map(({ channel }) => `${channel}.csv`), 'manifest.json']);
  return {
    command: 'dispatch',
    asOf,
    warnings: namingWarnings(settings.creditor.name),
    batch: batch.batch_id,
    files: files.map(({ channel, ...file }) => ({ path: join(target, `${channel}.csv`), channel, ...file })),
    manifest: join(target, 'manifest.json'),
  };
};

const refuseUnfit = async (workspace: Workspace, batch: Batch): Promise<void> => {
  const { batch_id: number, state } = batch;
  if (state === 'draft') {
    throw guardError(
      `Batch ${number} is not approved.`,
      'not-approved',
      `Look at it (trato preview ${number}) and approve it: trato approve ${number}.`,
    );
  }
  if (state === 'discarded') {
    throw guardError(`Batch ${number} was discarded.`, 'batch-closed', 'Draft a new one: trato plan.');
  }
  await refuseChangedContent(workspace, batch);
  if (state === 'approved') await refuseOutdated(workspace, batch);
};

/** What was planned before newer data came, or for a day that has passed, must not go out. */
const refuseOutdated = async ({ database, asOf }: Workspace, batch: Batch): Promise<void> => {
  const again = `Discard it (trato discard ${batch.batch_id}) and plan again.`;
  const [newest] = await database('imports').max({ id: 'import_id' });
  if (Number(newest?.id ?? 0) > batch.import_id) {
    throw guardError(`Something was imported after batch ${batch.batch_id} was planned.`, 'batch-outdated', again);
  }
  const [late] = await database('messages')
    .where({ batch_id: batch.batch_id })
    .where('send_on', '<', asOf)
    .count({ count: '*' });
  if (Number(late?.count ?? 0) > 0) {
    const problem = `Batch ${batch.batch_id} was planned for a day before ${asOf}: ${late?.count} windows have passed.`;
    throw guardError(problem, 'batch-expired', again);
  }
  const sent = await inTransaction(database, (trx) => stepsSentElsewhere(trx, batch));
  if (sent > 0) {
    throw guardError(`${sent} messages of batch ${batch.batch_id} were sent by another batch.`, 'already-sent', again);
  }
};

const writeFiles = async ({ database }: Workspace, batch: Batch, draft: string): Promise<DispatchFile[]> => {
  const { writeDispatchFile } = await import('../files/dispatch-file.ts');
  await mkdir(draft, { recursive: true, mode: 0o700 });
  const files: DispatchFile[] = [];
  for (const channel of channels) {
    const [planned] = await database('messages').where({ batch_id: batch.batch_id, channel }).count({ count: '*' });
    if (Number(planned?.count ?? 0) === 0) continue;
    const messages = messagesOf(database, batch.batch_id, channel);
    files.push(await writeDispatchFile(join(draft, `${channel}.csv`), channel, messages));
  }
  await writeWhole(join(draft, 'manifest.json'), `${JSON.stringify(manifestOf(batch, files), null, 2)}\n`);
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

const moveInto = async (target: string, draft: string, names: readonly string[]): Promise<void> => {
  for (const name of names) await rename(join(draft, name), join(target, name));
  await rm(draft, { recursive: true });
};

const dispatchInWords = ({ batch, files, manifest }: DispatchSummary): string =>
  [
    `Batch ${batch}: ${files.length} files`,
    ...(files.length > 0
      ? [
          textTable({
            columns: ['channel', 'rows', 'sha256', 'file'],
            rows: files.map(({ channel, rows, sha256, path }) => [channel, rows, sha256.slice(0, 12), path]),
          }),
        ]
      : []),
    `Manifest: ${manifest}`,
    'Next: trato report weekly --format html',
  ].join('\n');
