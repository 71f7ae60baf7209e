import type { Day } from '../day.ts';
import type { ContactMade } from './contact-made.ts';
import type { Doubt } from './finding.ts';

/** Something that the ledger holds, with when it happened and when the ledger was told. */
export interface ToldFact {
  readonly onDay: Day;
  /** The import that told it; null where a command did. */
  readonly importId: number | null;
  readonly toldOn: Day;
}

/** How a contact stands to a fact that bars it: made although it was known, before it was learned, or nobody can tell. */
export type Standing = 'known' | 'learned-later' | Doubt;

/**
 * How a contact stands to a fact; undefined where the fact came after the contact. What was imported before a message of ours was
 * planned was known. Of contacts made elsewhere a fact of the same day came of the contact, or after it.
 */
export const standingTo = (fact: ToldFact, contact: ContactMade): Standing | undefined => {
  if (fact.onDay > contact.onDay) return undefined;
  const known = knownBy(fact, contact);
  if (known === 'known' && contact.handed === null && fact.onDay === contact.onDay) return undefined;
  if (known !== 'learned-later') return known;
  return fact.onDay < contact.onDay ? 'learned-later' : undefined;
};

/** Whether the ledger was told before the contact was made, or before our message was planned. */
export const knownBy = ({ importId, toldOn }: ToldFact, { handed, onDay }: ContactMade): Standing => {
  if (handed !== null && importId !== null) return importId <= handed.importId ? 'known' : 'learned-later';
  const by = handed?.on ?? onDay;
  if (toldOn < by || (handed === null && toldOn === by)) return 'known';
  return toldOn === by ? 'same-day' : 'learned-later';
};
