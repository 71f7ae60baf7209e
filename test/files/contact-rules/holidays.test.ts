import { describe, expect, test } from 'vitest';
import type { Day } from '../../../src/domain/day.ts';
import { holidayCalendar, holidayCalendars } from '../../../src/files/contact-rules/holidays.ts';

describe('holidayCalendar', () => {
  test.each([
    ['CO', undefined, '2026-11-16', true],
    ['MX', undefined, '2026-11-16', true],
    ['MX', undefined, '2026-11-17', false],
    ['CL', undefined, '2026-09-18', true],
    ['BR', undefined, '2026-11-20', true],
    ['BR', undefined, '2026-07-09', false],
    ['BR', 'SP', '2026-07-09', true],
    ['BR', 'São Paulo', '2026-11-20', true],
    ['BR', undefined, '2026-02-17', false],
    ['ES', 'Cataluña', '2026-09-11', true],
    ['GB', undefined, '2026-12-28', true],
    ['PE', 'no such region', '2026-07-28', true],
  ])('%s %s %s: %s', async (country, region, day, is) =>
    expect((await holidayCalendar(country, { region }))(day as Day)).toBe(is),
  );

  test('takes the region of the pack where the customer’s is not known', async () => {
    const calendar = await holidayCalendar('GB', { regionWhenUnknown: 'ENG' });
    expect(calendar('2026-08-31' as Day)).toBe(true);
  });

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
