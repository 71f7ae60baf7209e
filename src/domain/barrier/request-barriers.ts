import { type AccountName, isAbout } from '../account.ts';
import { type Channel, channels } from '../channel.ts';
import type { CustomerCase } from '../customer-case.ts';
import { addDays, type Day, laterOf } from '../day.ts';
import type { CustomerRequest } from '../request/customer-request.ts';
import { requestDays } from '../request/request-answer.ts';
import type { Barrier } from './exclusion.ts';

/**
 * What a request does to whom we contact. One place for all of it, and where a file leaves something open the kindest reading:
 *
 * - `stop-contact` bars its channel, or all, from the moment it is known and whatever its day; an answer does not lift it, only
 *   a consent to the channel given on a later day does.
 * - `wrong-person` takes its telephone or e-mail out for good; one that names none holds the customer until it is answered.
 * - `dispute` bars the account it names, else all, until it is answered, however long that takes.
 * - `pause` bars through the day asked for, else thirty days; being granted does not shorten it, being refused or taken back
 *   ends it. A `defer` that was granted is such a pause through its day.
 * - Every other request holds the customer while we owe the answer: until it is answered, and where no answer is ever told
 *   until thirty days after it was due, when a person should have looked at it.
 */
export const requestBarriers = (
  { requests, agreedOn }: Pick<CustomerCase, 'requests' | 'agreedOn'>,
  asOf: Day,
): readonly Barrier[] =>
  requests.length === 0
    ? []
    : [...optedOutOfAll(requests, agreedOn), ...requests.flatMap((request) => barrierOf(request, asOf))];

/** The refusal of the channel by a request not to be contacted. */
export const optOutBarrier = (
  { requests, agreedOn }: Pick<CustomerCase, 'requests' | 'agreedOn'>,
  channel: Channel,
): Barrier | undefined => {
  const stop = requests.find((request) => isStopOf(request, channel, agreedOn));
  return stop && optedOut(stop, `asked on ${stop.onDay} not to be contacted by ${channel}`);
};

/** The request that disputes the account and was not answered. */
export const disputeOf = (requests: readonly CustomerRequest[], account: AccountName): CustomerRequest | undefined =>
  requests.find((request) => request.kind === 'dispute' && isOpen(request) && isAbout(request, account));

/** Whether the request stands against the channel: no later consent to it lifts it. */
export const isStopOf = (
  { kind, channel, onDay }: CustomerRequest,
  by: Channel,
  agreedOn: CustomerCase['agreedOn'],
): boolean => kind === 'stop-contact' && (channel === null || channel === by) && (agreedOn.get(by) ?? '') <= onDay;

const optedOutOfAll = (requests: readonly CustomerRequest[], agreedOn: CustomerCase['agreedOn']): Barrier[] => {
  const stops = channels.map((channel) => requests.find((request) => isStopOf(request, channel, agreedOn)));
  if (stops.some((stop) => stop === undefined)) return [];
  const known = stops.flatMap((stop) => stop ?? []);
  const last = known.map(({ onDay }) => onDay).reduce(laterOf);
  const [stop] = known.filter(({ onDay, suppressed }) => onDay === last && suppressed !== true).concat(known);
  return stop === undefined ? [] : [optedOut(stop, `asked on ${last} not to be contacted`)];
};

/** Where only the suppression list knows of it, that is said. */
const optedOut = ({ suppressed }: CustomerRequest, detail: string): Barrier =>
  suppressed === true
    ? { code: 'opted-out', rule: 'suppressions', detail: `${detail}, by the suppression list of those who were erased` }
    : { code: 'opted-out', detail };

const isOpen = ({ state }: Pick<CustomerRequest, 'state'>): boolean => state === 'open';

const barrierOf = (request: CustomerRequest, asOf: Day): Barrier[] => {
  switch (request.kind) {
    case 'stop-contact':
    case 'dispute':
      return [];
    case 'wrong-person':
      return request.address === null && isOpen(request)
        ? [{ code: 'hold:wrong-person', detail: `told on ${request.onDay}` }]
        : [];
    case 'pause':
      return pauseOf(request, asOf);
    case 'defer':
      return isOpen(request) ? answerOwed(request, asOf) : request.until === null ? [] : pauseOf(request, asOf);
    default:
      return isOpen(request) ? answerOwed(request, asOf) : [];
  }
};

const pauseOf = ({ kind, onDay, until, state }: CustomerRequest, asOf: Day): Barrier[] => {
  const end = until ?? addDays(onDay, requestDays.pause);
  if (asOf > end || state === 'refused' || state === 'withdrawn') return [];
  return [{ code: 'paused', detail: `${kind} asked for on ${onDay}, through ${end}` }];
};

const answerOwed = ({ kind, onDay, answerDueOn }: CustomerRequest, asOf: Day): Barrier[] => {
  const due = answerDueOn ?? addDays(onDay, requestDays.answer);
  if (asOf > addDays(due, requestDays.review)) return [];
  const owed = asOf > due ? `the answer was due on ${due} and is missing` : `the answer is due on ${due}`;
  return [{ code: 'hold:request', detail: `${kind} asked for on ${onDay}; ${owed}` }];
};
