import type { PlannedAs } from '../../domain/explain/planned-agreement.ts';
import type { BatchState } from '../../domain/plan/batch.ts';
import type { Transaction } from '../database.ts';

/** What the newest batch of the day that was not discarded has of the customer; undefined where the day has none. */
export const plannedCustomer = async (
  trx: Transaction,
  { day, customerId }: { readonly day: string; readonly customerId: string },
): Promise<PlannedAs | undefined> => {
  const batch: { batch_id: number; state: BatchState } | undefined = await trx('batches')
    .where({ as_of_on: day })
    .whereNot({ state: 'discarded' })
    .orderBy('batch_id', 'desc')
    .first('batch_id', 'state');
  if (batch === undefined) return undefined;
  const key = { batch_id: batch.batch_id, customer_id: customerId };
  return { batch: Number(batch.batch_id), state: batch.state, planned: await plannedIn(trx, key) };
};

const plannedIn = async (
  trx: Transaction,
  key: { readonly batch_id: number; readonly customer_id: string },
): Promise<PlannedAs['planned']> => {
  const message: { step: string; channel: string; sendOn: string } | undefined = await trx('messages')
    .where(key)
    .first('step', 'channel', 'send_on as sendOn');
  if (message) return { decision: 'message', ...message };
  const exclusion: { reason: string } | undefined = await trx('exclusions').where(key).first('reason');
  return exclusion ? { decision: 'excluded', ...exclusion } : null;
};
