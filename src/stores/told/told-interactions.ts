import type { Transaction } from '../database.ts';
import type { ToldCounts, ToldTerms } from './told-counts.ts';
import { takeInPromises } from './told-promises.ts';

const columns = [
  'on_day',
  'at_time',
  'direction',
  'channel',
  'result',
  'address',
  'portfolio',
  'account_id',
  'reason',
  'reason_text',
  'agent',
  'details',
] as const;

/** What makes two contacts without an id one and the same, if a file does not hold it more often than was known. */
const telling = ['on_day', 'at_time', 'direction', 'channel', 'result', 'address', 'account_id'] as const;

const told = telling.map((column) => `coalesce(${column}, '')`).join(` || ' ' || `);

const keyed = `select t.*, 'contact ' || coalesce('id ' || interaction_ref, ${told} || ' ' ||
  row_number() over (partition by customer_id, ${telling.join(', ')} order by line)) as interaction_key from told t`;

/** Takes in contacts that were made elsewhere, each once in overlapping files, and counts them. */
export const takeInInteractions = async (trx: Transaction, { importId }: ToldTerms): Promise<ToldCounts> => {
  await trx.raw(
    `insert into interactions (customer_id, interaction_key, kind, ${columns.join(', ')}, import_id)
     select customer_id, interaction_key, 'contact', ${columns.join(', ')}, ?
     from (${keyed}) keyed
     where true order by customer_id, interaction_key on conflict do nothing`,
    [importId],
  );
  await takeInPromises(trx, keyed, importId);
  const [staged] = await trx('told').count({ count: '*' });
  const [taken] = await trx('interactions').where({ import_id: importId }).count({ count: '*' });
  const created = Number(taken?.count ?? 0);
  return { created, updated: 0, unchanged: Number(staged?.count ?? 0) - created };
};
