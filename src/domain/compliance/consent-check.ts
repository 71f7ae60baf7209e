import { consentsIn } from '../contact/consent.ts';
import type { ConsentRule } from '../contact-rules/contact-rule.ts';
import type { ContactMade } from './contact-made.ts';
import { fine, type Verdict } from './finding.ts';
import type { Told } from './silence.ts';
import { knownBy } from './told-fact.ts';

/**
 * Whether the customer had agreed to the channel by the day, where a rule asks for it. A refusal is a breach of its own. The ledger
 * keeps the newest statement of a channel: one that is newer than the contact tells nothing of the time before.
 */
export const consentVerdict = ({ form }: ConsentRule, contact: ContactMade, consents: Told['consents']): Verdict => {
  const { channel, onDay } = contact;
  const ofChannel = consents.filter((one) => one.channel === channel);
  const then = ofChannel.filter(({ since }) => since <= onDay);
  const held = consentsIn(then);
  const state = held.consents.get(channel);
  if (state === 'granted' && form === 'written' && !held.writtenConsents.has(channel)) {
    return { is: 'breach', detail: `agreed to ${channel}, but not in writing` };
  }
  if (state === 'granted') {
    const isKnown = then.some(
      (one) => one.state === 'granted' && knownBy({ ...one, onDay: one.since }, contact) !== 'learned-later',
    );
    return isKnown || contact.handed === null ? fine : { is: 'unknown', why: 'newer-consent' };
  }
  if (state === 'refused') return { is: 'breach', detail: `said no to ${channel}` };
  if (ofChannel.length > 0) return { is: 'unknown', why: 'newer-consent' };
  return { is: 'breach', detail: `never agreed to ${channel}` };
};
