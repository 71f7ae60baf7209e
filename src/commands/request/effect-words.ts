import { addDays } from '../../domain/day.ts';
import { requestDays } from '../../domain/request/request-answer.ts';
import type { ToldRequest } from './told-request.ts';

/** What a request does to contact with the customer as it stands, in a sentence. */
export const effectOf = (request: ToldRequest): string => {
  const { kind, state, channel, account, until, on, answerDue } = request;
  const ended = state === 'refused' || state === 'withdrawn';
  switch (kind) {
    case 'stop-contact':
      return `Nobody writes or calls by ${channel ?? 'any channel'} until the customer agrees to it on a later day.`;
    case 'wrong-person':
      return answerDue === null
        ? state === 'open'
          ? 'The address is not used again.'
          : 'The customer is contacted again.'
        : 'The customer is not contacted until it is answered.';
    case 'dispute':
      if (state !== 'open') return 'The dispute is over: what it was about can be written about again.';
      return `Nobody writes about ${account === null ? 'any account' : `account ${account}`} until it is answered.`;
    case 'pause':
      return ended
        ? contactedAgain
        : `The customer is not contacted through ${until ?? addDays(on, requestDays.pause)}.`;
    case 'defer':
      if (state === 'granted' && until !== null) return `The customer is not contacted through ${until}.`;
      return state === 'open' ? held : contactedAgain;
    default:
      return state === 'open' ? held : contactedAgain;
  }
};

const held = 'The customer is not contacted while we owe the answer.';
const contactedAgain = 'It no longer stands against contact.';
