import type { Knex } from 'knex';
import { othersResults, respondingOutcomes, responseDays } from '../../domain/behaviour/response.ts';
import { channels } from '../../domain/channel.ts';
import { addDays } from '../../domain/day.ts';
import { contactOutcomes } from '../../domain/outcome/told-outcome.ts';
import type { Database } from '../database.ts';
import type { FactDay } from './fact-day.ts';

/** Per customer, how often they responded in the last 90 days, and on which channel best, as `bestChannel` says it. */
export const responses = (database: Database, scope: FactDay): Knex.QueryBuilder => {
  const placed = database
    .from(responded(database, scope).as('responded'))
    .groupBy('customer_id', 'channel')
    .select('customer_id', 'channel')
    .select(
      database.raw(`count(*) as days, row_number() over (partition by customer_id
        order by ${channelRank} is null, count(*) desc, max(on_day) desc, ${channelRank}) as place`),
    );
  return database
    .from(placed.as('placed'))
    .groupBy('customer_id')
    .select('customer_id')
    .select(
      database.raw('sum(days) as responses'),
      database.raw(`max(case when place = 1 and ${channelRank} is not null then channel end) as best_channel`),
    );
};

/** Per customer, the day on which anything last passed between us, or was tried. */
export const contacted = (database: Database, scope: FactDay): Knex.QueryBuilder => {
  const told = database
    .from(until(database, 'interactions', scope).select('customer_id', 'on_day').as('interacted'))
    .unionAll(
      until(database, 'outcomes', scope)
        .where((either) => {
          either
            .whereIn('outcome', ['answered', 'replied'])
            .orWhere((theirs) => theirs.whereNull('batch_id').whereIn('outcome', [...contactOutcomes]));
        })
        .select('customer_id', 'on_day'),
    )
    .select('customer_id', 'on_day');
  return database.from(told.as('contacts')).groupBy('customer_id').select('customer_id').max({ last_on: 'on_day' });
};

const channelRank = `case channel ${channels.map((channel, rank) => `when '${channel}' then ${rank}`).join(' ')} end`;

/** Each day and channel on which a customer responded, once. */
const responded = (database: Database, scope: FactDay): Knex.QueryBuilder => {
  const start = addDays(scope.day, -responseDays);
  const talks = until(database, 'interactions', scope)
    .where('on_day', '>', start)
    .where((either) => {
      either
        .where('result', 'conversation')
        .orWhere((theirs) =>
          theirs
            .where('direction', 'in')
            .where((result) => result.whereNull('result').orWhereNotIn('result', [...othersResults])),
        );
    });
  const answers = until(database, 'outcomes', scope)
    .where('on_day', '>', start)
    .whereIn('outcome', [...respondingOutcomes])
    .select('customer_id', database.raw(`coalesce(channel, '') as channel`), 'on_day');
  return talks.select('customer_id', 'channel', 'on_day').union(answers);
};

const until = (database: Database, table: string, { day, customerId }: FactDay): Knex.QueryBuilder =>
  database(table)
    .where('on_day', '<=', day)
    .modify((query) => {
      if (customerId !== undefined) query.where('customer_id', customerId);
    });
