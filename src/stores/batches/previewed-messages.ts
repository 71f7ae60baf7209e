import type { Knex } from 'knex';
import type { Channel } from '../../domain/channel.ts';
import type { Message } from '../../domain/plan/batch.ts';
import type { SampleCandidate } from '../../domain/preview/message-sample.ts';
import { type Database, pages } from '../database.ts';
import { messageColumns } from './message-columns.ts';

/** Which messages of a batch are meant; what is left out does not matter. */
export interface MessageChoice {
  readonly batchId: number;
  readonly segment?: string | undefined;
  readonly channel?: Channel | undefined;
  readonly customer?: string | undefined;
}

/** All the messages chosen, in the order of their customers. */
export const messagesChosen = (database: Database, choice: MessageChoice): AsyncGenerator<Message[]> =>
  pages<Message>(
    (last, limit) => after(chosen(database, choice), last?.customerId).select(messageColumns).limit(limit),
    500,
  );

/** The messages of these customers, in the order of the customers. */
export async function* messagesOfCustomers(
  database: Database,
  batchId: number,
  customers: readonly string[],
): AsyncGenerator<Message[]> {
  for (let start = 0; start < customers.length; start += 500) {
    yield await database('messages')
      .where({ batch_id: batchId })
      .whereIn('customer_id', customers.slice(start, start + 500))
      .orderBy('customer_id')
      .select(messageColumns);
  }
}

/** What a sample is drawn from: every message chosen, without its words. */
export const sampleCandidates = (database: Database, choice: MessageChoice): AsyncGenerator<SampleCandidate[]> =>
  pages<SampleCandidate>((last, limit) =>
    after(chosen(database, choice), last?.customer)
      .select({ customer: 'customer_id', amount: 'amount_minor', accounts: 'accounts' })
      .select(
        database.raw('length(body) as "bodyLength"'),
        database.raw(`length(coalesce(recipient_name, '')) as "nameLength"`),
      )
      .limit(limit),
  );

/** The segments that a batch has messages for. */
export const segmentsOfBatch = (database: Database, batchId: number): Promise<string[]> =>
  database('messages').where({ batch_id: batchId }).distinct('segment').orderBy('segment').pluck('segment');

const chosen = (database: Database, { batchId, segment, channel, customer }: MessageChoice): Knex.QueryBuilder => {
  const messages = database('messages').where({ batch_id: batchId });
  if (segment !== undefined) messages.where({ segment });
  if (channel !== undefined) messages.where({ channel });
  if (customer !== undefined) messages.where({ customer_id: customer });
  return messages.orderBy('customer_id');
};

const after = (messages: Knex.QueryBuilder, customer: string | undefined): Knex.QueryBuilder =>
  customer === undefined ? messages : messages.where('customer_id', '>', customer);
