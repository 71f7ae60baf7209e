import type { Channel } from '../../domain/channel.ts';
import type { Day } from '../../domain/day.ts';
import type { Database } from '../database.ts';
import type { Batch } from './batches.ts';

/** The newest batches, newest first. */
export const newestBatches = (database: Database, count: number): Promise<Batch[]> =>
  database('batches').orderBy('batch_id', 'desc').limit(count);

/** The latest batch that was not discarded, of those drafted for a day up to `until`. */
export const latestBatch = (database: Database, until: Day): Promise<Batch | undefined> =>
  database('batches')
    .whereNot({ state: 'discarded' })
    .where('as_of_on', '<=', until)
    .orderBy('batch_id', 'desc')
    .first();

export interface ChannelCount {
  readonly channel: Channel;
  readonly messages: number;
  readonly parts: number;
  readonly cost: number;
}

/** Messages, SMS parts and cost of a batch per channel. */
export const messagesByChannel = async (database: Database, batchId: number): Promise<ChannelCount[]> => {
  const rows: ChannelCount[] = await database('messages')
    .where({ batch_id: batchId })
    .groupBy('channel')
    .orderBy('channel')
    .select('channel')
    .count({ messages: '*' })
    .sum({ parts: 'parts', cost: 'cost_minor' });
  return rows.map(({ channel, messages, parts, cost }) => ({
    channel,
    messages: Number(messages),
    parts: Number(parts),
    cost: Number(cost),
  }));
};

export interface ExclusionCount {
  readonly reason: string;
  readonly customers: number;
}

/**
 * Customers of a batch who get no message, per reason, the most frequent first. The reason of a hold can be a person's
 * circumstance and is not told: `hold:illness` counts as `hold`.
 */
export const exclusionsByReason = async (database: Database, batchId: number): Promise<ExclusionCount[]> => {
  const reason = `case when reason like 'hold:%' then 'hold' else reason end`;
  const rows: { told: string; customers: number }[] = await database('exclusions')
    .where({ batch_id: batchId })
    .groupByRaw(reason)
    .orderBy([{ column: 'customers', order: 'desc' }, { column: 'told' }])
    .select(database.raw(`${reason} as told`))
    .count({ customers: '*' });
  return rows.map((row) => ({ reason: row.told, customers: Number(row.customers) }));
};

/** Why a customer has no message in the batch, if the plan left them out. */
export const exclusionOf = async (
  database: Database,
  batchId: number,
  customer: string,
): Promise<string | undefined> => {
  const row: { reason: string } | undefined = await database('exclusions')
    .select('reason')
    .where({ batch_id: batchId, customer_id: customer })
    .first();
  return row?.reason;
};
