import type { DispatchedBatch, RecordedMessage } from '../../domain/plan/dispatch-record.ts';
import { accountMark, customerMark, messageIdOf, recordedKeys } from '../../domain/plan/dispatch-record.ts';
import { bulkLoad, pages, type Transaction } from '../database.ts';
import { dialectOf } from '../dialect.ts';
import { newestImportId } from '../imports/imports.ts';
import type { Batch } from './batches.ts';
import { enterMessages, recordDispatch, stepsSentElsewhere } from './dispatches.ts';
import { messageColumns } from './message-columns.ts';

/** What was taken back into the ledger. */
export interface TakenBack {
  /** The number by which the batch is known here. */
  readonly batch: number;
  /** How many of its messages are for customers whom the database does not know. */
  readonly unknown: number;
}

/** Whether a batch with that hash is known as dispatched, and nothing has come that could tell more of it. */
export const knownDispatches = async (trx: Transaction): Promise<ReadonlySet<string>> => {
  const newest = await newestImportId(trx);
  const hashes: string[] = await trx('batches')
    .where({ state: 'dispatched' })
    .where((either) => {
      either.whereNull('taken_back_after').orWhere({ unknown_customers: 0 }).orWhere({ taken_back_after: newest });
    })
    .pluck('hash');
  return new Set(hashes);
};

/**
 * Enters a batch in the ledger that another state of the database dispatched. Where its content is here, as in a copy made
 * before the dispatch, it is dispatched as it is; else its messages come from its record, without their words.
 */
export const takeBack = async (
  trx: Transaction,
  batch: DispatchedBatch,
  messages: AsyncIterable<readonly RecordedMessage[]>,
): Promise<TakenBack> => {
  await stageRecord(trx, messages);
  const here = await sameContent(trx, batch);
  if (here) {
    const { dispatchedOn: on, dispatchedAt: at, approvedBy } = batch;
    await trx('batches')
      .where({ batch_id: here.batch_id })
      .update({ state: 'approved', approved_by: approvedBy, files_at: at });
    await recordDispatch(trx, here, { on, at });
    return { batch: here.batch_id, unknown: 0 };
  }
  const number = await batchNumberFor(trx, batch);
  await markAccounts(trx, batch.hash);
  await takeMessages(trx, number);
  await enterMessages(trx, number, batch.dispatchedOn, 'known');
  await enterWithoutAccount(trx, number);
  const unknown = await countUnknown(trx);
  await trx('batches')
    .where({ batch_id: number })
    .update({ taken_back_after: await newestImportId(trx), unknown_customers: unknown });
  return { batch: number, unknown };
};

const columns = recordedKeys.map((key) => messageColumns[key]);
const stagedTypes = (column: string): string =>
  ['accounts', 'parts', 'amount_minor', 'cost_minor'].includes(column) ? 'bigint' : 'text';

const stageRecord = async (trx: Transaction, messages: AsyncIterable<readonly RecordedMessage[]>): Promise<void> => {
  const staged = ['customer_mark', 'account_mark', ...columns];
  await trx.raw('drop table if exists recorded');
  await trx.raw(`create temporary table recorded (${staged.map((name) => `${name} ${stagedTypes(name)}`).join(', ')})`);
  const load = bulkLoad(trx, 'recorded', staged);
  for await (const page of messages) await load.add(page);
  await load.finish();
  await trx.raw('create index recorded_customer on recorded (customer_mark)');
};

/** The batch of that content that was never dispatched here; none where its steps were sent by another since. */
const sameContent = async (trx: Transaction, { hash, batch }: DispatchedBatch): Promise<Batch | undefined> => {
  const found: Batch[] = await trx('batches').where({ hash, erased: 0 }).whereNot({ state: 'dispatched' });
  const here = found.find(({ batch_id }) => Number(batch_id) === batch) ?? found[0];
  return here === undefined || (await stepsSentElsewhere(trx, here)) > 0 ? undefined : here;
};

/** The number it is known by already, else its own where that is free, else the next. */
const batchNumberFor = async (trx: Transaction, batch: DispatchedBatch): Promise<number> => {
  const { hash, asOf, importId, candidates, messages, excluded, approvedBy, dispatchedOn, dispatchedAt } = batch;
  const known: { batch_id: number } | undefined = await trx('batches')
    .where({ hash, state: 'dispatched' })
    .whereNotNull('taken_back_after')
    .first('batch_id');
  if (known) return Number(known.batch_id);
  const taken = await trx('batches').where({ batch_id: batch.batch }).first('batch_id');
  const [row] = await trx('batches')
    .insert({
      ...(taken === undefined ? { batch_id: batch.batch } : {}),
      ...{ hash, as_of_on: asOf, import_id: importId, candidates, messages, excluded, state: 'dispatched' },
      ...{ summary: '{}', drafted_at: dispatchedAt, approved_by: approvedBy, approved_at: dispatchedAt },
      ...{ dispatched_at: dispatchedAt, dispatched_on: dispatchedOn, files_at: dispatchedAt },
    })
    .returning<{ batch_id: number }[]>('batch_id');
  for (const statement of dialectOf(trx).numberAbove('batches', 'batch_id')) await trx.raw(statement);
  return Number(row?.batch_id);
};

interface AccountName {
  readonly customer_id: string;
  readonly portfolio: string;
  readonly account_id: string;
}

const accountKey = ['customer_id', 'portfolio', 'account_id'] as const;

/** Every account with what stands for it in the record. */
const markAccounts = async (trx: Transaction, hash: string): Promise<void> => {
  const marked = ['customer_mark', 'account_mark', ...accountKey];
  await trx.raw('drop table if exists marked_accounts');
  await trx.raw(`create temporary table marked_accounts (${marked.map((name) => `${name} text`).join(', ')})`);
  const load = bulkLoad(trx, 'marked_accounts', marked);
  for await (const page of pages<AccountName>((last, limit) => accountsAfter(trx, last, limit), 5000)) {
    await load.add(page.map((account) => [...marksOf(hash, account), ...accountKey.map((column) => account[column])]));
  }
  await load.finish();
  await trx.raw('create index marked_accounts_customer on marked_accounts (customer_mark)');
};

const accountsAfter = (trx: Transaction, last: AccountName | undefined, limit: number) =>
  trx('accounts')
    .whereRaw(
      '(customer_id, portfolio, account_id) > (?, ?, ?)',
      accountKey.map((column) => last?.[column] ?? ''),
    )
    .orderBy([...accountKey])
    .limit(limit)
    .select<AccountName[]>([...accountKey]);

const marksOf = (
  hash: string,
  { customer_id: customerId, portfolio, account_id: accountId }: AccountName,
): string[] => [customerMark(hash, customerId), accountMark(hash, { customerId, portfolio, accountId })];

/** The messages whose accounts are known, without what named anybody: as those of customers who were erased. */
const takeMessages = async (trx: Transaction, batchId: number): Promise<void> => {
  const nameless = { recipient: '', recipient_name: null, subject: null, body: '', decision: '{}' };
  const written = ['batch_id', 'message_id', ...accountKey, ...columns, ...Object.keys(nameless)];
  const load = bulkLoad(trx, 'messages', written, 'on conflict do nothing');
  type Found = AccountName & { readonly step_key: string } & Readonly<Record<string, string | number | null>>;
  for await (const page of pages<Found>((last, limit) => recordedAfter(trx, last?.customer_id ?? '', limit))) {
    const rows = page.map((found) => [
      batchId,
      messageIdOf({ customerId: found.customer_id, stepKey: found.step_key }),
      ...[...accountKey, ...columns].map((column) => found[column] ?? null),
      ...Object.values(nameless),
    ]);
    await load.add(rows);
  }
  await load.finish();
};

const recordedAfter = (trx: Transaction, last: string, limit: number) =>
  trx('recorded as r')
    .join('marked_accounts as a', (join) => {
      join.on('a.customer_mark', 'r.customer_mark').on('a.account_mark', 'r.account_mark');
    })
    .where('a.customer_id', '>', last)
    .orderBy('a.customer_id')
    .limit(limit)
    .select([...accountKey.map((column) => `a.${column}`), ...columns.map((column) => `r.${column}`)]);

/** A customer who is known, written to about an account that is not: it counts against every account. */
const enterWithoutAccount = (trx: Transaction, batchId: number): Promise<void> =>
  trx.raw(
    `insert into interactions (customer_id, interaction_key, kind, direction, channel, segment, step, on_day, batch_id)
     select distinct a.customer_id, r.step_key, 'message', 'out', r.channel, r.segment, r.step, r.send_on, cast(? as integer)
     from recorded r join marked_accounts a on a.customer_mark = r.customer_mark
     where true on conflict do nothing`,
    [batchId],
  );

const countUnknown = async (trx: Transaction): Promise<number> => {
  const [row]: { count: number }[] = await trx.raw(
    `select count(*) as count from recorded r
     where not exists (select 1 from marked_accounts a where a.customer_mark = r.customer_mark)`,
  );
  return Number(row?.count ?? 0);
};
