import { describe, expect, test } from 'vitest';
import type { Channel } from '../../src/domain/channel.ts';
import { windowBars } from '../../src/domain/contact/contact-window.ts';
import type { Located } from '../../src/domain/contact/located.ts';
import { parseHours } from '../../src/domain/contact-rules/contact-hours.ts';
import type { Day } from '../../src/domain/day.ts';
import type { Minor } from '../../src/domain/money.ts';
import { contactLawIn } from '../../src/law/contact-law.ts';

const planning = {
  catchUpDays: 3,
  recentPaymentDays: 3,
  firstCallDay: 30,
  minimumBalance: 0 as Minor,
  hours: undefined,
  maxPerDay: undefined,
  maxPerWeek: undefined,
  extraHolidays: [],
};
const creditor = { collects: 'own' } as const;
const zones = {
  MX: 'America/Mexico_City',
  US: 'America/New_York',
  CL: 'America/Santiago',
  ES: 'Europe/Madrid',
  BR: 'America/Sao_Paulo',
  CO: 'America/Bogota',
};

interface Asked {
  readonly at: keyof typeof zones;
  readonly day: string;
  readonly place?: Partial<Located>;
  readonly phones?: readonly string[];
  readonly channel?: Channel;
  readonly preferred?: string;
}

/** `2026-11-17T08:00:00-06:00 to 2026-11-17T21:00:00-06:00`, or what leaves no window. */
const windowFor = async ({ at, day, place = {}, phones = [], channel = 'sms', preferred }: Asked): Promise<string> => {
  const { lawFor } = await contactLawIn({ creditor, country: at, timeZone: zones[at], planning });
  const { windowOf, zones: own } = lawFor(
    { country: null, region: null, city: null, timeZone: null, ...place },
    phones,
  );
  const preferredHours = preferred === undefined ? undefined : parseHours(preferred);
  const window = windowOf({ day: day as Day, channel, zones: own, preferredHours });
  return 'barred' in window ? window.barred : `${window.notBefore} to ${window.notAfter}`;
};

describe('days about a change of time: the wall clock of the customer rules', () => {
  test.each<[string, Asked, string]>([
    [
      'Tijuana in winter',
      { at: 'MX', day: '2026-03-06', place: { region: 'BC' } },
      '2026-03-06T08:00:00-08:00 to 2026-03-06T21:00:00-08:00',
    ],
    [
      'Tijuana in summer time, which the capital has not',
      { at: 'MX', day: '2026-03-09', place: { region: 'BC' } },
      '2026-03-09T08:00:00-07:00 to 2026-03-09T21:00:00-07:00',
    ],
    ['the capital', { at: 'MX', day: '2026-03-09' }, '2026-03-09T08:00:00-06:00 to 2026-03-09T21:00:00-06:00'],
    [
      'the border strip, either clock',
      { at: 'MX', day: '2026-07-14', place: { region: 'Tamaulipas' } },
      '2026-07-14T08:00:00-06:00 to 2026-07-14T20:00:00-06:00',
    ],
    [
      'New York on the day it begins',
      { at: 'US', day: '2026-03-08', place: { region: 'NY' } },
      '2026-03-08T08:00:00-04:00 to 2026-03-08T21:00:00-04:00',
    ],
    [
      'and on the day it ends',
      { at: 'US', day: '2026-11-01', place: { region: 'NY' } },
      '2026-11-01T08:00:00-05:00 to 2026-11-01T21:00:00-05:00',
    ],
    [
      'Arizona, with and without it',
      { at: 'US', day: '2026-07-14', place: { region: 'AZ' } },
      '2026-07-14T08:00:00-07:00 to 2026-07-14T20:00:00-07:00',
    ],
    ['Chile the Saturday before it ends', { at: 'CL', day: '2026-04-04', place: { region: 'Maule' } }, 'CL-37-HOURS'],
    [
      'Chile the Monday after it ended',
      { at: 'CL', day: '2026-04-06', place: { region: 'Maule' } },
      '2026-04-06T08:00:00-04:00 to 2026-04-06T20:00:00-04:00',
    ],
    [
      'Magallanes has none',
      { at: 'CL', day: '2026-04-06', place: { region: 'Magallanes' } },
      '2026-04-06T08:00:00-03:00 to 2026-04-06T20:00:00-03:00',
    ],
    [
      'Easter Island',
      { at: 'CL', day: '2026-11-17', place: { region: 'Isla de Pascua' } },
      '2026-11-17T08:00:00-05:00 to 2026-11-17T20:00:00-05:00',
    ],
    [
      'the Canaries on the Monday after it began',
      { at: 'ES', day: '2026-03-30', place: { region: 'Las Palmas' } },
      '2026-03-30T09:00:00+01:00 to 2026-03-30T21:00:00+01:00',
    ],
    [
      'Spain on the Monday after it ended',
      { at: 'ES', day: '2026-10-26', place: { region: 'Madrid' } },
      '2026-10-26T09:00:00+01:00 to 2026-10-26T21:00:00+01:00',
    ],
    [
      'Manaus',
      { at: 'BR', day: '2026-11-17', place: { region: 'AM', timeZone: 'America/Manaus' } },
      '2026-11-17T08:00:00-04:00 to 2026-11-17T20:00:00-04:00',
    ],
    [
      'the twenty-ninth of February',
      { at: 'US', day: '2028-02-29', place: { region: 'CA' } },
      '2028-02-29T08:00:00-08:00 to 2028-02-29T21:00:00-08:00',
    ],
  ])('%s', async (_, asked, window) => expect(await windowFor(asked)).toBe(window));
});

describe('where it is not certain, only what is allowed everywhere', () => {
  test.each<[string, Asked, string]>([
    [
      'a telephone of Tijuana',
      { at: 'MX', day: '2026-11-17', phones: ['+526641234567'] },
      '2026-11-17T08:00:00-08:00 to 2026-11-17T21:00:00-08:00',
    ],
    [
      'an address in Jalisco and a telephone of Tijuana',
      { at: 'MX', day: '2026-11-17', place: { region: 'JAL' }, phones: ['+526641234567'] },
      '2026-11-17T10:00:00-06:00 to 2026-11-17T21:00:00-06:00',
    ],
    [
      'a region that nobody knows',
      { at: 'MX', day: '2026-11-17', place: { region: 'Norte' } },
      '2026-11-17T10:00:00-06:00 to 2026-11-17T20:00:00-06:00',
    ],
    [
      'New York by telephone, California by address',
      { at: 'US', day: '2026-11-17', place: { region: 'CA' }, phones: ['+12125550123'] },
      '2026-11-17T08:00:00-08:00 to 2026-11-17T18:00:00-08:00',
    ],
    [
      'an American number of no known area',
      { at: 'US', day: '2026-11-17', phones: ['+14165550123'] },
      '2026-11-17T13:00:00-05:00 to 2026-11-17T21:00:00-05:00',
    ],
    [
      'preferred hours within',
      { at: 'CO', day: '2026-11-17', preferred: '17:00-22:00' },
      '2026-11-17T17:00:00-05:00 to 2026-11-17T19:00:00-05:00',
    ],
    ['preferred hours outside', { at: 'CO', day: '2026-11-17', preferred: '19:00-23:59' }, windowBars.preference],
  ])('%s', async (_, asked, window) => expect(await windowFor(asked)).toBe(window));
});

describe('a customer who lives in another country', () => {
  test.each<[string, Asked, string]>([
    [
      'keeps the hours of both',
      { at: 'US', day: '2026-11-17', place: { country: 'CO' } },
      '2026-11-17T08:00:00-05:00 to 2026-11-17T19:00:00-05:00',
    ],
    ['and the Saturday of the stricter', { at: 'US', day: '2026-11-21', place: { country: 'PE' } }, 'PE-62-B-MESSAGES'],
    ['and the holidays of theirs', { at: 'US', day: '2026-11-16', place: { country: 'CO' } }, 'CO-2300-3-HOURS'],
    [
      'and those of the workspace',
      { at: 'MX', day: '2026-09-16', place: { country: 'US', region: 'NY' } },
      'MX-SAFE-HOURS',
    ],
    ['by telephone alone', { at: 'US', day: '2026-11-16', phones: ['+573001234567'] }, 'CO-2300-3-HOURS'],
    ['without rules is not contacted', { at: 'MX', day: '2026-11-17', place: { country: 'VE' } }, windowBars.country],
    [
      'without rules, by telephone alone',
      { at: 'MX', day: '2026-11-17', phones: ['+582121234567'] },
      windowBars.country,
    ],
    [
      'without rules, not by letter either',
      { at: 'MX', day: '2026-11-17', place: { country: 'FR' }, channel: 'letter' },
      windowBars.country,
    ],
  ])('%s', async (_, asked, window) => expect(await windowFor(asked)).toBe(window));

  test('needs the consent that either asks for', async () => {
    const { lawFor } = await contactLawIn({ creditor, country: 'MX', timeZone: zones.MX, planning });
    const { rulesOn } = lawFor({ country: 'CO', region: null, city: null, timeZone: null }, []);
    const ids = Object.values(rulesOn('2026-11-17' as Day))
      .flat()
      .map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['CO-2300-2-CONSENT', 'CO-2300-3-CHANNEL', 'MX-SAFE-WEEK']));
  });
});
