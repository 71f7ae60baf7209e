import { batchAsked } from '../../asked/asked-batch.ts';
import { type DiffKind, diffKinds } from '../../domain/diff/diff-reason.ts';
import type { Message } from '../../domain/plan/batch.ts';
import { type Batch, findBatch } from '../../stores/batches/batches.ts';
import { messagesOfCustomers } from '../../stores/batches/previewed-messages.ts';
import { inSnapshot, type Transaction } from '../../stores/database.ts';
import { barriersOf } from '../../stores/diffs/barriers.ts';
import { compareBatches, type DiffRow, diffCounts, diffRows } from '../../stores/diffs/batch-diff.ts';
import type { Summary } from '../../terminal/print.ts';
import type { Workspace } from '../../workspace.ts';
import { type DiffItem, diffItem } from './diff-item.ts';

export interface DiffQuestion {
  readonly batch?: string | undefined;
  /** Another batch than the last that was dispatched before. */
  readonly against?: string | undefined;
  /** How many of each kind are listed; the counts are always of all. */
  readonly sample: number | 'all';
}

type ByKind<T> = Readonly<Record<DiffKind, T>>;

export interface DiffSummary extends Summary, ByKind<readonly DiffItem[]> {
  readonly batch: number;
  readonly batchAsOf: string;
  /** The batch it is compared with; null where none was dispatched before it. */
  readonly against: number | null;
  readonly againstAsOf: string | null;
  readonly messages: number;
  readonly counts: ByKind<number> & { readonly same: number };
  readonly reasons: ByKind<readonly { readonly reason: string; readonly customers: number }[]>;
}

/** What is otherwise in the batch than in the last one that was dispatched before it. */
export const batchDiff = (
  { database, asOf }: Pick<Workspace, 'database' | 'asOf'>,
  question: DiffQuestion,
): Promise<DiffSummary> =>
  inSnapshot(database, async (trx) => {
    const batch = await batchAsked(trx, question.batch, 'compare');
    const against = await earlierBatch(trx, batch, question.against);
    await compareBatches(trx, batch, against);
    const counted = await diffCounts(trx);
    const reasons = byKind((kind) => counted.filter((one) => one.kind === kind).map(withoutKind));
    const counts = byKind((kind) => reasons[kind].reduce((sum, { customers }) => sum + customers, 0));
    const listed = (kind: DiffKind) => itemsOf(trx, kind, question.sample, [batch, against]);
    return {
      command: 'diff',
      asOf,
      warnings:
        against === undefined ? [`no batch was dispatched before batch ${batch.batch_id}: all of it is new`] : [],
      batch: batch.batch_id,
      batchAsOf: batch.as_of_on,
      against: against?.batch_id ?? null,
      againstAsOf: against?.as_of_on ?? null,
      messages: batch.messages,
      counts: { ...counts, same: batch.messages - counts.new - counts.changed },
      reasons,
      new: await listed('new'),
      dropped: await listed('dropped'),
      changed: await listed('changed'),
    };
  });

const earlierBatch = (trx: Transaction, { batch_id }: Batch, asked: string | undefined): Promise<Batch | undefined> =>
  asked === undefined
    ? findBatch(trx, { states: ['dispatched'], before: batch_id })
    : batchAsked(trx, asked, 'compare');

const byKind = <T>(of: (kind: DiffKind) => T): ByKind<T> =>
  Object.fromEntries(diffKinds.map((kind) => [kind, of(kind)])) as Record<DiffKind, T>;

const withoutKind = ({ reason, customers }: { readonly reason: string; readonly customers: number }) => ({
  reason,
  customers,
});

const itemsOf = async (
  trx: Transaction,
  kind: DiffKind,
  sample: number | 'all',
  batches: readonly [Batch, Batch | undefined],
): Promise<readonly DiffItem[]> => {
  const items: DiffItem[] = [];
  for await (const page of diffRows(trx, kind, sample)) items.push(...(await itemsOfPage(trx, kind, page, batches)));
  return items;
};

/** What stands against a dropped message is of the batch, what stood against a new one of the earlier. */
const itemsOfPage = async (
  trx: Transaction,
  kind: DiffKind,
  page: readonly DiffRow[],
  [batch, against]: readonly [Batch, Batch | undefined],
): Promise<DiffItem[]> => {
  const customers = page.map(({ customer_id }) => customer_id);
  const now = await messagesBy(trx, batch, customers);
  const before = await messagesBy(trx, against, customers);
  const barred = kind === 'dropped' ? batch : against;
  const barriers = barred && (await barriersOf(trx, barred.batch_id, customers));
  return page.flatMap((row) => {
    const id = row.customer_id;
    return diffItem(row, { now: now.get(id), before: before.get(id), barriers: barriers?.get(id) ?? [] });
  });
};

const messagesBy = async (trx: Transaction, batch: Batch | undefined, customers: readonly string[]) => {
  const found = new Map<string, Message>();
  if (batch === undefined) return found;
  for await (const messages of messagesOfCustomers(trx, batch.batch_id, customers)) {
    for (const message of messages) found.set(message.customerId, message);
  }
  return found;
};
