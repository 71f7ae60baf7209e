import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { Day } from '../../domain/day.ts';
import {
  type BatchState,
  canonicalExclusion,
  canonicalMessage,
  messageKeys,
  type StoredMessage,
} from '../../domain/plan/batch.ts';
import { type Database, pages, runWritten, type Transaction } from '../database.ts';
import { dialectNameOf } from '../dialect.ts';
import { newestImportId } from '../imports/imports.ts';
import { packedRows } from '../packed-rows.ts';
import { readAhead } from '../read-ahead.ts';
import type { DraftedPage, DraftTarget } from './drafted-page.ts';
import { messageColumns } from './message-columns.ts';

export interface Batch {
  readonly batch_id: number;
  readonly as_of_on: Day;
  readonly state: BatchState;
  readonly hash: string;
  /** The newest import when the batch was drafted. */
  readonly import_id: number;
  readonly candidates: number;
  readonly messages: number;
  readonly excluded: number;
  /** JSON: the summary that was told when it was drafted. */
  readonly summary: string;
  readonly approved_by: string | null;
  readonly dispatched_on: Day | null;
  readonly dispatched_at: string | null;
  /** 1 where a customer with a message in it told us something since that stands against it. */
  readonly outdated: number;
  /** 1 where a customer with a message in it was erased since: its hash is no longer that of its content. */
  readonly erased: number;
  /** Set where it was dispatched by a database that is no more and is known from its record: the newest import when it was read last. */
  readonly taken_back_after: number | null;
}

/** A batch being drafted: takes pages in the order of the customers' ids. */
export interface Draft {
  readonly target: DraftTarget;
  /** Resolves when the next page may come; this one is perhaps still being written. */
  add(page: DraftedPage): Promise<void>;
  /** Writes what is left and the counts; call once, last. Answers with the summary, which knows the hash of the content. */
  finish<Summary extends object>(summaryOf: (hash: string) => Summary): Promise<Summary>;
}

/** Begins a draft; an earlier draft that was never approved is replaced. */
export const draftBatch = async (trx: Transaction, asOf: Day, draftedAt: string): Promise<Draft> => {
  await dropBatches(trx, trx('batches').where({ state: 'draft' }));
  const [row] = await trx('batches')
    .insert({
      as_of_on: asOf,
      state: 'draft',
      hash: '',
      import_id: await newestImportId(trx),
      candidates: 0,
      messages: 0,
      excluded: 0,
      summary: '{}',
      drafted_at: draftedAt,
    })
    .returning<{ batch_id: number }[]>('batch_id');
  const batchId = Number(row?.batch_id);
  return draft(trx, { batchId, dialect: dialectNameOf(trx) }, asOf);
};

const draft = (trx: Transaction, target: DraftTarget, asOf: Day): Draft => {
  const hash = contentHash(asOf);
  const counts = { messages: 0, excluded: 0 };
  let writing = Promise.resolve();
  return {
    target,
    add: async ({ messages, excluded, statements, content }) => {
      counts.messages += messages;
      counts.excluded += excluded;
      hash.messages.update(content.messages);
      hash.exclusions.update(content.exclusions);
      await writing;
      writing = runStatements(trx, statements);
      writing.catch(() => undefined);
    },
    finish: async (summaryOf) => {
      await writing;
      const digest = hash.digest();
      const summary = summaryOf(digest);
      await trx('batches')
        .where({ batch_id: target.batchId })
        .update({
          ...counts,
          candidates: counts.messages + counts.excluded,
          hash: digest,
          summary: JSON.stringify(summary),
        });
      return summary;
    },
  };
};

const runStatements = async (trx: Transaction, statements: readonly string[]): Promise<void> => {
  for (const statement of statements) await runWritten(trx, statement);
};

/** The hash of a batch's content: its day, its messages and its exclusions, each in the order of the customers. */
const contentHash = (asOf: Day) => {
  const messages = createHash('sha256');
  const exclusions = createHash('sha256');
  const digest = (): string =>
    createHash('sha256')
      .update(`${asOf}\n${messages.digest('hex')}\n${exclusions.digest('hex')}\n`)
      .digest('hex');
  return { messages, exclusions, digest };
};

/** The content of a batch as it is stored now, read once. */
export interface BatchContent {
  /** The messages in the order of the customers' ids, in pages; to be read to the end. */
  messages(): AsyncGenerator<StoredMessage[]>;
  /** The hash of what was read; equal to the batch's own unless somebody changed the content. */
  hash(): Promise<string>;
}

export const contentOf = (database: Database, { batch_id: batchId, as_of_on: asOf }: Batch): BatchContent => {
  const hash = contentHash(asOf);
  return {
    async *messages() {
      for await (const page of messagesOf(database, batchId)) {
        for (const message of page) hash.messages.update(canonicalMessage(message));
        yield page;
      }
    },
    hash: async () => {
      for await (const page of exclusionsOf(database, batchId)) {
        for (const { customer_id, reason } of page) hash.exclusions.update(canonicalExclusion(customer_id, reason));
      }
      return hash.digest();
    },
  };
};

/** The hash of what is stored now, without doing anything else with it. */
export const storedHash = async (database: Database, batch: Batch): Promise<string> => {
  const content = contentOf(database, batch);
  const messages = content.messages();
  while (!(await messages.next()).done);
  return content.hash();
};

const exclusionsOf = (database: Database, batchId: number) =>
  pages<{ customer_id: string; reason: string }>((last, limit) =>
    database('exclusions')
      .where({ batch_id: batchId })
      .where('customer_id', '>', last?.customer_id ?? '')
      .orderBy('customer_id')
      .limit(limit)
      .select('customer_id', 'reason'),
  );

async function* messagesOf(database: Database, batchId: number): AsyncGenerator<StoredMessage[]> {
  const walked = pages<StoredMessage>((last, limit) =>
    packedRows<StoredMessage>(
      database,
      database('messages')
        .where({ batch_id: batchId })
        .where('customer_id', '>', last?.customerId ?? '')
        .orderBy('customer_id')
        .limit(limit)
        .select({ ...messageColumns, messageId: 'message_id' }),
      [...messageKeys, 'messageId'],
    ),
  );
  yield* readAhead(walked);
}

/** Drops batches with all that was planned in them; those that went out must not be among them. */
export const dropBatches = async (trx: Transaction, batches: Knex.QueryBuilder): Promise<void> => {
  const ids: number[] = await batches.whereIn('state', ['draft', 'discarded']).pluck('batch_id');
  for (const table of ['messages', 'exclusions', 'batches']) await trx(table).whereIn('batch_id', ids).delete();
};

/** The batch of a number, or the newest one in one of the states, before another where that is given. */
export const findBatch = async (
  database: Database | Transaction,
  question:
    | { readonly batchId: number }
    | { readonly states: readonly BatchState[]; readonly before?: number | undefined },
): Promise<Batch | undefined> => {
  const query = database('batches').orderBy('batch_id', 'desc');
  if ('batchId' in question) return query.where({ batch_id: question.batchId }).first();
  if (question.before !== undefined) query.where('batch_id', '<', question.before);
  return query.whereIn('state', [...question.states]).first();
};
