import { formatAmount } from '../money.ts';
import { maskRecipient } from '../page/masking.ts';
import type { Message } from '../plan/batch.ts';

/** The facts of a message by which two are told apart; its days and words follow from them and from the day it is of. */
export const comparedFacts = [
  'portfolio',
  'accountId',
  'segment',
  'step',
  'template',
  'tone',
  'channel',
  'locale',
  'recipient',
  'amount',
  'currency',
  'dueOn',
  'accounts',
  'offerLapsesOn',
] as const satisfies readonly (keyof Message)[];
export type ComparedFact = (typeof comparedFacts)[number];

/** A fact of a message that is another one now; an address is masked. */
export interface MessageChange {
  readonly fact: ComparedFact;
  readonly before: string;
  readonly after: string;
}

/** What of a customer's message is otherwise than it was, in the order of the facts. */
export const messageChanges = (before: Message, after: Message): readonly MessageChange[] =>
  comparedFacts
    .filter((fact) => before[fact] !== after[fact])
    .map((fact) => ({ fact, before: toldFact(before, fact), after: toldFact(after, fact) }));

const toldFact = (message: Message, fact: ComparedFact): string => {
  if (fact === 'recipient') return maskRecipient(message.channel, message.recipient);
  if (fact === 'amount') return formatAmount(message.amount, message.currency);
  return String(message[fact] ?? 'none');
};
