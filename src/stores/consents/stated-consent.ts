import type { Channel } from '../../domain/channel.ts';
import type { Day } from '../../domain/day.ts';
import type { Transaction } from '../database.ts';

/** What a customer told us of a channel. */
export interface StatedConsent {
  readonly channel: Channel;
  readonly state: 'granted' | 'refused';
  readonly on: Day;
  readonly form: 'written' | null;
  readonly evidence: string | null;
}

/**
 * Keeps what a customer told us: of all statements with a day the newest holds, and on one day the refusal, then what is in
 * writing. Stated again it is ours from then on, and no import takes it back.
 */
export const stateConsent = async (
  trx: Transaction,
  customerId: string,
  { channel, state, on, form, evidence }: StatedConsent,
): Promise<void> => {
  await trx.raw(
    `insert into consents (customer_id, channel, dated, since_on, state, form, evidence, import_id)
     values (?, ?, 1, ?, ?, ?, ?, null)
     on conflict (customer_id, channel, dated) do update set since_on = excluded.since_on, state = excluded.state,
     evidence = case when ${weight('consents')} = ${weight('excluded')} then coalesce(excluded.evidence, consents.evidence)
     else excluded.evidence end, form = excluded.form, import_id = null
     where ${weight('consents')} <= ${weight('excluded')}`,
    [customerId, channel, on, state, form, evidence],
  );
};

const weight = (row: string): string => `${row}.since_on || ${row}.state || coalesce(${row}.form, '')`;
