import { type Channel, channels } from './domain/channel.ts';
import { consentsIn } from './domain/contact/consent.ts';
import type { Day } from './domain/day.ts';
import { consentOf, consentsOf, type ProvenConsentRow } from './stores/consents/consent-rows.ts';
import type { Database } from './stores/database.ts';
import { textTable } from './terminal/table.ts';

/** What holds of a customer for a channel, and what it rests on. */
export interface HeldConsent {
  readonly channel: Channel;
  readonly state: 'granted' | 'refused';
  readonly since: Day;
  /** Whether the day is the customer's own; else it is that of the file. */
  readonly dated: boolean;
  readonly form: 'written' | null;
  readonly evidence: string | null;
  /** The import it came with; null where it was told to us. */
  readonly import: number | null;
}

/** What holds of the customer, by channel; channels of which nothing is known are left out. */
export const heldConsents = async (database: Database, customerId: string): Promise<HeldConsent[]> => {
  const rows = await consentsOf(database, customerId);
  const { consents } = consentsIn(rows.map(consentOf));
  return channels.flatMap((channel) => {
    const state = consents.get(channel);
    const basis = rows.findLast((row) => row.channel === channel && row.state === state);
    return basis === undefined ? [] : [heldBy(basis)];
  });
};

const heldBy = ({ channel, state, since_on, dated, form, evidence, import_id }: ProvenConsentRow): HeldConsent => ({
  channel,
  state,
  since: since_on,
  dated: Number(dated) === 1,
  form,
  evidence,
  import: import_id,
});

/** The consents that hold, a line each. */
export const heldTable = (consents: readonly HeldConsent[]): string =>
  textTable({
    columns: ['channel', 'state', 'since', 'form', 'evidence', 'import'],
    rows: consents.map(({ channel, state, since, dated, form, evidence, import: number }) => [
      channel,
      state,
      dated ? since : `${since} (the file's day)`,
      form ?? '',
      evidence ?? '',
      number ?? '',
    ]),
  });
