import type { Channel } from '../../domain/channel.ts';
import type { Database } from '../database.ts';

/** How many customers agreed to a channel, or refused it; of those who agreed, how many in writing. */
export interface ConsentCount {
  readonly channel: Channel;
  readonly state: 'granted' | 'refused';
  readonly customers: number;
  readonly written: number;
}

/** What holds for every channel, counted: a statement with a day against one without, but that a later file's refusal is believed. */
export const consentCounts = async (database: Database): Promise<ConsentCount[]> => {
  const rows: ConsentCount[] = await database.raw(
    `select channel, state, count(*) as customers, sum(case when state = 'granted' and form is not null then 1 else 0 end) as written
     from (select channel, case when said is null or (said = 'granted' and told = 'refused' and told_on > said_on) then told
     else said end as state, form from (select channel, ${of(1, 'state')} as said, ${of(1, 'since_on')} as said_on,
     ${of(1, 'form')} as form, ${of(0, 'state')} as told, ${of(0, 'since_on')} as told_on
     from consents group by customer_id, channel) each_customer) held group by channel, state order by channel, state`,
  );
  return rows.map((row) => ({ ...row, customers: Number(row.customers), written: Number(row.written) }));
};

const of = (dated: 0 | 1, column: string): string => `max(case when dated = ${dated} then ${column} end)`;
