import { bestChannel } from '../behaviour/response.ts';
import type { Channel } from '../channel.ts';
import type { ContactRule } from '../contact-rules/contact-rule.ts';
import { consentNeeded } from '../contact-rules/contact-rules.ts';
import type { CustomerCase } from '../customer-case.ts';
import type { Day } from '../day.ts';
import { maskRecipient } from '../page/masking.ts';
import { type ChannelChoice, type ChannelRefusal, type ContactTerms, chooseChannel } from '../plan/channel-choice.ts';
import type { Treatment } from '../plan/treatment.ts';
import type { CodedAlternative, LegalGround } from './alternative.ts';
import { barrierWords, type GroundOf, groundsIn } from './barrier-words.ts';

/** The channel a message takes, and every other one of the step. */
export interface ChannelExplanation {
  readonly chosen: ChosenChannel | null;
  readonly rejected: readonly CodedAlternative[];
}

export interface ChosenChannel extends Omit<CodedAlternative, 'code'> {
  /** Masked. */
  readonly recipient: string;
  readonly sendOn: Day;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly timeZone: string;
  /** Every zone the customer may be in. */
  readonly timeZones: readonly string[];
  /** The rules that make the window and ask for consent. */
  readonly under: readonly (LegalGround & { readonly rule: string })[];
}

/** Explains what `chooseChannel` finds for the customer, by the same terms. */
export const channelExplanation = (
  customer: CustomerCase,
  treatment: Treatment,
  terms: ContactTerms,
  place: string,
): ChannelExplanation => {
  const choice = chooseChannel(customer, treatment, terms);
  const grounds = groundsOn(terms, treatment.lastDay);
  const refused = choice.refused.map((refusal) => refusalWords(refusal, grounds));
  if (!('recipient' in choice)) return { chosen: null, rejected: refused };
  const tried = new Set<Channel>([choice.channel, ...choice.refused.map(({ channel }) => channel)]);
  const later = treatment.step.channels.filter((channel) => !tried.has(channel));
  return {
    chosen: chosenChannel(choice, customer, terms, place),
    rejected: [...refused, ...later.map((channel) => notNeeded(channel, choice.channel, place))],
  };
};

/** The grounds of the rules of the day, and of those that come into force until the last day. */
const groundsOn = ({ rulesOn, asOf }: ContactTerms, lastDay: Day): GroundOf => {
  const [today, later] = [groundsIn(rulesOn(asOf)), groundsIn(rulesOn(lastDay))];
  return (rule) => today(rule) ?? later(rule);
};

const refusalWords = ({ channel, ...barrier }: ChannelRefusal, groundOf: GroundOf): CodedAlternative => {
  const place = barrier.code === 'no-valid-address' ? addressOf[channel] : undefined;
  const told = barrierWords(barrier, channel, groundOf);
  return place === undefined ? told : { ...told, reason: `the customer has no ${place[0]}`, rule: place[1] };
};

const addressOf: Readonly<Record<Channel, readonly [what: string, place: string]>> = {
  sms: ['valid telephone', 'customer.phones'],
  whatsapp: ['valid telephone', 'customer.phones'],
  call: ['valid telephone', 'customer.phones'],
  email: ['valid e-mail', 'customer.emails'],
  letter: ['postal address', 'customer.address'],
};

const notNeeded = (channel: Channel, chosen: Channel, place: string): CodedAlternative => ({
  what: channel,
  code: 'not-needed',
  reason: `not tried: ${chosen} comes before it and can be used`,
  rule: `${place}.channels`,
});

const chosenChannel = (
  { channel, recipient, sendOn, window, refused }: ChannelChoice,
  customer: CustomerCase,
  terms: ContactTerms,
  place: string,
): ChosenChannel => {
  const [words, rule] = whyFirst(channel, customer, terms.asOf);
  const first =
    refused.length === 0 ? 'the first channel of the step' : 'the first channel of the step that can be used';
  const later = sendOn === terms.asOf ? '' : `; ${terms.asOf} has no window, ${sendOn} is the next day that has one`;
  return {
    what: channel,
    reason: `${words ?? first}${later}`,
    rule: rule ?? `${place}.channels`,
    recipient: maskRecipient(channel, recipient),
    sendOn,
    ...window,
    timeZones: terms.zones,
    under: rulesFor(channel, sendOn, terms).map(({ id, article, source, summary }) => ({
      rule: id,
      article,
      source,
      summary,
    })),
  };
};

/** What put the channel before the others of its step, where it was not the step's own order. */
const whyFirst = (
  channel: Channel,
  { preferredChannel, responses }: CustomerCase,
  asOf: Day,
): readonly [words?: string, rule?: string] => {
  if (preferredChannel === channel)
    return ['the channel of the step that the customer prefers', 'customer.preferred_channel'];
  if (bestChannel(responses, asOf) !== channel) return [];
  return ['the channel of the step on which the customer responded best in the last 90 days', 'best_channel'];
};

const rulesFor = (channel: Channel, sendOn: Day, { rulesOn }: ContactTerms): readonly ContactRule[] => {
  const windows = rulesOn(sendOn).windows.filter(
    ({ severity, channels }) => severity === 'block' && channels.includes(channel),
  );
  const consent = consentNeeded(rulesOn(sendOn), channel);
  return consent === undefined ? windows : [...windows, consent];
};
