import type { Channel } from '../../domain/channel.ts';
import { type Day, daysBetween } from '../../domain/day.ts';
import { toldCustomer } from '../../domain/page/told-customer.ts';
import { answerDue } from '../../domain/request/request-answer.ts';
import type { RequestKind, RequestState } from '../../domain/request/request-kind.ts';
import { requestOf } from '../../stores/cases/customer-requests.ts';
import type { KeptRequest } from '../../stores/requests/kept-requests.ts';

/** A request as it is told; its telephone or e-mail and the customer's words are not. */
export interface ToldRequest {
  readonly request: number;
  readonly customer: string;
  readonly kind: RequestKind;
  readonly on: Day;
  readonly until: Day | null;
  readonly state: RequestState;
  /** The day by which an answer is owed; null where none is. */
  readonly answerDue: Day | null;
  /** Days since then; null where it has not come. */
  readonly overdueDays: number | null;
  readonly answered: Day | null;
  readonly channel: Channel | null;
  readonly account: string | null;
  readonly portfolio: string | null;
}

/** The request as it stands on the day; the id of a customer is masked where it is a person's number and nobody typed it. */
export const toldRequest = (kept: KeptRequest, asOf: Day, typed?: string): ToldRequest => {
  const due = answerDue(requestOf(kept)) ?? null;
  return {
    request: Number(kept.request),
    customer: typed ?? toldCustomer(kept.customer_id, kept.national_id),
    kind: kept.kind,
    on: kept.on_day,
    until: kept.until_on,
    state: kept.state,
    answerDue: due,
    overdueDays: due !== null && due < asOf ? daysBetween(due, asOf) : null,
    answered: kept.answered_on,
    channel: kept.channel,
    account: kept.account_id,
    portfolio: kept.portfolio,
  };
};
