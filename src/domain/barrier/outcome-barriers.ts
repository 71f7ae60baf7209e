import type { CustomerCase } from '../customer-case.ts';
import { type Day, laterOf } from '../day.ts';
import type { ToldOutcome } from '../outcome/told-outcome.ts';
import type { Barrier } from './exclusion.ts';

/** A complaint holds the customer on every channel until they agree to one of them on a later day. */
export const complaintBarriers = ({
  outcomes,
  agreedOn,
}: Pick<CustomerCase, 'outcomes' | 'agreedOn'>): readonly Barrier[] => {
  const days = outcomes.filter(({ outcome }) => outcome === 'complaint').map(({ onDay }) => onDay);
  if (days.length === 0) return [];
  const last = days.reduce(laterOf);
  return [...agreedOn.values()].some((agreed) => agreed > last)
    ? []
    : [{ code: 'hold:complaint', detail: `complained on ${last}` }];
};

/**
 * The telephones and e-mail addresses, in small letters, that may not be used, and why. Somebody else's is so for good; one that
 * nothing can be delivered to is so until something was.
 */
export const barredAddresses = ({
  requests,
  outcomes,
}: Pick<CustomerCase, 'requests' | 'outcomes'>): ReadonlyMap<string, Barrier> => {
  if (requests.length === 0 && outcomes.length === 0) return noAddresses;
  const barred = new Map<string, Barrier>();
  for (const [address, { bounced, reached }] of addressDays(outcomes)) {
    if (bounced === undefined || (reached !== undefined && reached > bounced)) continue;
    barred.set(address, { code: 'no-valid-address', detail: `nothing could be delivered on ${bounced}` });
  }
  const strangers = [
    ...requests.filter(({ kind }) => kind === 'wrong-person'),
    ...outcomes.filter(({ outcome }) => outcome === 'wrong-number'),
  ];
  for (const { address, onDay } of strangers) {
    if (address !== null)
      barred.set(address.toLowerCase(), {
        code: 'hold:wrong-person',
        detail: `it is somebody else’s, told on ${onDay}`,
      });
  }
  return barred;
};

const noAddresses: ReadonlyMap<string, Barrier> = new Map();

interface AddressDays {
  readonly bounced?: Day;
  readonly reached?: Day;
}

const addressDays = (outcomes: readonly ToldOutcome[]): ReadonlyMap<string, AddressDays> => {
  const days = new Map<string, AddressDays>();
  for (const { outcome, address, onDay } of outcomes) {
    const what = outcome === 'bounced' ? 'bounced' : reaching.has(outcome) ? 'reached' : undefined;
    if (address === null || what === undefined) continue;
    const known = days.get(address.toLowerCase());
    days.set(address.toLowerCase(), { ...known, [what]: laterOf(known?.[what] ?? onDay, onDay) });
  }
  return days;
};

const reaching: ReadonlySet<ToldOutcome['outcome']> = new Set([
  'delivered',
  'opened',
  'clicked',
  'replied',
  'answered',
]);
