import { sharedReason } from '../../domain/barrier/exclusion.ts';
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

/** Customers of a batch who get no message, per reason as it may be shared, the most frequent first. */
export const exclusionsByReason = async (database: Database, batchId: number): Promise<ExclusionCount[]> => {
  const counts: { reason: string; customers: number }[] = await database('exclusions')
    .where({ batch_id: batchId })
    .groupBy('reason')
    .select('reason')
    .count({ customers: '*' });
  const told = new Map<string, number>();
  for (const { reason, customers } of counts) {
    const shared = sharedReason(reason);
    told.set(shared, (told.get(shared) ?? 0) + Number(customers));
  }
  return [...told]
    .map(([reason, customers]) => ({ reason, customers }))
    .sort((a, b) => b.customers - a.customers || (a.reason < b.reason ? -1 : 1));
};

/** Why a customer has no message in the batch, as it may be shared, if the plan left them out. */
export const exclusionOf = async (
  database: Database,
  batchId: number,
  customer: string,
): Promise<string | undefined> => {
  const row: { reason: string } | undefined = await database('exclusions')
    .select('reason')
    .where({ batch_id: batchId, customer_id: customer })
    .first();
  return row && sharedReason(row.reason);
};
