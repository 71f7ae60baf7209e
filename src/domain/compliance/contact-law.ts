import type { IsHoliday } from '../contact/contact-window.ts';
import type { RulesOn } from '../contact-rules/contact-rules.ts';
import type { PromiseTerms } from '../promise/promise-terms.ts';
import type { ContactMade } from './contact-made.ts';

/** What holds where a customer lives. */
export interface ContactLaw {
  readonly rulesOn: RulesOn;
  readonly isHoliday: IsHoliday;
  /** Whether there are rules for the country in which the customer lives. */
  readonly isKnown: boolean;
  /** Every zone the customer may have been in, by what was known when the contact was made and by the address it used. */
  readonly zonesAt: (contact: ContactMade) => readonly string[];
  /** The zone in which contacts made elsewhere tell their time. */
  readonly toldZone: string;
  readonly promises: PromiseTerms;
}
