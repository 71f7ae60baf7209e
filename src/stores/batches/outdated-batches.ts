import type { Transaction } from '../database.ts';

/**
 * Marks what is drafted or approved and has a message for the customer, who told us something since that stands against it;
 * answers with the number of the batch.
 */
export const outdateBatches = async (trx: Transaction, customerId: string): Promise<number | undefined> => {
  const [found] = await trx('batches')
    .whereIn('state', ['draft', 'approved'])
    .whereIn('batch_id', trx('messages').where({ customer_id: customerId }).select('batch_id'))
    .update({ outdated: 1 })
    .returning<{ batch_id: number }[]>('batch_id');
  return found && Number(found.batch_id);
};
