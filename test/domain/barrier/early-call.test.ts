import { expect, test } from 'vitest';
import { earlyCallBarrier } from '../../../src/domain/barrier/early-call.ts';
import type { Channel } from '../../../src/domain/channel.ts';
import { addDays } from '../../../src/domain/day.ts';
import type { CustomerRequest } from '../../../src/domain/request/customer-request.ts';
import { accountCase, asOf } from '../../support/customer-case.ts';

interface Asked {
  readonly dpd: number;
  readonly channel?: Channel;
  readonly prefers?: Channel;
  readonly request?: Partial<CustomerRequest>;
}

const barrier = ({ dpd, channel = 'call', prefers, request }: Asked) => {
  const asked = { kind: 'talk-to-person', onDay: addDays(asOf, -2), state: 'answered', channel: null, ...request };
  const requests = request === undefined ? [] : [asked as CustomerRequest];
  return earlyCallBarrier({ preferredChannel: prefers ?? null, requests }, channel, accountCase({ dpd }), 30);
};

test.each<[string, Asked, boolean]>([
  ['nobody is called a day too early', { dpd: 29 }, true],
  ['calls begin on the day', { dpd: 30 }, false],
  ['other channels are not held back', { dpd: 3, channel: 'sms' }, false],
  ['whoever prefers calls is called', { dpd: 3, prefers: 'call' }, false],
  ['another preference is none for calls', { dpd: 3, prefers: 'email' }, true],
  ['whoever asked to speak with a person is called', { dpd: 3, request: {} }, false],
  ['who took it back is not', { dpd: 3, request: { state: 'withdrawn' } }, true],
  ['who asked for it before these arrears is not', { dpd: 3, request: { onDay: addDays(asOf, -40) } }, true],
  ['who asked for a breakdown is not', { dpd: 3, request: { kind: 'breakdown' } }, true],
])('%s', (_, asked, barred) => {
  expect(barrier(asked)).toEqual(
    barred
      ? {
          code: 'outside-window',
          rule: 'planning.first_call_day',
          detail: `${asked.dpd} days past due, calls from day 30 on`,
        }
      : undefined,
  );
});
