import { exitCodes, guardError, UserError } from './domain/errors.ts';
import { type Batch, findBatch, storedHash } from './stores/batches/batches.ts';
import type { Workspace } from './workspace.ts';

/** Stops where the stored messages are no longer those that the batch's hash was taken of. */
export const refuseChangedContent = async ({ database }: Workspace, batch: Batch): Promise<void> => {
  if ((await storedHash(database, batch)) !== batch.hash) throw changedContent(batch);
};

/** The error for a batch whose content is not what was drafted. */
export const changedContent = ({ batch_id: number }: Batch): UserError =>
  guardError(
    `The content of batch ${number} is not what was drafted: its hash differs.`,
    'batch-changed',
    `Somebody changed the database. Discard it (trato discard ${number}) and plan again.`,
  );

/** Reads the number of a batch as it is typed. */
export const batchNumber = (written: string): number => {
  if (/^\d{1,9}$/.test(written)) return Number(written);
  throw new UserError(`"${written}" is not the number of a batch, expected one such as 1.`, {
    code: 'bad-batch',
    exit: exitCodes.usage,
  });
};

/** The batch of the number, or an error that says what there is. */
export const knownBatch = async ({ database }: Workspace, batchId: number): Promise<Batch> => {
  const batch = await findBatch(database, { batchId });
  if (batch) return batch;
  const newest = await findBatch(database, { states: ['draft', 'approved', 'dispatched', 'discarded'] });
  throw new UserError(`There is no batch ${batchId}.`, {
    code: 'no-batch',
    hint: newest ? `The newest is ${newest.batch_id}, ${newest.state}.` : 'Draft one first: trato plan.',
  });
};
