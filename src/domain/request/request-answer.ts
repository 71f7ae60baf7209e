import { addDays, type Day } from '../day.ts';
import type { CustomerRequest } from './customer-request.ts';
import type { RequestState } from './request-kind.ts';

/** Days until an answer is due where nobody says, of a pause without an end, and of the review of a lost answer. */
export const requestDays = { answer: 15, pause: 30, review: 30 } as const;

/** The day by which we owe the customer an answer; undefined where none is owed: it was given, or the request acts by itself. */
export const answerDue = ({
  kind,
  state,
  onDay,
  answerDueOn,
  address,
}: Pick<CustomerRequest, 'kind' | 'state' | 'onDay' | 'answerDueOn' | 'address'>): Day | undefined => {
  const actsByItself = kind === 'stop-contact' || kind === 'pause' || (kind === 'wrong-person' && address !== null);
  return state === 'open' && !actsByItself ? (answerDueOn ?? addDays(onDay, requestDays.answer)) : undefined;
};

const order: readonly RequestState[] = ['open', 'granted', 'refused', 'withdrawn'];

/** Whether the answer can still be given: of several the one that ends most holds. */
export const canBecome = (state: RequestState, answer: RequestState): boolean =>
  order.indexOf(answer) > order.indexOf(state);
