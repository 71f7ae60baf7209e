import type { Knex } from 'knex';
import { channels } from '../../domain/channel.ts';
import type { Database } from '../database.ts';
import type { FactDay } from './fact-day.ts';

/** Per customer, 1 or 0 for each channel they said yes or no to, as `consentsIn` reads it, and the last day they said so. */
export const consented = (database: Database, { customerId }: FactDay): Knex.QueryBuilder => {
  const stated = database('consents')
    .modify((query) => {
      if (customerId !== undefined) query.where({ customer_id: customerId });
    })
    .groupBy('customer_id', 'channel')
    .select('customer_id', 'channel')
    .select(
      ['state', 'since_on'].flatMap((column) =>
        [0, 1].map((dated) => database.raw(`max(case when dated = ${dated} then ${column} end) as ${column}_${dated}`)),
      ),
    );
  return database
    .from(stated.as('stated'))
    .groupBy('customer_id')
    .select('customer_id')
    .select(
      channels.map((channel) =>
        database.raw(`max(case when channel = '${channel}' then ${isGranted} end) as ${channel}`),
      ),
    )
    .max({ said_on: 'since_on_1' });
};

/** A statement with a day holds against one without, but that a later refusal without one is believed. */
const isGranted = `case when state_1 is null then case when state_0 = 'granted' then 1 else 0 end
  when state_1 = 'refused' or (state_0 = 'refused' and since_on_0 > since_on_1) then 0 else 1 end`;
