import type { Channel } from '../../domain/channel.ts';
import type { Day } from '../../domain/day.ts';
import type { CustomerRequest } from '../../domain/request/customer-request.ts';
import type { RequestKind, RequestState } from '../../domain/request/request-kind.ts';
import type { Transaction } from '../database.ts';
import { strongestState } from '../told/told-requests.ts';

/** What one customer asked for, as all statements of it come to. */
export interface RequestRow {
  readonly customer_id: string;
  readonly kind: RequestKind;
  readonly on_day: Day;
  readonly until_on: Day | null;
  readonly answer_due_on: Day | null;
  readonly answered_on: Day | null;
  readonly state: RequestState;
  readonly channel: Channel | null;
  readonly address: string | null;
  readonly portfolio: string | null;
  readonly account_id: string | null;
}

export const requestRowColumns = [
  'customer_id',
  'kind',
  'on_day',
  'until_on',
  'answer_due_on',
  'answered_on',
  'state',
  'channel',
  'address',
  'portfolio',
  'account_id',
] as const satisfies readonly (keyof RequestRow)[];

/** The requests of the customers from the first to the last id. */
export const requestsBetween = (trx: Transaction, range: readonly [string, string]) =>
  trx('requests')
    .whereBetween('customer_id', [...range])
    .groupBy('customer_id', 'request_key', 'kind')
    .orderByRaw(
      "customer_id, min(on_day), kind, coalesce(min(portfolio), ''), coalesce(min(account_id), ''), coalesce(min(channel), ''), request_key",
    )
    .select(
      'customer_id',
      'kind',
      trx.raw(`${strongestState} as state`),
      ...['until_on', 'answer_due_on', 'answered_on'].map((column) => trx.raw(`max(${column}) as ${column}`)),
      ...['on_day', 'channel', 'address', 'portfolio', 'account_id'].map((column) =>
        trx.raw(`min(${column}) as ${column}`),
      ),
    );

/** A request as it is decided by. */
export const requestOf = (row: RequestRow): CustomerRequest => ({
  kind: row.kind,
  onDay: row.on_day,
  until: row.until_on,
  answerDueOn: row.answer_due_on,
  answeredOn: row.answered_on,
  state: row.state,
  channel: row.channel,
  address: row.address,
  account:
    row.account_id === null || row.portfolio === null ? null : { portfolio: row.portfolio, accountId: row.account_id },
});
