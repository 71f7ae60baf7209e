import type { Channel } from '../channel.ts';
import type { Contact } from '../contact/contact-cap.ts';
import type { Day } from '../day.ts';
import type { Outcome } from './outcome-words.ts';

/** What became of one contact with a customer, or that its address turned out to be somebody else's. */
export interface ToldOutcome {
  readonly outcome: Outcome | 'wrong-number';
  readonly onDay: Day;
  /** Null where it was not told. */
  readonly channel: Channel | null;
  readonly address: string | null;
  /** Whether the contact is one of ours, which is counted already. */
  readonly ours: boolean;
}

/**
 * The contacts with what their outcomes add: a call that was answered was a conversation, a reply too; what others sent or
 * dialled counts as a contact, unless one on the same channel and day is known already. Of several that day any may have been the one answered.
 */
export const withOutcomes = (contacts: readonly Contact[], told: readonly ToldOutcome[]): readonly Contact[] => {
  let all = [...contacts];
  for (const { outcome, onDay, channel, ours } of told) {
    if (channel === null) continue;
    const answered = outcome === 'answered';
    const isThatDays = (one: Contact): boolean => one.onDay === onDay && one.channel === channel && !one.inbound;
    if (outcome === 'replied') all.push({ onDay, channel, conversation: true, inbound: true });
    else if (all.some(isThatDays)) {
      if (answered) all = all.map((one) => (isThatDays(one) ? { ...one, conversation: true } : one));
    } else if (ours && answered) all.push({ onDay, channel, conversation: true, inbound: true });
    else if (!ours && contactOutcomes.some((contact) => contact === outcome))
      all.push({ onDay, channel, conversation: answered });
  }
  return all;
};

/** What does not come about unless somebody wrote or called on the day. */
export const contactOutcomes = [
  'sent',
  'delivered',
  'answered',
  'no-answer',
  'soft-failed',
  'bounced',
] as const satisfies readonly Outcome[];
