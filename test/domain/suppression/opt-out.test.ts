import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { optOutBarrier } from '../../../src/domain/barrier/request-barriers.ts';
import { type Channel, channels } from '../../../src/domain/channel.ts';
import type { ConsentStatement } from '../../../src/domain/contact/consent.ts';
import { consentsIn } from '../../../src/domain/contact/consent.ts';
import { addDays, type Day } from '../../../src/domain/day.ts';
import type { CustomerRequest } from '../../../src/domain/request/customer-request.ts';
import { identifiersOf, withoutStrangers } from '../../../src/domain/suppression/identifier.ts';
import { optOutsIn, suppressedRequest } from '../../../src/domain/suppression/opt-out.ts';
import { lawRuns } from '../../support/law.ts';

const first = '2026-11-01' as Day;
const day = fc.integer({ min: 0, max: 20 }).map((days) => addDays(first, days));

const stop = (onDay: Day, channel: Channel | null = null): CustomerRequest => ({
  kind: 'stop-contact',
  onDay,
  channel,
  until: null,
  answerDueOn: null,
  answeredOn: null,
  state: 'open',
  address: null,
  account: null,
});

const said = (channel: Channel, state: ConsentStatement['state'], since: Day): ConsentStatement => ({
  channel,
  state,
  since,
  dated: true,
  written: false,
});

describe('optOutsIn', () => {
  test.each<[string, CustomerRequest[], ConsentStatement[], object[]]>([
    ['nothing was asked', [], [], []],
    ['contact was to stop', [stop(first)], [], [{ channel: 'all', since: first }]],
    ['one channel was to stop', [stop(first, 'sms')], [], [{ channel: 'sms', since: first }]],
    ['a consent was refused', [], [said('email', 'refused', first)], [{ channel: 'email', since: first }]],
    ['a consent was given', [], [said('email', 'granted', first)], []],
    [
      'a later consent lifts one channel of all',
      [stop(first)],
      [said('sms', 'granted', addDays(first, 1))],
      ['whatsapp', 'email', 'letter', 'call'].map((channel) => ({ channel, since: first })),
    ],
    [
      'a consent of the same day lifts nothing',
      [stop(first, 'sms')],
      [said('sms', 'granted', first)],
      [{ channel: 'sms', since: first }],
    ],
  ])('%s', (_, requests, statements, expected) => {
    expect(optOutsIn(requests, statements)).toEqual(expected);
  });

  test('bars afterwards just what was barred before, and a later consent lifts it', () => {
    const requests = fc.array(
      fc.tuple(day, fc.option(fc.constantFrom(...channels))).map(([on, by]) => stop(on, by)),
      { maxLength: 3 },
    );
    const statements = fc.uniqueArray(
      fc.tuple(fc.constantFrom(...channels), fc.constantFrom('granted', 'refused'), day).map((args) => said(...args)),
      { selector: ({ channel }) => channel, maxLength: 4 },
    );
    fc.assert(
      fc.property(requests, statements, (asked, told) => {
        const { consents, agreedOn } = consentsIn(told);
        const after = optOutsIn(asked, told).map(suppressedRequest);
        for (const channel of channels) {
          const before =
            consents.get(channel) === 'refused' || optOutBarrier({ requests: asked, agreedOn }, channel) !== undefined;
          expect(optOutBarrier({ requests: after, agreedOn: new Map() }, channel) !== undefined).toBe(before);
          const later = new Map([[channel, addDays(first, 21)]]);
          expect(optOutBarrier({ requests: after, agreedOn: later }, channel)).toBeUndefined();
        }
      }),
      lawRuns(100),
    );
  });
});

describe('who is recognised', () => {
  const ana = { customerId: 'C-1', nationalId: 'AB-12.3', phones: ['+52551'], emails: ['Ana@Paz.example'] };

  test('by ids, numbers and addresses in the form in which they are compared, each of its kind', () => {
    expect(identifiersOf(ana)).toEqual(['customer C-1', 'person AB123', 'phone +52551', 'email ana@paz.example']);
  });

  test('not by what turned out to be somebody else’s', () => {
    const stranger: CustomerRequest = { ...stop(first), kind: 'wrong-person', address: '+52551' };
    expect(withoutStrangers(ana, { requests: [stranger], outcomes: [] })).toEqual({ ...ana, phones: [] });
  });
});
