import type { Channel } from '../../domain/channel.ts';
import { limitDays } from '../../domain/compliance/limit-days.ts';
import { type ContactWarning, contactWarnings } from '../../domain/contact/contact-warning.ts';
import type { IsHoliday } from '../../domain/contact/contact-window.ts';
import type { ContactRules } from '../../domain/contact-rules/contact-rules.ts';
import type { CustomerCase } from '../../domain/customer-case.ts';
import { addDays } from '../../domain/day.ts';
import type { LegalGround } from '../../domain/explain/alternative.ts';
import { groundsIn } from '../../domain/explain/barrier-words.ts';
import type { ChosenChannel } from '../../domain/explain/channel-explanation.ts';
import { type CustomerClock, customerClock } from '../../domain/explain/clock-words.ts';
import { type CustomerRecord, customerRecord, type KnownConsent } from '../../domain/explain/customer-record.ts';
import { contactLawIn } from '../../law/contact-law.ts';
import { customerLedger } from '../../stores/compliance/customer-ledgers.ts';
import { consentsOf, type ProvenConsentRow } from '../../stores/consents/consent-rows.ts';
import type { Transaction } from '../../stores/database.ts';
import type { Workspace } from '../../workspace.ts';

/** What is known of the customer, and where their clock is. */
export interface Known extends CustomerRecord {
  readonly clock: CustomerClock;
  /** What rules that exclude nobody warn of, for the channel that was chosen. */
  readonly warned: readonly RuleWarning[];
}

export interface RuleWarning extends ContactWarning, Partial<LegalGround> {}

/** Whom it is about, as the plan sees them and by the channel it chose. */
export interface KnownQuestion {
  readonly customerId: string;
  readonly customer: CustomerCase | undefined;
  readonly chosen: ChosenChannel | null;
}

/** How far back contacts are told. */
const toldDays = 60;

/** What the ledger has of the customer that bears on contact on the workspace's day. */
export const knownOf = async (
  trx: Transaction,
  { settings, asOf }: Workspace,
  { customerId, customer, chosen }: KnownQuestion,
): Promise<Known | null> => {
  const { packs, abroad, lawFor } = await contactLawIn(settings);
  const since = addDays(asOf, -Math.max(toldDays, limitDays([...packs, ...abroad])));
  const found = await customerLedger(trx, customerId, { from: asOf, to: asOf, since });
  if (found === undefined) return null;
  const { rulesOn, zones, isHoliday } = lawFor(found.located, found.phones);
  const consents = (await consentsOf(trx, customerId)).map(knownConsent);
  const terms = { asOf, rules: rulesOn(asOf), promises: settings.promises, consents };
  return {
    clock: customerClock(found.located, chosen?.timeZones ?? zones, settings.timeZone),
    ...customerRecord(found.ledger, terms),
    warned: customer && chosen ? warningsFor(customer, chosen, rulesOn(chosen.sendOn), isHoliday()) : [],
  };
};

const warningsFor = (
  { contacts, consents }: CustomerCase,
  { what, sendOn: day }: ChosenChannel,
  rules: ContactRules,
  isHoliday: IsHoliday,
): RuleWarning[] => {
  const channel = what as Channel;
  const agreed = consents.get(channel) === 'granted';
  const groundOf = groundsIn(rules);
  return contactWarnings(rules, { day, channel, contacts, agreed, isHoliday }).map((warning) => ({
    ...warning,
    ...groundOf(warning.rule),
  }));
};

const knownConsent = (row: ProvenConsentRow): KnownConsent => ({
  channel: row.channel,
  state: row.state,
  since: row.since_on,
  dated: Number(row.dated) === 1,
  written: row.form === 'written',
  evidence: row.evidence,
  importId: row.import_id === null ? null : Number(row.import_id),
});
