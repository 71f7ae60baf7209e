import { isStopOf } from '../barrier/request-barriers.ts';
import { type Channel, channels } from '../channel.ts';
import { type ConsentStatement, consentsIn } from '../contact/consent.ts';
import { type Day, laterOf } from '../day.ts';
import type { CustomerRequest } from '../request/customer-request.ts';

/** That somebody is not to be contacted by a channel, or by any, unless they agree to it on a later day. */
export interface OptOut {
  readonly channel: Channel | 'all';
  readonly since: Day;
}

/** What of requests not to be contacted and of refused consents is in force. */
export const optOutsIn = (
  requests: readonly CustomerRequest[],
  statements: readonly ConsentStatement[],
): readonly OptOut[] => {
  const { consents, agreedOn } = consentsIn(statements);
  const found = channels.flatMap((channel): (OptOut & { readonly channel: Channel })[] => {
    const stops = requests.filter((request) => isStopOf(request, channel, agreedOn)).map(({ onDay }) => onDay);
    const refusals = consents.get(channel) === 'refused' ? refusalDays(statements, channel) : [];
    const days = [...stops, ...refusals];
    return days.length === 0 ? [] : [{ channel, since: days.reduce(laterOf) }];
  });
  const [first] = found;
  const ofAll = first !== undefined && found.length === channels.length;
  return ofAll && found.every(({ since }) => since === first.since) ? [{ channel: 'all', since: first.since }] : found;
};

const refusalDays = (statements: readonly ConsentStatement[], channel: Channel): readonly Day[] =>
  statements.filter((one) => one.channel === channel && one.state === 'refused').map(({ since }) => since);

/** The same as a request, for whoever decides about contact. */
export const suppressedRequest = ({ channel, since }: OptOut): CustomerRequest => ({
  kind: 'stop-contact',
  onDay: since,
  until: null,
  answerDueOn: null,
  answeredOn: null,
  state: 'open',
  channel: channel === 'all' ? null : channel,
  address: null,
  account: null,
  suppressed: true,
});
