import type { Database, Transaction } from '../database.ts';
import type { Batch } from './batches.ts';

/**
 * Writes an approved batch's messages into the ledger of interactions, once ever for each step of the same arrears; of a batch in another state,
 * nothing. The offers that the messages carry are promised from then on.
 */
export const recordDispatch = async (
  trx: Transaction,
  { batch_id: batchId }: Batch,
  dispatched: { readonly on: string; readonly at: string },
): Promise<void> => {
  const approved = await trx('batches')
    .where({ batch_id: batchId, state: 'approved' })
    .update({ state: 'dispatched', dispatched_on: dispatched.on, dispatched_at: dispatched.at });
  if (approved === 0) return;
  await enterMessages(trx, batchId, dispatched.on);
};

/** Enters the messages of a batch in the ledger; where it was `known` in part, only what is not there. */
export const enterMessages = async (
  trx: Transaction,
  batchId: number,
  on: string,
  known: 'new' | 'known' = 'new',
): Promise<void> => {
  await trx.raw(
    `insert into interactions (customer_id, interaction_key, kind, direction, channel, portfolio, account_id, segment, step,
     on_day, batch_id)
     select customer_id, step_key, 'message', 'out', channel, portfolio, account_id, segment, step, send_on, batch_id
     from messages where batch_id = ? order by customer_id ${known === 'known' ? 'on conflict do nothing' : ''}`,
    [batchId],
  );
  await trx.raw(
    `update offers set sent_on = ? where exists (select 1 from messages m where m.batch_id = ?
     and m.customer_id = offers.customer_id and m.portfolio = offers.portfolio and m.account_id = offers.account_id
     and m.offer_lapses_on = offers.lapses_on)`,
    [on, batchId],
  );
};

/** How many of the batch's steps are in the ledger already, from another batch. */
export const stepsSentElsewhere = async (database: Database, { batch_id: batchId }: Batch): Promise<number> => {
  const [row]: { count: number }[] = await database.raw(
    `select count(*) as count from messages m join interactions i on i.customer_id = m.customer_id
     and i.interaction_key = m.step_key where m.batch_id = ? and (i.batch_id is null or i.batch_id <> m.batch_id)`,
    [batchId],
  );
  return Number(row?.count ?? 0);
};

/** Notes that the files of a dispatched batch have their names. */
export const recordFiles = async (database: Database, { batch_id }: Batch, at: string): Promise<void> => {
  await database('batches').where({ batch_id, state: 'dispatched' }).whereNull('files_at').update({ files_at: at });
};

/** The dispatched batches whose files never got their names, the oldest first: a dispatch was cut off. */
export const unfinishedDispatches = (database: Database): Promise<Batch[]> =>
  database('batches').where({ state: 'dispatched' }).whereNull('files_at').orderBy('batch_id');
