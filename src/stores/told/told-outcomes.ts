import type { RefusalCode } from '../../domain/intake/refusal.ts';
import type { Transaction } from '../database.ts';
import type { ToldCounts, ToldTerms } from './told-counts.ts';

const sent = `messages m join batches b on b.batch_id = m.batch_id and b.state = 'dispatched'`;

/** Finds the messages of ours that the staged outcomes name, and by them the customers of rows that name none. */
export const matchMessages = async (trx: Transaction): Promise<void> => {
  for (const column of ['message_customer', 'recipient', 'message_channel'])
    await trx.raw(`alter table told add column ${column} text`);
  await trx.raw('alter table told add column batch_id bigint');
  await trx.raw(`update told set ${ofMessage} from (select m.* from ${sent}) m where m.message_id = told.message_ref`);
  await trx.raw(
    'update told set customer_id = message_customer where customer_ref is null and national_ref is null and account_ref is null',
  );
};

const ofMessage = `message_customer = m.customer_id, recipient = m.recipient, message_channel = m.channel, batch_id = m.batch_id`;

/**
 * Finds the message of ours of the same customer, channel and day for rows that name none, and the address of those that tell
 * of none. Answers with the lines that contradict the message they name, or would bar an address and do not say which.
 */
export const dropUnfitOutcomes = async (trx: Transaction): Promise<Map<number, RefusalCode>> => {
  await trx.raw(
    `update told set ${ofMessage} from (select m.* from ${sent}) m where told.message_ref is null
     and m.customer_id = told.customer_id and m.channel = told.channel and m.send_on = told.on_day`,
  );
  await trx.raw('update told set channel = message_channel where message_channel is not null');
  await trx.raw('update told set address = recipient where address is null and batch_id is not null');
  for (const [list, channels] of addressLists) {
    await trx.raw(
      `update told set address = substr(c.${list}, 3, length(c.${list}) - 4) from customers c where told.address is null
       and told.outcome = 'bounced' and told.channel in (${channels}) and c.customer_id = told.customer_id
       and c.${list} <> '[]' and c.${list} not like '%,%'`,
    );
  }
  const unfit = `message_customer is not null and message_customer <> customer_id
    or outcome = 'bounced' and address is null`;
  const rows: { line: number; code: RefusalCode }[] = await trx.raw(
    `select line, case when message_customer <> customer_id then 'message-of-another-customer' else 'which-address' end as code
     from told where ${unfit} order by line`,
  );
  await trx.raw(`delete from told where ${unfit}`);
  return new Map(rows.map(({ line, code }) => [Number(line), code]));
};

/** A list of one address is that address. */
const addressLists = [
  ['phones', `'sms', 'whatsapp', 'call'`],
  ['emails', `'email'`],
] as const;

const columns = [
  'outcome',
  'on_day',
  'channel',
  'address',
  'message_ref',
  'portfolio',
  'account_id',
  'details',
  'batch_id',
];

/** Takes in what became of messages and calls, once for each message, outcome and day, and counts that. */
export const takeInOutcomes = async (trx: Transaction, { importId }: ToldTerms): Promise<ToldCounts> => {
  await trx.raw(
    `insert into outcomes (customer_id, outcome_key, ${columns.join(', ')}, import_id)
     select customer_id, outcome_key, ${columns.join(', ')}, ?
     from (select t.*, ${outcomeKey} as outcome_key,
       row_number() over (partition by customer_id, ${outcomeKey} order by address, line) as copy from told t) keyed
     where copy = 1 order by customer_id, outcome_key on conflict do nothing`,
    [importId],
  );
  const [staged] = await trx('told').count({ count: '*' });
  const [taken] = await trx('outcomes').where({ import_id: importId }).count({ count: '*' });
  const created = Number(taken?.count ?? 0);
  return { created, updated: 0, unchanged: Number(staged?.count ?? 0) - created };
};

/** Of a message there is one outcome of a kind a day; of what others sent, one an address. */
const outcomeKey = `(coalesce('message ' || message_ref, coalesce(channel, '') || ' ' || coalesce(address, '')) || ' ' || outcome
  || ' ' || on_day)`;
