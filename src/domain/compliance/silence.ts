import { type AccountName, isSameAccount } from '../account.ts';
import { sharedReason } from '../barrier/exclusion.ts';
import { type Channel, channels } from '../channel.ts';
import { type ConsentStatement, consentsIn } from '../contact/consent.ts';
import { addDays, type Day, earlierOf } from '../day.ts';
import type { Hold } from '../hold/hold.ts';
import { holdTerms } from '../hold/hold-terms.ts';
import type { ToldOutcome } from '../outcome/told-outcome.ts';
import type { PaymentPromise } from '../promise/promise.ts';
import { lastDayOf, promiseStandings, type ReceivedPayment } from '../promise/promise-standing.ts';
import type { PromiseTerms } from '../promise/promise-terms.ts';
import type { CustomerRequest } from '../request/customer-request.ts';
import { requestDays } from '../request/request-answer.ts';
import { accountsNamed, type ContactMade } from './contact-made.ts';
import { type Check, fine, type Verdict } from './finding.ts';
import { standingTo, type ToldFact } from './told-fact.ts';

/** A time in which the customer is left in peace, and why. */
export interface Silence extends ToldFact {
  readonly check: Check;
  /** What it is, for people: never what a customer needs or suffers from. */
  readonly what: string;
  /** Its last day; null where nothing ended it. */
  readonly until: Day | null;
  readonly channels: readonly Channel[];
  /** The account it is about; null for all. */
  readonly account: AccountName | null;
  /** The one address it is about, in small letters; null for all. */
  readonly address: string | null;
}

/** What is told of a customer that silences come of, each with when the ledger was told. */
export interface Told {
  readonly requests: readonly (CustomerRequest & Telling)[];
  readonly outcomes: readonly (ToldOutcome & Telling)[];
  readonly consents: readonly (ConsentStatement & Telling)[];
  readonly holds: readonly Hold[];
  readonly promises: readonly PromiseTold[];
}

/** A promise with what was paid on its account. */
export interface PromiseTold extends PaymentPromise, Telling {
  readonly account: AccountName;
  readonly currency: string;
  readonly payments: readonly ReceivedPayment[];
}

export interface Telling {
  readonly importId: number | null;
  readonly toldOn: Day;
}

/** Whether a contact was made in a silence of the check; the gravest of several. */
export const silenceVerdict = (check: Check, contact: ContactMade, silences: readonly Silence[]): Verdict => {
  let worst: Verdict = fine;
  for (const silence of silences) {
    if (silence.check !== check || !covers(silence, contact)) continue;
    const standing = standingTo(silence, contact);
    if (standing === 'known') return { is: 'breach', detail: inWords(silence) };
    if (standing === 'learned-later')
      worst = { is: 'learned-later', detail: `${inWords(silence)}, told on ${silence.toldOn}` };
    else if (standing !== undefined && worst.is === 'fine') worst = { is: 'unknown', why: standing };
  }
  return worst;
};

const covers = (silence: Silence, contact: ContactMade): boolean => {
  const { onDay, channel, address } = contact;
  const { account: about } = silence;
  return (
    silence.channels.includes(channel) &&
    (silence.until === null || onDay <= silence.until) &&
    (about === null || accountsNamed(contact).some((one) => isSameAccount(one, about))) &&
    (silence.address === null || silence.address === address?.toLowerCase())
  );
};

const inWords = ({ what, onDay, until }: Silence): string =>
  `${what} on ${onDay}${until === null ? '' : `, until ${until}`}`;

/** Every silence of a customer; a consent given on a later day ends what was said no to. */
export const silencesOf = (
  { requests, outcomes, consents, holds, promises }: Told,
  promiseTerms: PromiseTerms,
): readonly Silence[] => [
  ...requests.flatMap((request) => ofRequest(request, consents)),
  ...outcomes.flatMap((outcome) => ofOutcome(outcome, consents)),
  ...consents.filter(isRefusal).flatMap((refusal) => refused(refusal, consents)),
  ...holds.map(ofHold),
  ...promises.map((promise) => ofPromise(promise, promiseTerms)),
];

const everywhere = { channels, account: null, address: null, until: null } as const;

const ofRequest = (request: CustomerRequest & Telling, consents: Told['consents']): Silence[] => {
  const { kind, onDay, importId, toldOn, channel, address, account } = request;
  const fact = { onDay, importId, toldOn, ...everywhere };
  switch (kind) {
    case 'stop-contact':
      return ended({ ...fact, check: 'after-opt-out', what: 'asked not to be contacted' }, channel, consents);
    case 'wrong-person':
      return [
        {
          ...fact,
          check: 'wrong-person',
          what: 'somebody else’s, told',
          address: address?.toLowerCase() ?? null,
          until: address === null ? answerOf(request) : null,
        },
      ];
    case 'dispute':
      return [{ ...fact, check: 'during-hold', what: 'dispute told', account, until: answerOf(request) }];
    case 'pause':
      return [{ ...fact, check: 'during-hold', what: 'pause asked for', until: pauseEnd(request) }];
    default:
      return [];
  }
};

/** The last day before the answer; null while there is none. */
const answerOf = ({ answeredOn, state, onDay }: CustomerRequest): Day | null =>
  state === 'open' ? null : addDays(answeredOn ?? onDay, -1);

const pauseEnd = (request: CustomerRequest): Day => {
  const end = request.until ?? addDays(request.onDay, requestDays.pause);
  const takenBack = request.state === 'refused' || request.state === 'withdrawn';
  return takenBack ? earlierOf(end, answerOf(request) ?? end) : end;
};

const ofOutcome = (told: ToldOutcome & Telling, consents: Told['consents']): Silence[] => {
  const { outcome, onDay, importId, toldOn, channel, address } = told;
  const fact = { onDay, importId, toldOn, ...everywhere };
  if (outcome === 'unsubscribed')
    return ended({ ...fact, check: 'after-opt-out', what: 'unsubscribed' }, channel, consents);
  if (outcome === 'complaint') return complained({ ...fact, check: 'after-opt-out', what: 'complained' }, consents);
  if (outcome !== 'wrong-number' || address === null) return [];
  return [{ ...fact, check: 'wrong-person', what: 'somebody else’s, told', address: address.toLowerCase() }];
};

/** The silence on each channel, up to the day before a later consent to it. */
const ended = (silence: Silence, channel: Channel | null, consents: Told['consents']): Silence[] =>
  (channel === null ? channels : [channel]).map((one) => ({
    ...silence,
    channels: [one],
    until: dayBefore(
      consents.filter((consent) => consent.channel === one),
      silence.onDay,
    ),
  }));

/** A complaint ends with a consent to any channel. */
const complained = (silence: Silence, consents: Told['consents']): Silence[] => [
  { ...silence, until: dayBefore(consents, silence.onDay) },
];

const dayBefore = (consents: Told['consents'], after: Day): Day | null => {
  const days = consents
    .filter(({ state, dated, since }) => state === 'granted' && dated && since > after)
    .map(({ since }) => since);
  return days.length === 0 ? null : addDays(days.reduce(earlierOf), -1);
};

const isRefusal = ({ state }: ConsentStatement): boolean => state === 'refused';

/** A refusal that holds over what else is told of the channel. */
const refused = (refusal: ConsentStatement & Telling, consents: Told['consents']): Silence[] => {
  const { channel, since, importId, toldOn } = refusal;
  const then = consents.filter((one) => one.channel === channel && one.since <= since);
  if (consentsIn(then).consents.get(channel) !== 'refused') return [];
  const fact = {
    ...everywhere,
    onDay: since,
    importId,
    toldOn,
    check: 'after-opt-out',
    what: `said no to ${channel}`,
  } as const;
  return ended(fact, channel, consents);
};

/** A vulnerable customer may be called by a person; nothing else may reach them. What is private of a hold is not told. */
const ofHold = ({ reason, from, until, releasedOn, addedOn, account }: Hold): Silence => {
  const released = releasedOn === null ? null : addDays(releasedOn, -1);
  return {
    check: reason === 'promise' ? 'during-promise' : 'during-hold',
    what: sharedReason(holdTerms[reason].code) === 'hold' ? 'hold' : `hold (${reason})`,
    onDay: from,
    until: released !== null && until !== null ? earlierOf(released, until) : (released ?? until),
    importId: null,
    toldOn: addedOn,
    channels: reason === 'vulnerability' ? channels.filter((channel) => channel !== 'call') : channels,
    account,
    address: null,
  };
};

/** A promise runs until it is kept, cancelled or its last day is over. */
const ofPromise = (promise: PromiseTold, terms: PromiseTerms): Silence => {
  const last = lastDayOf(promise, terms);
  const kept = promise.payments
    .map(({ paidOn }) => paidOn)
    .filter((day) => promiseStandings([promise], promise.payments, day, terms).get(promise)?.state === 'kept');
  const ends = [...kept, ...(promise.cancelledOn === null ? [] : [promise.cancelledOn])].map((day) => addDays(day, -1));
  return {
    ...everywhere,
    check: 'during-promise',
    what: 'promise made',
    onDay: promise.madeOn,
    until: [last, ...ends].reduce(earlierOf),
    importId: promise.importId,
    toldOn: promise.toldOn,
    account: promise.account,
  };
};
