import { addMinor, type Currency, formatAmount, minorOf, zero } from '../../domain/money.ts';
import type { BatchPreview, ChannelSummary } from '../../domain/preview/batch-preview.ts';
import type { ChannelCount } from '../../stores/batches/batch-contents.ts';
import type { Batch } from '../../stores/batches/batches.ts';
import type { Database } from '../../stores/database.ts';

/** What is told of the batch beside its messages: its state, its counts, its cost and who gets none. */
export const batchPreview = async (
  database: Database,
  batch: Batch,
  currency: Currency,
  view: Pick<BatchPreview, 'shown' | 'masked'>,
): Promise<BatchPreview> => {
  const { exclusionsByReason, messagesByChannel } = await import('../../stores/batches/batch-contents.ts');
  const counts = await messagesByChannel(database, batch.batch_id);
  const cost = counts.reduce((sum, count) => addMinor(sum, minorOf(count.cost)), zero);
  return {
    batch: batch.batch_id,
    state: batch.state,
    hash: batch.hash,
    batchAsOf: batch.as_of_on,
    candidates: batch.candidates,
    excluded: batch.excluded,
    byChannel: Object.fromEntries(counts.map((count) => [count.channel, channelSummary(count, currency)])),
    exclusions: await exclusionsByReason(database, batch.batch_id),
    cost: { [currency]: formatAmount(cost, currency) },
    of: batch.messages,
    ...view,
  };
};

const channelSummary = ({ messages, parts, cost }: ChannelCount, currency: Currency): ChannelSummary => ({
  messages,
  parts,
  cost: { [currency]: formatAmount(minorOf(cost), currency) },
});
