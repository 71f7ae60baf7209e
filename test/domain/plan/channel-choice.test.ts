import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { accountKey } from '../../../src/domain/account.ts';
import { type Channel, channels } from '../../../src/domain/channel.ts';
import type { Contact } from '../../../src/domain/contact/contact-cap.ts';
import { windowsByPlace } from '../../../src/domain/contact/contact-window.ts';
import type { ContactPack } from '../../../src/domain/contact-rules/contact-pack.ts';
import { rulesByPlace } from '../../../src/domain/contact-rules/contact-rules.ts';
import { type OwnLimits, ownRules } from '../../../src/domain/contact-rules/own-rules.ts';
import type { CustomerCase } from '../../../src/domain/customer-case.ts';
import { addDays, type Day } from '../../../src/domain/day.ts';
import type { Minor } from '../../../src/domain/money.ts';
import { chooseChannel, recipientOf } from '../../../src/domain/plan/channel-choice.ts';
import type { Treatment } from '../../../src/domain/plan/treatment.ts';
import { readContactPacks } from '../../../src/files/contact-rules/contact-rules.ts';
import { accountCase, customerCase, step } from '../../support/customer-case.ts';

const friday = '2026-11-20' as Day;
const saturday = '2026-11-21' as Day;
const sunday = '2026-11-22' as Day;
const monday = '2026-11-23' as Day;

const packs = new Map<string, readonly ContactPack[]>();
const zones = { MX: 'America/Mexico_City', CO: 'America/Bogota', CL: 'America/Santiago', US: 'America/New_York' };

beforeAll(async () => {
  for (const country of Object.keys(zones)) packs.set(country, await readContactPacks([country]));
});

interface Chosen {
  readonly country?: keyof typeof zones;
  readonly asOf?: Day;
  readonly lastDay?: Day;
  readonly tried?: readonly Channel[];
  readonly own?: OwnLimits;
  readonly holidays?: readonly Day[];
  readonly accounts?: number;
  readonly firstCallDay?: number;
}

const all = new Map(channels.map((channel) => [channel, 'granted'] as const));

const chosen = (customer: Partial<CustomerCase>, given: Chosen = {}) => {
  const { country = 'MX', asOf = friday, lastDay = addDays(asOf, 3), tried = ['sms', 'email'] } = given;
  const rules = [...(packs.get(country) ?? []), ownRules(given.own ?? {})];
  const account = accountCase();
  const treatment: Treatment = {
    account,
    others: Array.from({ length: (given.accounts ?? 1) - 1 }, (_, index) => accountCase({ accountId: `B-${index}` })),
    total: 100_000 as Minor,
    step: step('reminder', 3, { channels: tried }),
    stepKey: 'key',
    lastDay,
  };
  const place = { region: 'elsewhere', city: 'elsewhere' };
  return chooseChannel(customerCase(customer), treatment, {
    asOf,
    rulesOn: rulesByPlace(rules)(place),
    windowOf: windowsByPlace(rules, () => (on) => given.holidays?.includes(on) ?? false)(place),
    isHoliday: (on) => given.holidays?.includes(on) ?? false,
    zones: [zones[country]],
    firstCallDay: given.firstCallDay ?? 0,
  });
};

/** `email on 2026-11-23 09:00-18:00`, or every refusal. */
const outcome = (customer: Partial<CustomerCase>, given?: Chosen): string => {
  const choice = chosen(customer, given);
  if (!('recipient' in choice)) return choice.refused.map(({ channel, code }) => `${channel} ${code}`).join(', ');
  const { channel, sendOn, window } = choice;
  return `${channel} on ${sendOn} ${window.notBefore.slice(11, 16)}-${window.notAfter.slice(11, 16)}`;
};

const consents = (...states: [Channel, 'granted' | 'refused'][]) => ({ consents: new Map(states) });

describe('which channel', () => {
  test.each<[string, Partial<CustomerCase>, Chosen, string]>([
    ['the step’s first', {}, {}, 'sms'],
    ['the preferred one where the step lists it', { preferredChannel: 'email' }, {}, 'email'],
    ['the one responded on best', { responses: [{ onDay: friday, channel: 'email' }] }, {}, 'email'],
    [
      'the preferred one before that responded on best',
      { preferredChannel: 'sms', responses: [{ onDay: friday, channel: 'email' }] },
      {},
      'sms',
    ],
    ['not one responded on long ago', { responses: [{ onDay: addDays(friday, -90), channel: 'email' }] }, {}, 'sms'],
    [
      'not one responded on that the step does not list',
      { responses: [{ onDay: friday, channel: 'call' }] },
      {},
      'sms',
    ],
    ['not a preferred one that the step does not list', { preferredChannel: 'call' }, {}, 'sms'],
    ['the next where the first has no address', { phones: [] }, {}, 'email'],
    ['the next where the customer said no', consents(['sms', 'refused']), {}, 'email'],
    ['one that needs no consent', {}, { tried: ['whatsapp', 'email'] }, 'email'],
    ['one that was agreed to', consents(['whatsapp', 'granted']), { tried: ['whatsapp', 'email'] }, 'whatsapp'],
    [
      'preferred but refused: the step’s order',
      { preferredChannel: 'email', ...consents(['email', 'refused']) },
      {},
      'sms',
    ],
  ])('%s', (_, customer, given, channel) => expect(chosen(customer, given)).toMatchObject({ channel }));

  test('every channel refused before it keeps its reason and rule', () => {
    const tried = ['letter', 'whatsapp', 'call', 'email'] as const;
    expect(chosen(consents(['call', 'refused']), { tried })).toMatchObject({
      channel: 'email',
      recipient: 'ana@example.com',
      refused: [
        { channel: 'letter', code: 'no-valid-address' },
        { channel: 'whatsapp', code: 'no-consent', rule: 'ALL-WHATSAPP-OPT-IN' },
        { channel: 'call', code: 'no-consent', detail: 'said no to call' },
      ],
    });
  });

  test('Colombia contacts nobody who has not agreed, by any channel', () => {
    expect(outcome({}, { country: 'CO' })).toBe('sms no-consent, email no-consent');
    expect(outcome(consents(['email', 'granted']), { country: 'CO' })).toContain('email on');
  });

  test('law: the choice is one of the step’s, agreed to, with an address; the refused are those tried before it', () => {
    const states = fc.dictionary(fc.constantFrom(...channels), fc.constantFrom('granted', 'refused'));
    const lists = fc.uniqueArray(fc.constantFrom(...channels), { minLength: 1 });
    const preferred = fc.option(fc.constantFrom(...channels));
    fc.assert(
      fc.property(
        states,
        lists,
        preferred,
        fc.boolean(),
        fc.boolean(),
        (said, tried, preferredChannel, phone, mail) => {
          const customer = customerCase({
            consents: new Map(Object.entries(said)) as CustomerCase['consents'],
            preferredChannel,
            ...(phone ? {} : { phones: [] }),
            ...(mail ? {} : { emails: [] }),
          });
          const choice = chosen(customer, { tried });
          const before = choice.refused.map(({ channel }) => channel);
          if (!('recipient' in choice)) {
            expect(new Set(before)).toEqual(new Set(tried));
            return;
          }
          expect(tried).toContain(choice.channel);
          expect(customer.consents.get(choice.channel)).not.toBe('refused');
          expect(choice.recipient).toBe(recipientOf(customer, choice.channel));
          const order = preferredChannel && tried.includes(preferredChannel) ? [preferredChannel] : [];
          const sequence = [...new Set([...order, ...tried])];
          expect([...before, choice.channel]).toEqual(sequence.slice(0, before.length + 1));
        },
      ),
    );
  });
});

describe('to whom', () => {
  test.each([
    ['sms', '+525512345678'],
    ['whatsapp', '+525512345678'],
    ['call', '+525512345678'],
    ['email', 'a@example.com'],
    ['letter', 'Calle 5, Int. 2\n06000 Ciudad de México\nCDMX'],
  ] as const)('by %s', (channel, recipient) => {
    const place = { address: 'Calle 5, Int. 2', postalCode: '06000', city: 'Ciudad de México', region: 'CDMX' };
    const customer = customerCase({ phones: ['+525512345678', '+5255'], emails: ['a@example.com', 'b'], ...place });
    expect(recipientOf(customer, channel)).toBe(recipient);
  });

  test('a letter needs a street, not only a city', () =>
    expect(recipientOf(customerCase({ city: 'Puebla' }), 'letter')).toBeUndefined());
});

describe('when', () => {
  const agreed = { consents: all };
  test.each<[string, Chosen, string]>([
    ['a Friday in Colombia', { country: 'CO' }, 'sms on 2026-11-20 07:00-19:00'],
    ['a Saturday in Colombia', { country: 'CO', asOf: saturday }, 'sms on 2026-11-21 08:00-15:00'],
    ['a Sunday moves to Monday', { country: 'CO', asOf: sunday }, 'sms on 2026-11-23 07:00-19:00'],
    [
      'and on where Monday is a holiday',
      { country: 'CO', asOf: sunday, holidays: [monday] },
      'sms on 2026-11-24 07:00-19:00',
    ],
    [
      'a Sunday on the last day of the catch-up',
      { country: 'CO', asOf: sunday, lastDay: sunday },
      'sms outside-window, email outside-window',
    ],
    ['Monday is the last day', { country: 'CO', asOf: sunday, lastDay: monday }, 'sms on 2026-11-23 07:00-19:00'],
    [
      'no day within the catch-up',
      { country: 'CO', asOf: sunday, lastDay: monday, holidays: [monday] },
      'sms outside-window, email outside-window',
    ],
    [
      'the workspace’s narrower hours',
      { own: { hours: { from: '10:00', to: '12:30' } } },
      'sms on 2026-11-20 10:00-12:30',
    ],
    [
      'the law’s where the workspace’s are wider',
      { own: { hours: { from: '00:00', to: '23:59' } } },
      'sms on 2026-11-20 08:00-21:00',
    ],
  ])('%s', (_, given, told) => expect(outcome(agreed, given)).toBe(told));

  test.each([
    ['18:00-20:30', 'sms on 2026-11-20 18:00-20:30'],
    ['06:00-09:00', 'sms on 2026-11-20 08:00-09:00'],
    ['22:00-23:00', 'sms outside-window, email outside-window'],
    ['whenever', 'sms on 2026-11-20 08:00-21:00'],
  ])('hours preferred by the customer: %s', (preferredHours, told) =>
    expect(outcome({ ...agreed, preferredHours })).toBe(told),
  );

  test('the workspace cannot allow a day that the law forbids', () => {
    const own = { hours: { from: '08:00', to: '18:00' } };
    expect(outcome(agreed, { country: 'CO', asOf: sunday, lastDay: sunday, own })).toContain('outside-window');
  });
});

describe('how often', () => {
  const contact = (onDay: Day, channel: Channel = 'sms', account = 'A-1001'): Contact => ({
    onDay,
    channel,
    account,
    conversation: false,
  });
  const contacted = (given: Chosen, ...contacts: Contact[]) => outcome({ consents: all, contacts }, given);

  test.each<[string, Chosen, Contact[], string]>([
    ['Colombia, once a day', { country: 'CO' }, [contact(friday)], 'sms daily-cap, email daily-cap'],
    ['Colombia, one channel a week', { country: 'CO' }, [contact('2026-11-18' as Day, 'email')], 'email on 2026-11-20'],
    ['Chile, two full days between', { country: 'CL' }, [contact('2026-11-18' as Day)], 'sms spacing, email spacing'],
    [
      'Chile, the day after them',
      { country: 'CL', asOf: saturday },
      [contact('2026-11-18' as Day)],
      'sms on 2026-11-21',
    ],
    [
      'the workspace, once a week',
      { own: { maxPerWeek: 1 } },
      [contact('2026-11-16' as Day)],
      'sms weekly-cap, email weekly-cap',
    ],
    ['the workspace, the week after', { own: { maxPerWeek: 1 }, asOf: monday }, [contact(sunday)], 'sms on 2026-11-23'],
    ['the workspace, never', { own: { maxPerWeek: 0 } }, [], 'sms weekly-cap'],
    ['a message that moves counts on its new day', { country: 'CO', asOf: sunday }, [contact(monday)], 'sms daily-cap'],
  ])('%s', (_, given, contacts, told) => expect(contacted(given, ...contacts)).toContain(told));

  test('the United States count calls per account: seven about this one bar it, about another do not', () => {
    const calls = (account: string | undefined): Contact[] =>
      Array.from({ length: 7 }, (_, index) => ({
        ...contact(addDays(friday, -index), 'call'),
        account: account && accountKey({ portfolio: 'main', accountId: account }),
      }));
    const given: Chosen = { country: 'US', tried: ['call'] };
    expect(contacted(given, ...calls('A-1001'))).toBe('call weekly-cap');
    expect(contacted(given, ...calls('B-2'))).toContain('call on');
    expect(contacted({ ...given, accounts: 2 }, ...calls('B-0'))).toBe('call weekly-cap');
    expect(contacted({ ...given, accounts: 2 }, ...calls('B-2'))).toContain('call on');
    expect(contacted(given, ...calls(undefined))).toBe('call weekly-cap');
  });
});
