import type { Day } from '../../domain/day.ts';
import { type DiffKind, type GoneReason, type NewReason, stepReasons } from '../../domain/diff/diff-reason.ts';
import { comparedFacts } from '../../domain/diff/message-change.ts';
import { openAccountsOn } from '../accounts/open-accounts.ts';
import type { Batch } from '../batches/batches.ts';
import { messageColumns } from '../batches/message-columns.ts';
import { pages, type Transaction } from '../database.ts';

type ComparedBatch = Pick<Batch, 'batch_id' | 'import_id' | 'as_of_on'>;

/**
 * Finds every customer for whom the batch differs from the earlier one, in the passing table `batch_diff`: a row for each with its
 * kind and reason; of a change the reason is the facts that changed. Without an earlier one every message is new.
 */
export const compareBatches = async (
  trx: Transaction,
  batch: ComparedBatch,
  earlier: ComparedBatch | undefined,
): Promise<void> => {
  const [now, before] = [batch.batch_id, earlier?.batch_id ?? 0];
  await trx.raw('drop table if exists batch_diff');
  await trx.raw('create temporary table batch_diff (customer_id text primary key, kind text, reason text)');
  await trx.raw(`insert into batch_diff ${newMessages(earlier?.import_id ?? 0)}`, [before, now, before]);
  await trx.raw(`insert into batch_diff ${droppedMessages}`, [now, before, now]);
  await trx.raw(`insert into batch_diff ${changedMessages}`, [before, now]);
  await trx.raw('create index batch_diff_kind on batch_diff (kind, customer_id)');
  await tellOpen(trx, batch.as_of_on);
};

const kind = (name: DiffKind): string => `'${name}'`;
const because = (reason: NewReason | GoneReason): string => `'${reason}'`;

/** Whoever was left out for want of a step has one now; whoever was left out for another cause has that no more. */
const newMessages = (importId: number): string =>
  `select m.customer_id, ${kind('new')}, case when e.segment <> m.segment then ${because('entered-segment')}
   when e.reason in (${stepReasons.map((reason) => `'${reason}'`).join(', ')}) then ${because('step-due')}
   when e.reason is not null then ${because('barrier-ended')}
   when c.created_by > ${importId} then ${because('newly-placed')} else ${because('entered-segment')} end
   from messages m join customers c on c.customer_id = m.customer_id
   left join exclusions e on e.customer_id = m.customer_id and e.batch_id = ?
   where m.batch_id = ? and not exists (
     select 1 from messages a where a.customer_id = m.customer_id and a.batch_id = ?)
   order by m.customer_id`;

const droppedMessages = `select a.customer_id, ${kind('dropped')}, coalesce(e.reason, ${because('nothing-open')})
  from messages a left join exclusions e on e.customer_id = a.customer_id and e.batch_id = ?
  where a.batch_id = ? and not exists (
    select 1 from messages m where m.customer_id = a.customer_id and m.batch_id = ?)
  order by a.customer_id`;

const changedFacts = comparedFacts
  .map((fact) => [fact, messageColumns[fact]] as const)
  .map(([fact, column]) => `case when a.${column} is distinct from m.${column} then ', ${fact}' else '' end`)
  .join(' || ');

const changedMessages = `select customer_id, ${kind('changed')}, substr(facts, 3) from (
    select m.customer_id, ${changedFacts} as facts from messages m
    join messages a on a.customer_id = m.customer_id and a.batch_id = ? where m.batch_id = ?) f
  where facts <> '' order by customer_id`;

/** Who is no candidate and has an open account still has left the segments with a strategy. */
const tellOpen = async (trx: Transaction, day: Day): Promise<void> => {
  const gone = () => trx('batch_diff').where({ kind: 'dropped', reason: 'nothing-open' satisfies GoneReason });
  const open = openAccountsOn(trx, day).whereIn('a.customer_id', gone().select('customer_id'));
  await gone()
    .whereIn('customer_id', trx.from(open.as('o')).select('o.customer_id'))
    .update({ reason: 'left-strategy' satisfies GoneReason });
};

/** How many customers the batches differ for, by kind and reason, the most frequent first. */
export const diffCounts = async (
  trx: Transaction,
): Promise<readonly { readonly kind: DiffKind; readonly reason: string; readonly customers: number }[]> => {
  const rows: { kind: DiffKind; reason: string; customers: number }[] = await trx('batch_diff')
    .groupBy('kind', 'reason')
    .orderBy([{ column: 'kind' }, { column: 'customers', order: 'desc' }, { column: 'reason' }])
    .select('kind', 'reason')
    .count({ customers: '*' });
  return rows.map((row) => ({ ...row, customers: Number(row.customers) }));
};

/** A customer for whom the batches differ. */
export interface DiffRow {
  readonly customer_id: string;
  readonly national_id: string | null;
  readonly reason: string;
}

/** The customers of a kind in the order of their ids, so many at most, in pages. */
export const diffRows = (trx: Transaction, of: DiffKind, limit: number | 'all'): AsyncGenerator<DiffRow[]> => {
  let left = limit === 'all' ? Number.POSITIVE_INFINITY : limit;
  return pages<DiffRow>(async (last, size) => {
    const rows: DiffRow[] = await trx('batch_diff as d')
      .join('customers as c', 'c.customer_id', 'd.customer_id')
      .where('d.kind', of)
      .where('d.customer_id', '>', last?.customer_id ?? '')
      .orderBy('d.customer_id')
      .limit(Math.min(size, left))
      .select('d.customer_id', 'd.reason', 'c.national_id');
    left -= rows.length;
    return rows;
  });
};
