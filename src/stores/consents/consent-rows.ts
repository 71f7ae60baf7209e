import type { Channel } from '../../domain/channel.ts';
import type { ConsentStatement } from '../../domain/contact/consent.ts';
import type { Day } from '../../domain/day.ts';
import type { Database } from '../database.ts';

/** What a customer agreed to or refused for a channel, as it is kept. */
export interface ConsentRow {
  readonly customer_id: string;
  readonly channel: Channel;
  readonly state: 'granted' | 'refused';
  readonly since_on: Day;
  readonly dated: number;
  readonly form: 'written' | null;
}

/** A statement of consent as it is decided by. */
export const consentOf = ({ channel, state, since_on, dated, form }: ConsentRow): ConsentStatement => ({
  channel,
  state,
  since: since_on,
  dated: Number(dated) === 1,
  written: form === 'written',
});

/** A statement with what proves it and the import it came with; null where it was told to us. */
export interface ProvenConsentRow extends ConsentRow {
  readonly evidence: string | null;
  readonly import_id: number | null;
}

/** Everything that the customer agreed to and refused, by channel. */
export const consentsOf = (database: Database, customerId: string): Promise<ProvenConsentRow[]> =>
  database('consents').where({ customer_id: customerId }).orderBy(['channel', 'dated']).select('*');
