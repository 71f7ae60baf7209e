import type { Channel } from '../channel.ts';
import type { Day } from '../day.ts';
import type { Tone } from '../message/tone.ts';
import type { Currency, Minor } from '../money.ts';

export type BatchState = 'draft' | 'approved' | 'dispatched' | 'discarded';

/** One message of a batch, as it is previewed, approved by hash and dispatched. */
export interface Message {
  readonly customerId: string;
  readonly portfolio: string;
  readonly accountId: string;
  readonly segment: string;
  readonly step: string;
  readonly stepKey: string;
  readonly template: string;
  readonly tone: Tone;
  readonly channel: Channel;
  readonly locale: string;
  readonly recipient: string;
  readonly recipientName: string | null;
  readonly subject: string | null;
  readonly body: string;
  readonly sendOn: Day;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly timeZone: string;
  readonly currency: Currency;
  readonly amount: Minor;
  readonly dueOn: Day;
  readonly accounts: number;
  readonly parts: number;
  readonly cost: Minor;
  /** The day on which the offer that the message carries lapses; null where it carries none. */
  readonly offerLapsesOn: Day | null;
  /** JSON: how far the step's clock was, the template's version and the channels refused before this one. */
  readonly decision: string;
}

/** A message as it is kept, with the name by which its outcomes are told: opaque, and the same whenever it is written again. */
export interface StoredMessage extends Message {
  readonly messageId: string;
}

/** What a message is made of, in alphabetical order. */
export const messageKeys = [
  'accountId',
  'accounts',
  'amount',
  'body',
  'channel',
  'cost',
  'currency',
  'customerId',
  'decision',
  'dueOn',
  'locale',
  'notAfter',
  'notBefore',
  'offerLapsesOn',
  'parts',
  'portfolio',
  'recipient',
  'recipientName',
  'segment',
  'sendOn',
  'step',
  'stepKey',
  'subject',
  'template',
  'timeZone',
  'tone',
] as const satisfies readonly (keyof Message)[];

/** What the message is made of as a line of the batch's content; the batch's hash is over these lines in the order of the customers. */
export const canonicalMessage = (message: Message): string =>
  `${JSON.stringify(messageKeys.map((key) => message[key]))}\n`;

/** An excluded customer as a line of the batch's content. */
export const canonicalExclusion = (customerId: string, reason: string): string =>
  `${JSON.stringify([customerId, reason])}\n`;
