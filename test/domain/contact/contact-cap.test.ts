import { beforeAll, describe, expect, test } from 'vitest';
import type { Channel } from '../../../src/domain/channel.ts';
import { type Contact, capBarrier, capWarnings } from '../../../src/domain/contact/contact-cap.ts';
import type { ContactPack } from '../../../src/domain/contact-rules/contact-pack.ts';
import { rulesInForce } from '../../../src/domain/contact-rules/contact-rules.ts';
import { addDays, type Day } from '../../../src/domain/day.ts';
import { readContactPacks } from '../../../src/files/contact-rules/contact-rules.ts';

const monday = '2026-11-16' as Day;
const tuesday = '2026-11-17' as Day;
const wednesday = '2026-11-18' as Day;
const thursday = '2026-11-19' as Day;
const friday = '2026-11-20' as Day;
const nextMonday = '2026-11-23' as Day;

const packs = new Map<string, readonly ContactPack[]>();

beforeAll(async () => {
  for (const country of ['CO', 'CL', 'MX', 'US', 'ES', 'PE']) packs.set(country, await readContactPacks([country]));
});

const rulesOf = (country: string, day: Day, region = 'elsewhere') =>
  rulesInForce(packs.get(country) ?? [], day, { region });

const attempt = (onDay: Day, channel: Channel, more: Partial<Contact> = {}): Contact => ({
  onDay,
  channel,
  conversation: false,
  ...more,
});

const barrier = (country: string, contacts: readonly Contact[], day: Day, channel: Channel, region?: string) =>
  capBarrier(rulesOf(country, day, region), contacts, { day, channel, accounts: ['A-1'] })?.code;

test('nobody who was never contacted is barred', () => {
  for (const country of packs.keys()) expect(barrier(country, [], monday, 'call')).toBeUndefined();
});

describe('Colombia', () => {
  const past = [attempt(monday, 'sms')];
  test('one contact a day', () => expect(barrier('CO', past, monday, 'sms')).toBe('daily-cap'));
  test('the same channel again next day', () => expect(barrier('CO', past, tuesday, 'sms')).toBeUndefined());
  test('one channel a week', () => expect(barrier('CO', past, friday, 'email')).toBe('weekly-cap'));
  test('another channel next Monday', () => expect(barrier('CO', past, nextMonday, 'email')).toBeUndefined());
  test('tells rule and count', () =>
    expect(capBarrier(rulesOf('CO', friday), past, { day: friday, channel: 'email' })).toEqual({
      code: 'weekly-cap',
      rule: 'CO-2300-3-CHANNEL',
      detail: 'already by sms, at most 1 channel in the week',
    }));
});

describe('Chile', () => {
  const past = [attempt(monday, 'sms')];
  test.each([
    [monday, 'spacing'],
    [tuesday, 'spacing'],
    [wednesday, 'spacing'],
    [thursday, undefined],
  ])('a message on Monday, then on %s', (day, code) => expect(barrier('CL', past, day, 'email')).toBe(code));

  test('a third message in the week waits for Monday, and for the spacing', () => {
    const two = [...past, attempt(thursday, 'email')];
    expect(barrier('CL', two, '2026-11-22' as Day, 'sms')).toBe('weekly-cap');
    expect(barrier('CL', two, nextMonday, 'sms')).toBeUndefined();
  });
  test('one call a week beside the messages', () => {
    expect(barrier('CL', past, tuesday, 'call')).toBeUndefined();
    expect(barrier('CL', [attempt(monday, 'call')], friday, 'call')).toBe('weekly-cap');
    expect(barrier('CL', [attempt(monday, 'call')], nextMonday, 'call')).toBeUndefined();
  });
  test('a contact already planned for later keeps its distance too', () =>
    expect(barrier('CL', [attempt(thursday, 'sms')], tuesday, 'sms')).toBe('spacing'));
});

describe('Mexico', () => {
  test('one a day and three a week, over all channels', () => {
    const three = [attempt(monday, 'sms'), attempt(tuesday, 'email'), attempt(wednesday, 'call')];
    expect(barrier('MX', three.slice(0, 2), tuesday, 'sms')).toBe('daily-cap');
    expect(barrier('MX', three, thursday, 'letter')).toBe('weekly-cap');
    expect(barrier('MX', three, nextMonday, 'letter')).toBeUndefined();
  });
});

describe('Regulation F', () => {
  const calls = (count: number, from: Day, account = 'A-1') =>
    Array.from({ length: count }, () => attempt(from, 'call', { account }));

  test('the eighth call in seven days', () => {
    expect(barrier('US', calls(6, monday), monday, 'call')).toBeUndefined();
    expect(barrier('US', calls(7, monday), monday, 'call')).toBe('weekly-cap');
    expect(barrier('US', calls(7, monday), addDays(monday, 6), 'call')).toBe('weekly-cap');
    expect(barrier('US', calls(7, monday), addDays(monday, 7), 'call')).toBeUndefined();
  });
  test('counts calls planned for the days after', () =>
    expect(barrier('US', calls(7, thursday), monday, 'call')).toBe('weekly-cap'));
  test('counts one account, and calls that name none', () => {
    expect(barrier('US', calls(7, monday, 'A-2'), monday, 'call')).toBeUndefined();
    const unnamed = Array.from({ length: 7 }, () => attempt(monday, 'call'));
    expect(barrier('US', unnamed, monday, 'call')).toBe('weekly-cap');
    const several = { day: monday, channel: 'call' } as const;
    expect(capBarrier(rulesOf('US', monday), calls(7, monday, 'A-2'), several)?.code).toBe('weekly-cap');
  });
  test('does not count messages', () => {
    const messages = Array.from({ length: 7 }, () => attempt(monday, 'email'));
    expect(barrier('US', messages, monday, 'call')).toBeUndefined();
  });
  test('seven days of silence after a conversation, its day being the first', () => {
    const talk = [attempt(monday, 'call', { conversation: true, account: 'A-1' })];
    expect(barrier('US', talk, addDays(monday, 6), 'call')).toBe('cooldown-after-talk');
    expect(barrier('US', talk, nextMonday, 'call')).toBeUndefined();
    expect(barrier('US', talk, tuesday, 'email')).toBeUndefined();
  });
});

describe('New York City', () => {
  const three = [attempt(monday, 'sms'), attempt(tuesday, 'email'), attempt(wednesday, 'letter')];
  test('three attempts in seven days by any channel', () => {
    expect(barrier('US', three, addDays(monday, 6), 'call', 'NY')).toBe('weekly-cap');
    expect(barrier('US', three, addDays(monday, 7), 'call', 'NY')).toBeUndefined();
    expect(barrier('US', three, friday, 'call', 'CA')).toBeUndefined();
  });
  test('holds from the first of September 2026', () => {
    const august = ['2026-08-28', '2026-08-29', '2026-08-30'].map((day) => attempt(day as Day, 'email'));
    expect(barrier('US', august, '2026-08-31' as Day, 'email', 'NY')).toBeUndefined();
    expect(barrier('US', august, '2026-09-01' as Day, 'email', 'NY')).toBe('weekly-cap');
  });
});

test('Spain warns of a third contact on a day and bars nobody', () => {
  const two = [attempt(monday, 'sms'), attempt(monday, 'email')];
  const planned = { day: monday, channel: 'call' } as const;
  expect(capBarrier(rulesOf('ES', monday), two, planned)).toBeUndefined();
  expect(capWarnings(rulesOf('ES', monday), two, planned)).toMatchObject([{ rule: 'ES-DAY', code: 'daily-cap' }]);
});

describe('a contact that the customer made', () => {
  const call = attempt(monday, 'call', { conversation: true, inbound: true });
  test('uses up no cap', () => expect(barrier('CO', [call], monday, 'call')).toBeUndefined());
  test('asks for no spacing', () =>
    expect(barrier('CL', [attempt(monday, 'sms', { inbound: true })], tuesday, 'sms')).toBeUndefined());
  test('is a conversation after which the customer is left in peace', () =>
    expect(barrier('US', [call], tuesday, 'call')).toBe('cooldown-after-talk'));
});
