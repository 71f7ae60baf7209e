import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '../../../src/domain/day.ts';
import { holidayCalendar, holidayCalendars } from '../../../src/files/contact-rules/holidays.ts';

describe('holidayCalendar', () => {
  test.each([
    ['CO', undefined, '2026-11-16', true],
    ['MX', undefined, '2026-11-16', true],
    ['MX', undefined, '2026-11-17', false],
    ['BR', 'RJ', '2026-07-09', false],
    ['BR', 'SP', '2026-07-09', true],
    ['BR', 'São Paulo', '2026-11-20', true],
    ['BR', undefined, '2026-02-17', false],
    ['BR', undefined, '2026-10-04', true],
    ['ES', 'Cataluña', '2026-09-11', true],
    ['ES', 'Barcelona', '2026-09-11', true],
    ['ES', 'Madrid', '2026-09-11', false],
    ['ES', 'MD', '2026-05-02', true],
    ['ES', 'ES-AN', '2028-02-28', true],
    ['ES', 'Las Palmas', '2025-05-30', true],
    ['ES', 'Sevilla', '2025-05-30', false],
    ['US', 'TX', '2026-11-27', true],
    ['US', 'NY', '2026-11-27', false],
    ['GB', 'Scotland', '2026-11-30', true],
    ['GB', 'England', '2026-11-30', false],
    ['GB', 'Northern Ireland', '2027-03-17', true],
    ['SV', 'San Salvador', '2026-08-05', true],
    ['CL', 'Arica', '2027-06-07', true],
  ])('%s %s %s: %s', async (country, region, day, is) =>
    expect((await holidayCalendar(country, { region }))(day as Day)).toBe(is),
  );

  test('adds days of one’s own', async () => {
    const calendar = await holidayCalendar('PE', { extraDays: ['2026-11-18' as Day] });
    expect(calendar('2026-11-18' as Day)).toBe(true);
  });

  test('is the same for the same region', async () => {
    const calendars = await holidayCalendars('BR');
    expect(calendars('SP')).toBe(calendars('São Paulo'));
    expect(calendars()).toBe(calendars('nowhere'));
  });
});

describe('where the region is not known', () => {
  test.each([
    ['the regions with hours of their own', 'BR', '2026-07-09', true],
    ['and Alagoas', 'BR', '2026-09-16', true],
    ['not those that no rule of hours knows', 'BR', '2026-04-23', false],
    ['every nation', 'GB', '2026-08-31', true],
    ['Scotland among them', 'GB', '2026-11-30', true],
    ['every community', 'ES', '2026-09-11', true],
    ['every region', 'CL', '2027-06-07', true],
  ])('%s', async (_, country, day, is) => {
    for (const region of [undefined, 'no such region'])
      expect((await holidayCalendar(country, { region }))(day as Day)).toBe(is);
  });
});

/** Moved by Easter or to a Monday, or falling on a weekend; each list is all that falls on Monday to Saturday. */
const years: readonly (readonly [country: string, region: string, year: number, days: string])[] = [
  ['CO', '', 2025, '01-01 01-06 03-24 04-17 04-18 05-01 06-02 06-23 06-30 08-07 08-18 10-13 11-03 11-17 12-08 12-25'],
  [
    'CO',
    '',
    2027,
    '01-01 01-11 03-22 03-25 03-26 05-01 05-10 05-31 06-07 07-05 07-12 07-20 08-07 08-16 10-18 11-01 11-15 12-08 12-25',
  ],
  [
    'CO',
    '',
    2028,
    '01-01 01-10 03-20 04-13 04-14 05-01 05-29 06-19 06-26 07-03 07-10 07-20 08-07 08-21 10-16 11-06 11-13 12-08 12-25',
  ],
  ['CL', '', 2026, '01-01 04-03 04-04 05-01 05-21 06-29 07-16 08-15 09-18 09-19 10-12 10-31 12-08 12-25'],
  ['CL', '', 2027, '01-01 03-26 03-27 05-01 05-21 06-07 06-21 06-28 07-16 09-17 09-18 10-11 11-01 12-08 12-25'],
  ['CL', '', 2028, '01-01 04-14 04-15 05-01 06-07 06-20 06-26 08-15 09-18 09-19 10-09 10-27 11-01 12-08 12-25'],
  ['MX', '', 2025, '01-01 02-03 03-17 05-01 09-16 11-17 12-25'],
  ['MX', '', 2027, '01-01 02-01 03-15 05-01 09-16 11-15 12-25'],
  ['MX', '', 2028, '01-01 02-07 03-20 05-01 09-16 11-20 12-25'],
  ['PE', 'LIM', 2026, '01-01 04-02 04-03 05-01 06-29 07-23 07-28 07-29 08-06 10-08 12-08 12-09 12-25'],
  [
    'PE',
    'LIM',
    2027,
    '01-01 03-25 03-26 05-01 06-07 06-29 07-23 07-28 07-29 08-06 08-30 10-08 11-01 12-08 12-09 12-25',
  ],
  ['AR', '', 2025, '01-01 03-03 03-04 03-24 04-02 04-18 05-01 06-16 06-20 07-09 11-24 12-08 12-25'],
  ['AR', '', 2026, '01-01 02-16 02-17 03-24 04-02 04-03 05-01 05-25 06-15 06-20 07-09 08-17 10-12 11-23 12-08 12-25'],
  ['AR', '', 2027, '01-01 02-08 02-09 03-24 03-26 04-02 05-01 05-25 06-21 07-09 08-16 10-11 11-20 12-08 12-25'],
  ['AR', '', 2028, '01-01 02-28 02-29 03-24 04-14 05-01 05-25 06-17 06-20 08-21 10-16 11-20 12-08 12-25'],
  ['BR', 'MG', 2026, '01-01 04-03 04-21 05-01 09-07 10-12 11-02 11-20 12-25'],
  ['BR', 'MG', 2027, '01-01 03-26 04-21 05-01 09-07 10-12 11-02 11-15 11-20 12-25'],
  ['ES', 'Madrid', 2027, '01-01 01-06 03-25 03-26 05-01 05-03 10-12 11-01 12-06 12-08 12-25'],
  ['GB', 'ENG', 2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28'],
  ['GB', 'ENG', 2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-25 12-27 12-28'],
  ['GB', 'ENG', 2028, '01-01 01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26'],
  ['US', 'NV', 2025, '01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 10-31 11-11 11-27 11-28 12-25'],
  ['SV', '', 2026, '01-01 04-02 04-03 04-04 05-01 06-17 08-03 08-05 08-06 09-15 11-02 12-25'],
  ['SV', '', 2027, '01-01 03-25 03-26 03-27 05-01 05-10 06-17 08-03 08-05 08-06 09-15 11-02 12-25'],
];

test.each(years)('the holidays of %s %s in %i', async (country, region, year, days) => {
  const calendar = await holidayCalendar(country, { region });
  const first = `${year}-01-01` as Day;
  const found = Array.from({ length: 366 }, (_, index) => addDays(first, index)).filter(
    (day) => day.startsWith(String(year)) && calendar(day) && new Date(`${day}T12:00:00Z`).getUTCDay() !== 0,
  );
  expect(found.map((day) => day.slice(5)).join(' ')).toBe(days);
});
