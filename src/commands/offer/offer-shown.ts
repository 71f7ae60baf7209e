import type { NoOfferReason } from '../../domain/offer/offer-reason.ts';
import type { CapacityView, OptionView, RejectionView } from '../../domain/offer/offer-view.ts';
import type { Summary } from '../../terminal/print.ts';

/** The offer of one account as it is told. */
export interface OfferShown extends Summary {
  readonly account: string;
  readonly portfolio: string;
  readonly currency: string;
  /** What was owed when it was offered; null without an offer. */
  readonly balance: string | null;
  /** The account's share of what the customer can pay a month; null where it is not known. */
  readonly capacity: CapacityView | null;
  readonly options: readonly OptionView[];
  readonly rejected: readonly RejectionView[];
  readonly offeredOn: string | null;
  readonly lapsesOn: string | null;
  /** Why there is no offer; null with one. */
  readonly reason: NoOfferReason | 'not-offered-yet' | null;
}
