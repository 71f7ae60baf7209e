import type { IsHoliday } from '../contact/contact-window.ts';
import type { RulesOn } from '../contact-rules/contact-rules.ts';

/** What holds where a customer lives. */
export interface ContactLaw {
  readonly rulesOn: RulesOn;
  readonly isHoliday: IsHoliday;
  /** Every zone the customer may be in. */
  readonly zones: readonly string[];
  /** The zone in which contacts made elsewhere tell their time. */
  readonly toldZone: string;
}
