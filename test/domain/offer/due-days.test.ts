import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, weekdayOf } from '../../../src/domain/day.ts';
import { nextBusinessDay } from '../../../src/domain/offer/business-day.ts';
import { dueDaysOf, firstDueDay } from '../../../src/domain/offer/due-days.ts';
import type { Every } from '../../../src/domain/offer/interest.ts';
import type { Payday } from '../../../src/domain/offer/payday.ts';

const day = (text: string): Day => text as Day;
const everyDay = (): boolean => true;
const onWeekdays = (candidate: Day): boolean => !['sat', 'sun'].includes(weekdayOf(candidate));

describe('due days', () => {
  it.each<[string, Every, Payday | undefined, string, string[]]>([
    ['month ends are kept', 'month', undefined, '2026-01-31', ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']],
    ['every week', 'week', undefined, '2026-12-24', ['2026-12-24', '2026-12-31', '2027-01-07', '2027-01-14']],
    ['every fortnight', 'fortnight', undefined, '2026-02-20', ['2026-02-20', '2026-03-06', '2026-03-20', '2026-04-03']],
    ['a payday of the month', 'month', 31, '2026-02-28', ['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']],
    ['first before the payday', 'month', 28, '2026-03-20', ['2026-03-20', '2026-04-28', '2026-05-28', '2026-06-28']],
    [
      'a wage twice a month',
      'fortnight',
      '15-and-last',
      '2026-02-15',
      ['2026-02-15', '2026-02-28', '2026-03-15', '2026-03-31'],
    ],
    [
      'monthly from the 15th',
      'month',
      '15-and-last',
      '2026-01-15',
      ['2026-01-15', '2026-02-15', '2026-03-15', '2026-04-15'],
    ],
    [
      'monthly from the last',
      'month',
      '15-and-last',
      '2026-01-31',
      ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'],
    ],
    ['weeks keep their day', 'week', 15, '2026-05-04', ['2026-05-04', '2026-05-11', '2026-05-18', '2026-05-25']],
  ])('%s', (_, every, payday, first, expected) => {
    expect(dueDaysOf({ first: day(first), count: 4, every, payday, nextBusinessDay: (one) => one })).toEqual(expected);
  });

  it('moves each to the next business day, and counts on from the planned one', () => {
    const next = (one: Day) => nextBusinessDay(one, onWeekdays);
    const terms = { first: day('2026-08-01'), count: 3, every: 'month' as const, nextBusinessDay: next };
    expect(dueDaysOf(terms)).toEqual(['2026-08-03', '2026-09-01', '2026-10-01']);
  });

  it('stays strictly rising through a closure longer than a week', () => {
    const open = (one: Day) => one < '2026-12-20' || one > '2027-01-05';
    const next = (one: Day) => nextBusinessDay(one, open);
    const terms = { first: day('2026-12-18'), count: 4, every: 'week' as const, nextBusinessDay: next };
    expect(dueDaysOf(terms)).toEqual(['2026-12-18', '2027-01-06', '2027-01-07', '2027-01-08']);
  });

  it('rises strictly over business days, whatever the rhythm and payday', () => {
    const paydays = fc.option(fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant('15-and-last' as const)), {
      nil: undefined,
    });
    const rhythms = fc.constantFrom<Every>('week', 'fortnight', 'month');
    fc.assert(
      fc.property(
        fc.nat({ max: 3000 }),
        rhythms,
        paydays,
        fc.integer({ min: 1, max: 60 }),
        (past, every, payday, count) => {
          const first = addDays(day('2024-01-01'), past);
          const next = (one: Day) => nextBusinessDay(one, onWeekdays);
          const days = dueDaysOf({ first, count, every, payday, nextBusinessDay: next });
          expect(days).toHaveLength(count);
          expect(days.every((one, index) => onWeekdays(one) && (index === 0 || one > (days[index - 1] ?? '')))).toBe(
            true,
          );
        },
      ),
    );
  });
});

describe('the first due day of an offer', () => {
  const window = { asOf: day('2026-07-24'), lapsesOn: day('2026-08-03'), withinDays: 30, isBusinessDay: onWeekdays };

  it.each<[string, Every, Payday | undefined, number, string]>([
    ['is the first payday once the offer has lapsed', 'month', 5, 30, '2026-08-05'],
    ['not a payday before that', 'month', 31, 30, '2026-08-21'],
    ['is the 15th for a wage twice a month', 'fortnight', '15-and-last', 30, '2026-08-15'],
    ['is the last business day allowed without a payday', 'month', undefined, 30, '2026-08-21'],
    ['does not wait for a payday too far off', 'month', 15, 15, '2026-08-07'],
    ['does not wait for a payday that moves too far', 'month', 8, 16, '2026-08-07'],
    ['is the next business day where none is allowed', 'week', undefined, 2, '2026-07-27'],
  ])('%s', (_, every, payday, withinDays, expected) => {
    expect(firstDueDay({ ...window, withinDays, every, payday })).toBe(expected);
  });

  it('counts from the day after when offers lapse at once', () => {
    const terms = { ...window, lapsesOn: window.asOf, isBusinessDay: everyDay, every: 'month' as const };
    expect(firstDueDay({ ...terms, payday: 25 })).toBe('2026-07-25');
  });
});
