import type { Minor } from '../money.ts';
import type { BalanceParts } from './discount.ts';
import type { Payday } from './payday.ts';

/** What is known of the account an offer is made for, all in its currency. */
export interface OfferAccount {
  readonly balance: Minor;
  readonly parts?: BalanceParts | undefined;
  /** The contract's instalment a month. */
  readonly contractInstalment?: Minor | undefined;
  readonly payday?: Payday | undefined;
}
