import type { Channel } from '../channel.ts';
import type { Day } from '../day.ts';

/** What a customer agreed to or refused for a channel, as one of the files has it. */
export interface ConsentStatement {
  readonly channel: Channel;
  readonly state: 'granted' | 'refused';
  readonly since: Day;
  /** Whether the day is the customer's own; else it is that of the file, which says nothing of when they were asked. */
  readonly dated: boolean;
  /** Whether the customer agreed in writing. */
  readonly written: boolean;
}

/** What holds for each channel, and since when where the customer's own day is known. */
export interface Consents {
  readonly consents: ReadonlyMap<Channel, 'granted' | 'refused'>;
  /** The days on which customers agreed to the channels that they agree to now. */
  readonly agreedOn: ReadonlyMap<Channel, Day>;
  /** The channels that they agreed to in writing. */
  readonly writtenConsents: ReadonlySet<Channel>;
}

/**
 * A statement with a day holds against one without, but that a later file's refusal is believed. Of each sort there is one
 * statement a channel at most, the newest.
 */
export const consentsIn = (statements: readonly ConsentStatement[]): Consents => {
  const consents = new Map<Channel, 'granted' | 'refused'>();
  const agreedOn = new Map<Channel, Day>();
  const writtenConsents = new Set<Channel>();
  for (const { channel, state, since, dated, written } of [...statements].sort(
    (one, other) => rank(one) - rank(other),
  )) {
    const agreed = agreedOn.get(channel);
    const holds = dated || !consents.has(channel) || (agreed !== undefined && state === 'refused' && since > agreed);
    if (!holds) continue;
    consents.set(channel, state);
    if (dated && state === 'granted') agreedOn.set(channel, since);
    else agreedOn.delete(channel);
    if (written && state === 'granted') writtenConsents.add(channel);
    else writtenConsents.delete(channel);
  }
  return { consents, agreedOn, writtenConsents };
};

const rank = ({ dated }: ConsentStatement): number => (dated ? 0 : 1);
