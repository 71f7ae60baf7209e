import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Channel, channels } from '../../../src/domain/channel.ts';
import {
  contactWindow,
  nextWindow,
  type WindowQuestion,
  windowBars,
  windowsByPlace,
  windowsFor,
} from '../../../src/domain/contact/contact-window.ts';
import type { ContactPack } from '../../../src/domain/contact-rules/contact-pack.ts';
import { rulesInForce } from '../../../src/domain/contact-rules/contact-rules.ts';
import type { Day } from '../../../src/domain/day.ts';
import { readContactPacks } from '../../../src/files/contact-rules/contact-rules.ts';

const tuesday = '2026-11-17' as Day;
const saturday = '2026-11-21' as Day;
const sunday = '2026-11-22' as Day;
const noHoliday = (_: Day) => false;
const holiday = (_: Day) => true;

const packs = new Map<string, readonly ContactPack[]>();
const countries = ['MX', 'CO', 'CL', 'PE', 'AR', 'BR', 'ES', 'US', 'GB', 'SV'];

beforeAll(async () => {
  for (const country of countries) packs.set(country, await readContactPacks([country]));
});

const packsOf = (country: string) => packs.get(country) ?? [];

const question = (country: string, asked: Partial<WindowQuestion> = {}): WindowQuestion => ({
  day: tuesday,
  channel: 'sms',
  zones: packsOf(country)
    .flatMap((pack) => pack.timeZones)
    .slice(0, 1),
  ...asked,
});

const hoursOf = (country: string, asked: Partial<WindowQuestion> = {}, isHoliday = noHoliday, region?: string) => {
  const asking = question(country, asked);
  const rules = rulesInForce(packsOf(country), asking.day, { region });
  const window = contactWindow(rules, { ...asking, isHoliday });
  return 'barred' in window ? window.barred : `${window.notBefore.slice(11, 16)}-${window.notAfter.slice(11, 16)}`;
};

describe('the hours of each country', () => {
  test.each([
    ['MX', '08:00-21:00', 'MX-SAFE-HOURS', 'MX-SAFE-HOURS', 'MX-SAFE-HOURS'],
    ['CO', '07:00-19:00', '08:00-15:00', 'CO-2300-3-HOURS', 'CO-2300-3-HOURS'],
    ['CL', '08:00-20:00', '08:00-20:00', 'CL-37-HOURS', 'CL-37-HOURS'],
    ['PE', '07:00-20:00', 'PE-62-B-MESSAGES', 'PE-62-B-MESSAGES', 'PE-62-B-MESSAGES'],
    ['AR', '08:00-20:00', '08:00-12:00', 'AR-SAFE-HOURS', 'AR-SAFE-HOURS'],
    ['BR', '08:00-20:00', '08:00-14:00', 'BR-SAFE-HOURS', 'BR-SAFE-HOURS'],
    ['ES', '09:00-21:00', 'ES-SAFE-HOURS', 'ES-SAFE-HOURS', 'ES-SAFE-HOURS'],
    ['US', '08:00-21:00', '08:00-21:00', '08:00-21:00', '08:00-21:00'],
    ['GB', '08:00-21:00', '09:00-17:00', 'GB-CONC-7.9.4-HOURS', 'GB-CONC-7.9.4-HOURS'],
    ['SV', '08:00-18:00', 'SV-18-N-HOURS', 'SV-18-N-HOURS', 'SV-18-N-HOURS'],
  ])('%s', (country, onTuesday, onSaturday, onSunday, onHoliday) => {
    expect(hoursOf(country)).toBe(onTuesday);
    expect(hoursOf(country, { day: saturday })).toBe(onSaturday);
    expect(hoursOf(country, { day: sunday })).toBe(onSunday);
    expect(hoursOf(country, {}, holiday)).toBe(onHoliday);
  });

  test.each(countries)('%s has hours for every channel on an ordinary Tuesday', (country) => {
    for (const channel of channels) expect(hoursOf(country, { channel })).toMatch(/^\d\d:\d\d-\d\d:\d\d$/);
  });

  test('a regional overlay speaks in its region', () => {
    expect(hoursOf('AR', { day: sunday }, noHoliday, 'CABA')).toBe('AR-SAFE-HOURS');
    expect(hoursOf('BR', { channel: 'call', day: saturday }, noHoliday, 'São Paulo')).toBe('08:00-14:00');
  });

  test('a third-party collector sends no SMS in the United States', () => {
    const rules = rulesInForce(packsOf('US'), tuesday, { region: 'CA', thirdParty: true });
    const asked = { ...question('US'), isHoliday: noHoliday };
    expect(contactWindow(rules, asked)).toEqual({ barred: 'US-CARRIER-SMS' });
    expect(contactWindow(rules, { ...asked, channel: 'email' })).toHaveProperty('notBefore');
  });

  test('without rules nobody is contacted', () => {
    const asked = { ...question('MX'), isHoliday: noHoliday };
    expect(contactWindow(rulesInForce([], tuesday), asked)).toEqual({ barred: windowBars.unknown });
    expect(contactWindow(rulesInForce(packsOf('CL'), '2021-04-19' as Day), asked)).toEqual({
      barred: windowBars.unknown,
    });
  });
});

describe('what the customer prefers', () => {
  const hours = (from: string, to: string) => ({ preferredHours: { from, to } });

  test('narrows the hours', () => expect(hoursOf('CO', hours('18:00', '22:00'))).toBe('18:00-19:00'));
  test('never widens them', () => expect(hoursOf('CO', hours('05:00', '23:00'))).toBe('07:00-19:00'));
  test('outside the hours leaves none', () =>
    expect(hoursOf('CO', hours('20:00', '22:00'))).toBe(windowBars.preference));
  test('says nothing about letters', () =>
    expect(hoursOf('CO', { channel: 'letter', ...hours('20:00', '22:00') })).toBe('07:00-19:00'));
  test('a letter is not dated on a banned day', () =>
    expect(hoursOf('CO', { channel: 'letter', day: sunday })).toBe('CO-2300-3-HOURS'));
});

describe('time zones', () => {
  const windowIn = (zones: readonly string[], day = tuesday, channel: Channel = 'call') =>
    contactWindow(rulesInForce(packsOf('US'), day, { region: 'CA' }), { day, channel, zones, isHoliday: noHoliday });

  test('a New York telephone and a Los Angeles address: 11:00 to 21:00 in New York', () => {
    expect(windowIn(['America/New_York', 'America/Los_Angeles'])).toEqual({
      notBefore: '2026-11-17T11:00:00-05:00',
      notAfter: '2026-11-17T21:00:00-05:00',
      timeZone: 'America/New_York',
    });
    expect(windowIn(['America/Los_Angeles', 'America/New_York'])).toEqual({
      notBefore: '2026-11-17T08:00:00-08:00',
      notAfter: '2026-11-17T18:00:00-08:00',
      timeZone: 'America/Los_Angeles',
    });
  });

  test('zones with no hour in common, or none at all, leave no window', () => {
    expect(windowIn(['America/New_York', 'Asia/Tokyo'])).toEqual({ barred: windowBars.zones });
    expect(windowIn([])).toEqual({ barred: windowBars.zones });
    expect(windowIn(['America/New_York', 'Asia/Tokyo'], tuesday, 'letter')).toHaveProperty('notBefore');
  });

  test.each([
    ['2026-03-07', '-05:00'],
    ['2026-03-08', '-04:00'],
    ['2026-10-31', '-04:00'],
    ['2026-11-01', '-05:00'],
  ])('on %s, about a change of time, the clock on the wall rules', (day, offset) =>
    expect(windowIn(['America/New_York'], day as Day)).toMatchObject({
      notBefore: `${day}T08:00:00${offset}`,
      notAfter: `${day}T21:00:00${offset}`,
    }),
  );
});

describe('nextWindow', () => {
  const windows = (isHoliday = noHoliday) => windowsFor((day) => rulesInForce(packsOf('CO'), day, {}), isHoliday);

  test('is today where today has one', () =>
    expect(nextWindow(windows(), { ...question('CO'), lastDay: saturday })).toMatchObject({ day: tuesday }));

  test('goes over a Sunday and a holiday', () =>
    expect(
      nextWindow(
        windows((day) => day === '2026-11-23'),
        { ...question('CO', { day: sunday }), lastDay: '2026-11-25' as Day },
      ),
    ).toEqual({
      day: '2026-11-24',
      notBefore: '2026-11-24T07:00:00-05:00',
      notAfter: '2026-11-24T19:00:00-05:00',
      timeZone: 'America/Bogota',
    }));

  test('tells the rule when no day is left', () =>
    expect(nextWindow(windows(), { ...question('CO', { day: sunday }), lastDay: sunday })).toEqual({
      barred: 'CO-2300-3-HOURS',
    }));
});

describe('windowsByPlace', () => {
  test('gives what contactWindow gives, with the holidays of the region', () => {
    const holidaysOf = (region?: string) => (region === 'SP' ? holiday : noHoliday);
    const windowsAt = windowsByPlace(packsOf('BR'), holidaysOf);
    expect(windowsAt({ region: 'SP' })(question('BR'))).toHaveProperty('barred');
    expect(windowsAt({ region: 'RJ' })(question('BR'))).toHaveProperty('notBefore');
    expect(windowsAt({ region: 'RJ' })).toBe(windowsAt({ region: 'MG' }));
  });

  test('a quarter of a million customers are answered in a moment', () => {
    const windowsAt = windowsByPlace(packsOf('MX'), () => noHoliday);
    const asked = question('MX');
    const start = performance.now();
    for (let index = 0; index < 250_000; index += 1) windowsAt({ region: 'JAL', city: `C${index % 900}` })(asked);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

test('law: more zones and preferences never widen a window', () => {
  const zone = fc.constantFrom('America/Tijuana', 'America/Cancun', 'America/Mexico_City', 'America/Hermosillo');
  const hour = fc.integer({ min: 0, max: 22 });
  fc.assert(
    fc.property(
      fc.constantFrom('MX', 'CO', 'US'),
      zone,
      fc.array(zone, { maxLength: 3 }),
      hour,
      (country, first, more, from) => {
        const rules = rulesInForce(packsOf(country), tuesday, {});
        const asked = { ...question(country), zones: [first], isHoliday: noHoliday };
        const wide = contactWindow(rules, asked);
        const preferredHours = { from: `${from}`.padStart(2, '0').concat(':00'), to: '23:00' };
        const narrow = contactWindow(rules, { ...asked, zones: [first, ...more], preferredHours });
        if ('barred' in wide || 'barred' in narrow) return;
        expect(narrow.notBefore >= wide.notBefore).toBe(true);
        expect(narrow.notAfter <= wide.notAfter).toBe(true);
      },
    ),
  );
});
