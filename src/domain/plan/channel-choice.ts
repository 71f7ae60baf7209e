import { accountKey } from '../account.ts';
import { earlyCallBarrier } from '../barrier/early-call.ts';
import type { Barrier } from '../barrier/exclusion.ts';
import { barredAddresses } from '../barrier/outcome-barriers.ts';
import { optOutBarrier } from '../barrier/request-barriers.ts';
import { bestChannel } from '../behaviour/response.ts';
import type { Channel } from '../channel.ts';
import { capBarrier } from '../contact/contact-cap.ts';
import { type ContactWarning, contactWarnings } from '../contact/contact-warning.ts';
import { type ContactWindow, type IsHoliday, nextWindow, type WindowOf } from '../contact/contact-window.ts';
import { parseHours } from '../contact-rules/contact-hours.ts';
import { type ContactRules, consentNeeded, type RulesOn } from '../contact-rules/contact-rules.ts';
import type { CustomerCase } from '../customer-case.ts';
import type { Day } from '../day.ts';
import type { Treatment } from './treatment.ts';

/** The channel a message takes, to whom and when, and why not by the ones before it. */
export interface ChannelChoice {
  readonly channel: Channel;
  readonly recipient: string;
  readonly sendOn: Day;
  readonly window: ContactWindow;
  /** What rules warn of that exclude nobody. */
  readonly warnings: readonly ContactWarning[];
  readonly refused: readonly ChannelRefusal[];
}

export interface ChannelRefusal extends Barrier {
  readonly channel: Channel;
}

/** What holds where the customer lives. */
export interface ContactTerms {
  readonly asOf: Day;
  readonly rulesOn: RulesOn;
  readonly windowOf: WindowOf;
  readonly isHoliday: IsHoliday;
  readonly zones: readonly string[];
  /** The days past due from which on the workspace calls. */
  readonly firstCallDay: number;
}

/**
 * The step's first channel that address, consent, hours and caps allow: the customer's preferred one first, then the one on which
 * they respond best, then in the step's order; or every refusal.
 */
export const chooseChannel = (
  customer: CustomerCase,
  treatment: Treatment,
  terms: ContactTerms,
): ChannelChoice | { readonly refused: readonly ChannelRefusal[] } => {
  const refused: ChannelRefusal[] = [];
  for (const channel of channelsInOrder(treatment.step, customer, terms.asOf)) {
    const found = tryChannel(customer, channel, treatment, terms);
    if ('code' in found) refused.push({ channel, ...found });
    else return { channel, ...found, refused };
  }
  return { refused };
};

/** The channels of a step in the order in which they are tried for the customer. */
export const channelsInOrder = (
  { channels }: Pick<Treatment['step'], 'channels'>,
  { preferredChannel, responses }: Pick<CustomerCase, 'preferredChannel' | 'responses'>,
  asOf: Day,
): readonly Channel[] => {
  const liked = [preferredChannel, responses.length === 0 ? undefined : bestChannel(responses, asOf)];
  const first = liked.filter((channel) => channel != null && channels.includes(channel)) as Channel[];
  return first.length === 0 ? channels : [...new Set([...first, ...channels])];
};

const tryChannel = (
  customer: CustomerCase,
  channel: Channel,
  { account, others, lastDay }: Treatment,
  terms: ContactTerms,
): Pick<ChannelChoice, 'recipient' | 'sendOn' | 'window' | 'warnings'> | Barrier => {
  const unwanted = optOutBarrier(customer, channel) ?? earlyCallBarrier(customer, channel, account, terms.firstCallDay);
  if (unwanted) return unwanted;
  const recipient = recipientOf(customer, channel);
  if (recipient === undefined) return addressBarrier(customer, channel);
  const preferredHours = customer.preferredHours === null ? undefined : parseHours(customer.preferredHours);
  const { asOf: day, zones } = terms;
  const window = nextWindow(terms.windowOf, { day, channel, zones, preferredHours, lastDay });
  const sendOn = 'barred' in window ? day : window.day;
  const rules = terms.rulesOn(sendOn);
  const consent = consentBarrier(customer, channel, rules);
  if (consent) return consent;
  if ('barred' in window) return { code: 'outside-window', rule: window.barred };
  const accounts = [account, ...others].map(accountKey);
  const { contacts, consents } = customer;
  const limit = capBarrier(rules, contacts, { day: sendOn, channel, accounts });
  if (limit) return limit;
  const { isHoliday } = terms;
  const agreed = consents.get(channel) === 'granted';
  const warnings = contactWarnings(rules, { day: sendOn, channel, accounts, contacts, agreed, isHoliday });
  const { notBefore, notAfter, timeZone } = window;
  return { recipient, sendOn, window: { notBefore, notAfter, timeZone }, warnings };
};

/** Where a message by the channel would go: the first telephone or e-mail that is the customer's, or the postal address. */
export const recipientOf = (customer: CustomerCase, channel: Channel): string | undefined => {
  const { address, postalCode, city, region } = customer;
  if (channel !== 'letter') {
    const barred = barredAddresses(customer);
    return addressesFor(customer, channel).find((one) => !barred.has(one.toLowerCase()));
  }
  if (address === null) return undefined;
  return [address, [postalCode, city].filter(Boolean).join(' '), region].filter(Boolean).join('\n');
};

/** The telephones that are not known to be somebody else's or dead. */
export const usablePhones = (customer: Pick<CustomerCase, 'phones' | 'requests' | 'outcomes'>): readonly string[] => {
  const barred = barredAddresses(customer);
  return customer.phones.filter((phone) => !barred.has(phone.toLowerCase()));
};

const addressesFor = ({ phones, emails }: CustomerCase, channel: Channel): readonly string[] =>
  channel === 'email' ? emails : channel === 'letter' ? [] : phones;

/** Why there is no address: none was ever told, or what was told cannot be used. */
const addressBarrier = (customer: CustomerCase, channel: Channel): Barrier => {
  const barred = barredAddresses(customer);
  const [barrier] = addressesFor(customer, channel).flatMap((one) => barred.get(one.toLowerCase()) ?? []);
  return barrier ?? { code: 'no-valid-address' };
};

const consentBarrier = (
  { consents, writtenConsents }: CustomerCase,
  channel: Channel,
  rules: ContactRules,
): Barrier | undefined => {
  const consent = consents.get(channel);
  if (consent === 'refused') return { code: 'no-consent', detail: `said no to ${channel}` };
  const rule = consentNeeded(rules, channel);
  if (rule === undefined) return undefined;
  if (consent === undefined) return { code: 'no-consent', rule: rule.id };
  if (rule.form === 'given' || writtenConsents.has(channel)) return undefined;
  return { code: 'no-consent', rule: rule.id, detail: 'agreed, but not in writing' };
};
