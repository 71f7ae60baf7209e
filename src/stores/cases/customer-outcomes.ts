import type { Channel } from '../../domain/channel.ts';
import type { Day } from '../../domain/day.ts';
import type { Outcome } from '../../domain/outcome/outcome-words.ts';
import type { ToldOutcome } from '../../domain/outcome/told-outcome.ts';
import type { CustomerRequest } from '../../domain/request/customer-request.ts';
import type { Transaction } from '../database.ts';

/** What became of a contact; also that a telephone called turned out to be somebody else's. */
export interface OutcomeRow {
  readonly customer_id: string;
  readonly outcome: Outcome | 'wrong-number';
  readonly on_day: Day;
  readonly channel: Channel | null;
  readonly address: string | null;
  readonly batch_id: number | null;
}

export const outcomeRowColumns = [
  'customer_id',
  'outcome',
  'on_day',
  'channel',
  'address',
  'batch_id',
] as const satisfies readonly (keyof OutcomeRow)[];

/** The outcomes of the customers from the first to the last id. */
export const outcomesBetween = (trx: Transaction, range: readonly [string, string]) =>
  trx
    .from(
      trx('outcomes')
        .whereBetween('customer_id', [...range])
        .select(outcomeRowColumns)
        .unionAll([
          trx('interactions')
            .whereBetween('customer_id', [...range])
            .where({ result: 'wrong-number' })
            .whereNotNull('address')
            .select('customer_id', 'result as outcome', 'on_day')
            .select(trx.raw('null as channel'), 'address', trx.raw('null as batch_id')),
        ])
        .as('told'),
    )
    .orderBy(['customer_id', 'on_day', 'outcome', 'channel', 'address'])
    .select(outcomeRowColumns);

/** An outcome as it is decided by. */
export const outcomeOf = ({ outcome, on_day, channel, address, batch_id }: OutcomeRow): ToldOutcome => ({
  outcome,
  onDay: on_day,
  channel,
  address,
  ours: batch_id !== null,
});

/** Who unsubscribes asks not to be contacted by the channel, or by any where it was not told which. */
export const unsubscribedIn = (rows: readonly OutcomeRow[]): readonly CustomerRequest[] =>
  rows
    .filter(({ outcome }) => outcome === 'unsubscribed')
    .map(({ on_day, channel }) => ({
      kind: 'stop-contact',
      onDay: on_day,
      until: null,
      answerDueOn: null,
      answeredOn: null,
      state: 'open',
      channel,
      address: null,
      account: null,
    }));
