import { counted } from '../domain/counted.ts';
import { addDays, dayInZone } from '../domain/day.ts';
import { guardError } from '../domain/errors.ts';
import type { Batch } from '../stores/batches/batches.ts';
import { newestImportId } from '../stores/imports/imports.ts';
import type { Workspace } from '../workspace.ts';
import { refuseOutdatedBatch, refuseSentElsewhere } from './batch-guards.ts';

/** Stops where the batch is not one that may be dispatched. */
export const refuseUnfit = async (workspace: Workspace, batch: Batch): Promise<void> => {
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
  if (batch.taken_back_after !== null) {
    throw guardError(
      `Batch ${number} was dispatched before this copy of the database was put back: what it said is not here.`,
      'batch-taken-back',
      'Its files cannot be written again; what was sent stays in the ledger.',
    );
  }
  if (Number(batch.erased) === 1) {
    throw guardError(
      `Customers of batch ${number} were erased since: its files cannot be written again as they were.`,
      'batch-erased',
      'What was sent stays in the ledger.',
    );
  }
  if (state === 'approved') await refuseOutdated(workspace, batch);
};

/** What was planned before newer data came, or for a day that has passed, must not go out. */
const refuseOutdated = async (workspace: Workspace, batch: Batch): Promise<void> => {
  const { database, asOf } = workspace;
  refuseOutdatedBatch(batch);
  const again = `Discard it (trato discard ${batch.batch_id}) and plan again.`;
  if ((await newestImportId(database)) > batch.import_id) {
    throw guardError(`Something was imported after batch ${batch.batch_id} was planned.`, 'batch-outdated', again);
  }
  const late = await lateMessages(workspace, batch);
  if (late > 0) {
    const problem = `Batch ${batch.batch_id} was planned for a day before ${asOf}: ${counted(late, 'window has', 'windows have')} passed.`;
    throw guardError(problem, 'batch-expired', again);
  }
  const passed = await passedWindows(workspace, batch);
  if (passed > 0 && passed === batch.messages) {
    const next = addDays(asOf, 1);
    throw guardError(
      `The hours of every message of batch ${batch.batch_id} have passed where the customers live.`,
      'batch-expired',
      `Discard it (trato discard ${batch.batch_id}), plan for the next day (trato plan --as-of ${next}) and dispatch that with the same --as-of.`,
    );
  }
  await refuseSentElsewhere(workspace, batch);
};

/** How many of the messages were for days before the run's. */
export const lateMessages = async ({ database, asOf }: Workspace, { batch_id }: Batch): Promise<number> => {
  const [late] = await database('messages').where({ batch_id }).where('send_on', '<', asOf).count({ count: '*' });
  return Number(late?.count ?? 0);
};

/**
 * How many of the messages have hours that are over at this moment, where the run's day is the one on the clock. A letter has
 * no hour of arrival.
 */
export const passedWindows = async (workspace: Workspace, { batch_id }: Batch): Promise<number> => {
  const { database, asOf, context, settings } = workspace;
  const now = context.now();
  if (dayInZone(now, settings.timeZone) !== asOf) return 0;
  const windows: { not_after: string; count: number }[] = await database('messages')
    .where({ batch_id })
    .where('send_on', '>=', asOf)
    .whereNot({ channel: 'letter' })
    .groupBy('not_after')
    .select('not_after')
    .count({ count: '*' });
  return windows.reduce((sum, { not_after, count }) => sum + (Date.parse(not_after) <= now ? Number(count) : 0), 0);
};
