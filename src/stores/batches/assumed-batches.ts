import type { Transaction } from '../database.ts';
import { findBatch } from './batches.ts';
import { recordDispatch } from './dispatches.ts';

/** Gives up the batches that are approved and wait; answers with their numbers. */
export const assumeDiscarded = async (trx: Transaction): Promise<number[]> => {
  const waiting: number[] = await trx('batches').where({ state: 'approved' }).orderBy('batch_id').pluck('batch_id');
  await trx('batches').whereIn('batch_id', waiting).update({ state: 'discarded' });
  return waiting;
};

/** Enters the messages of a draft in the ledger, as if it had been approved and dispatched; who is excluded is forgotten. */
export const assumeDispatched = async (
  trx: Transaction,
  batchId: number,
  dispatched: { readonly on: string; readonly at: string },
): Promise<void> => {
  await trx('batches').where({ batch_id: batchId, state: 'draft' }).update({ state: 'approved' });
  const batch = await findBatch(trx, { batchId });
  if (batch) await recordDispatch(trx, batch, dispatched);
  await trx('exclusions').where({ batch_id: batchId }).delete();
};
