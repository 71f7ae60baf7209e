import type { AccountName } from '../account.ts';
import type { Channel } from '../channel.ts';
import type { Day } from '../day.ts';
import type { RequestKind, RequestState } from './request-kind.ts';

/** What a customer asked for; free text is kept apart and never comes this far. */
export interface CustomerRequest {
  readonly kind: RequestKind;
  readonly onDay: Day;
  /** The day through which a pause or a deferral was asked for. */
  readonly until: Day | null;
  readonly answerDueOn: Day | null;
  readonly answeredOn: Day | null;
  readonly state: RequestState;
  /** The channel it is about; null for every channel. */
  readonly channel: Channel | null;
  /** The telephone or e-mail it is about. */
  readonly address: string | null;
  /** The account it is about; null for all. */
  readonly account: AccountName | null;
  /** Set where it is known from the suppression list: whoever asked was erased since. */
  readonly suppressed?: true;
}
