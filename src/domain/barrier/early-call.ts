import type { Channel } from '../channel.ts';
import type { AccountCase, CustomerCase } from '../customer-case.ts';
import type { CustomerRequest } from '../request/customer-request.ts';
import type { Barrier } from './exclusion.ts';

/** Why it is too early to call: so few days past due, and the customer neither prefers calls nor asked to be spoken with. */
export const earlyCallBarrier = (
  { preferredChannel, requests }: Pick<CustomerCase, 'preferredChannel' | 'requests'>,
  channel: Channel,
  { dpd, dueOn }: Pick<AccountCase, 'dpd' | 'dueOn'>,
  firstCallDay: number,
): Barrier | undefined => {
  if (channel !== 'call' || dpd >= firstCallDay || preferredChannel === 'call') return undefined;
  if (requests.some((request) => isCallAskedFor(request) && request.onDay >= dueOn)) return undefined;
  return { code: 'outside-window', rule: 'planning.first_call_day', detail: tooEarly(dpd, firstCallDay) };
};

const isCallAskedFor = ({ kind, state, channel }: CustomerRequest): boolean =>
  kind === 'talk-to-person' && state !== 'withdrawn' && (channel === null || channel === 'call');

const tooEarly = (dpd: number, firstCallDay: number): string =>
  `${dpd} days past due, calls from day ${firstCallDay} on`;
