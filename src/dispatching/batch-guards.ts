import { counted } from '../domain/counted.ts';
import { guardError, type UserError } from '../domain/errors.ts';
import { type Batch, storedHash } from '../stores/batches/batches.ts';
import { stepsSentElsewhere } from '../stores/batches/dispatches.ts';
import type { Workspace } from '../workspace.ts';

/**
 * Stops where the stored messages are no longer those that the batch's hash was taken of, but for customers erased since and
 * for a batch that is known from its record only.
 */
export const refuseChangedContent = async ({ database }: Workspace, batch: Batch): Promise<void> => {
  if (Number(batch.erased) === 1 || batch.taken_back_after !== null) return;
  if ((await storedHash(database, batch)) !== batch.hash) throw changedContent(batch);
};

/** Stops where a customer with a message in the batch told us something since that stands against it. */
export const refuseOutdatedBatch = ({ batch_id: number, outdated }: Batch): void => {
  if (Number(outdated) === 0) return;
  throw guardError(
    `A customer with a message in batch ${number} told us something since that stands against it.`,
    'batch-outdated',
    `Discard it (trato discard ${number}) and plan again.`,
  );
};

/** Stops where the ledger has a step of the batch already. */
export const refuseSentElsewhere = async ({ database }: Workspace, batch: Batch): Promise<void> => {
  const sent = await stepsSentElsewhere(database, batch);
  if (sent === 0) return;
  throw guardError(
    `${counted(sent, 'message')} of batch ${batch.batch_id} ${sent === 1 ? 'was' : 'were'} sent by another batch.`,
    'already-sent',
    `Discard it (trato discard ${batch.batch_id}) and plan again.`,
  );
};

/** What a command says that outdated a batch. */
export const outdatedWarnings = (batch: number | undefined): string[] =>
  batch === undefined
    ? []
    : [
        `batch ${batch} has a message for the customer and can no longer be sent: discard it (trato discard ${batch}) and plan again`,
      ];

/** The error for a batch whose content is not what was drafted. */
export const changedContent = ({ batch_id: number }: Batch): UserError =>
  guardError(
    `The content of batch ${number} is not what was drafted: its hash differs.`,
    'batch-changed',
    `Somebody changed the database. Discard it (trato discard ${number}) and plan again.`,
  );
