import type { OfferReason } from './offer-terms.ts';

/** Why an account has no offer at all; a closed list. */
export type NoOfferReason = OfferReason | 'disputed' | 'other-currency' | 'no-policy' | 'unsegmented' | 'not-open';

/** The reasons against an option or an offer, in words. */
export const offerReasons: Readonly<Record<NoOfferReason, string>> = {
  'nothing-due': 'nothing is due',
  'too-long': 'longer than the longest term',
  'above-capacity': 'more a month than the customer can pay',
  'above-contract-instalment': "more a month than the contract's instalment",
  'below-smallest-instalment': 'an instalment would be under the smallest',
  'below-value-floor': 'worth less than the value floor',
  'not-distinct': 'neither the cheapest, nor the shortest, nor the lowest instalment',
  disputed: 'the account is disputed',
  'other-currency': 'the account is in another currency than the policies',
  'no-policy': 'the segment has no offer policy',
  unsegmented: 'the account is in no segment',
  'not-open': 'nothing is owed on the account any more',
};
