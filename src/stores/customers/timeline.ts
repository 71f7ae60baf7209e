import type { Channel } from '../../domain/channel.ts';
import type { Day } from '../../domain/day.ts';
import type { Currency } from '../../domain/money.ts';
import type { Database } from '../database.ts';
import { strongestState } from '../told/told-requests.ts';

/** One thing that happened with a customer; nothing of it is personal but that it was with them. */
export interface TimelineRow {
  readonly on_day: Day;
  readonly event: string;
  /** In a word: the result of a call, the kind of a request, the segment. */
  readonly told: string | null;
  readonly channel: Channel | 'visit' | null;
  readonly portfolio: string | null;
  readonly account_id: string | null;
  readonly amount_minor: number | null;
  readonly currency: Currency | null;
}

/** Everything that happened with the customer, the earliest first. */
export const timelineOf = (database: Database, customerId: string): Promise<TimelineRow[]> =>
  database.raw(
    `select * from (${events.join(' union all ')}) happened
     order by on_day, event, told, account_id, channel, amount_minor`,
    events.map(() => customerId),
  );

const account = 'portfolio, account_id';
const noAccount = 'null as portfolio, null as account_id';
const noAmount = 'null as amount_minor, null as currency';

/** Of one table each, by the customer bound to it. */
const events: readonly string[] = [
  `select paid_on as on_day, kind as event, null as told, null as channel, ${account}, amount_minor, currency
   from payments where customer_id = ?`,
  `select on_day, case when direction = 'in' then 'heard' else kind end as event, coalesce(step, result) as told, channel,
   ${account}, ${noAmount} from interactions where customer_id = ?`,
  `select on_day, 'outcome' as event, outcome as told, channel, ${account}, ${noAmount} from outcomes where customer_id = ?`,
  `select min(on_day) as on_day, 'request' as event, kind as told, min(channel) as channel, min(portfolio) as portfolio,
   min(account_id) as account_id, ${noAmount} from requests where customer_id = ? group by request_key, kind`,
  `select max(answered_on) as on_day, 'answer' as event, kind || ' ' || ${strongestState} as told, min(channel) as channel,
   min(portfolio) as portfolio, min(account_id) as account_id, ${noAmount} from requests where customer_id = ?
   group by request_key, kind having max(answered_on) is not null`,
  `select made_on as on_day, 'promise' as event, 'due ' || due_on as told, null as channel, ${account}, amount_minor, currency
   from promises where customer_id = ?`,
  `select entered_on as on_day, 'segment' as event, segment as told, null as channel, ${account}, ${noAmount}
   from assignments where customer_id = ?`,
  `select since_on as on_day, 'consent' as event, state as told, channel, ${noAccount}, ${noAmount}
   from consents where customer_id = ?`,
  `select erased_on as on_day, 'erased' as event, reason as told, null as channel, ${noAccount}, ${noAmount}
   from erasures where customer_id = ?`,
];
