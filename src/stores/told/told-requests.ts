import type { Transaction } from '../database.ts';
import type { ToldCounts, ToldTerms } from './told-counts.ts';

/**
 * Takes in what customers asked for, each as one more statement of its request: nothing that was stated before is changed, and
 * what holds is read from all statements together, so that their order decides nothing. Counts requests.
 */
export const takeInRequests = async (trx: Transaction, { importId, asOf }: ToldTerms): Promise<ToldCounts> => {
  await stateOnce(trx, asOf);
  const known = `exists (select 1 from requests r where ${sameRequest})`;
  const [before]: { stated: number; known: number }[] = await trx.raw(
    `select count(*) as stated, sum(case when ${known} then 1 else 0 end) as known from stated_request n`,
  );
  await trx.raw(
    `insert into requests (customer_id, ${columns.join(', ')}, import_id) select n.customer_id, ${columns.map((column) => `n.${column}`).join(', ')}, ?
     from stated_request n where not exists (select 1 from requests r where ${sameRequest}
     and ${changing.map((column) => `r.${column} is not distinct from n.${column}`).join(' and ')})
     order by n.customer_id, n.request_key`,
    [importId],
  );
  const [row] = await trx('requests').where({ import_id: importId }).count({ count: '*' });
  const created = Number(before?.stated ?? 0) - Number(before?.known ?? 0);
  const updated = Number(row?.count ?? 0) - created;
  return { created, updated, unchanged: Number(before?.stated ?? 0) - created - updated };
};

/** What a later statement of the same request may add. */
const changing = ['until_on', 'answer_due_on', 'answered_on', 'state', 'details'] as const;

const columns = [
  'request_key',
  'kind',
  'on_day',
  'channel',
  'address',
  'portfolio',
  'account_id',
  ...changing,
] as const;

const sameRequest = 'r.customer_id = n.customer_id and r.request_key = n.request_key';

/** The request is known by its number where it has one, else by what it is and when. */
const requestKey = `case when request_ref is not null then 'id ' || request_ref || ' ' || kind
  else kind || ' ' || coalesce(stated_on, '') || ' ' || coalesce(channel, '') || ' ' || coalesce(address, '') || ' ' ||
  coalesce(portfolio || '/' || account_id, '') end`;

/** A file may state a request in several rows. */
const stateOnce = async (trx: Transaction, asOf: string): Promise<void> => {
  await trx.raw('drop table if exists stated_request');
  await trx.raw(
    `create temporary table stated_request as select customer_id, request_key, kind,
     coalesce(min(stated_on), ?) as on_day, max(until_on) as until_on, max(answer_due_on) as answer_due_on,
     max(answered_on) as answered_on, ${strongestState} as state, min(channel) as channel, min(address) as address,
     min(portfolio) as portfolio, min(account_id) as account_id, max(details) as details
     from (select t.*, ${requestKey} as request_key from told t) told group by customer_id, request_key, kind`,
    [asOf],
  );
};

/** Of several statements the one that ends most: `withdrawn` after `refused`, `granted` and `open`. */
export const strongestState = `substr(max(case state when 'open' then '0' when 'granted' then '1' when 'refused' then '2'
  else '3' end || state), 2)`;
