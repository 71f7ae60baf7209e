import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, type Day, daysBetween } from '../../../src/domain/day.ts';
import { daysStopped, delinquentDays } from '../../../src/domain/hold/held-days.ts';
import { type Hold, isRunning } from '../../../src/domain/hold/hold.ts';
import { aHold } from '../../support/hold.ts';

const asOf = '2026-11-20' as Day;
const account = { portfolio: 'main', accountId: 'A-1' };
const stopping = (from: string, until: string | null, given: Partial<Hold> = {}): Hold =>
  aHold({ from: from as Day, until: until as Day | null, stopsClock: true, ...given });
const daysFor = (dueOn: string, ...holds: Hold[]): number =>
  delinquentDays({ ...account, dueOn: dueOn as Day, dpd: daysBetween(dueOn as Day, asOf) }, holds, asOf);

describe('delinquent days', () => {
  it.each<[string, number, string, ...Hold[]]>([
    ['no hold', 20, '2026-10-31'],
    ['ten days in the arrears', 10, '2026-10-31', stopping('2026-11-01', '2026-11-10')],
    ['one day', 19, '2026-10-31', stopping('2026-11-05', '2026-11-05')],
    ['the due day itself is no day of the arrears', 19, '2026-10-31', stopping('2026-10-31', '2026-11-01')],
    ['over before the arrears began', 20, '2026-10-31', stopping('2026-09-01', '2026-10-31')],
    ['begun before them', 10, '2026-10-31', stopping('2026-09-01', '2026-11-10')],
    ['still running', 0, '2026-10-31', stopping('2026-11-01', null)],
    ['not begun yet', 20, '2026-10-31', stopping('2026-11-21', null)],
    ['today is held', 19, '2026-10-31', stopping('2026-11-20', '2026-12-20')],
    ['released early', 15, '2026-10-31', stopping('2026-11-01', '2026-11-10', { releasedOn: '2026-11-06' as Day })],
    ['released on its first day', 20, '2026-10-31', stopping('2026-11-01', null, { releasedOn: '2026-11-01' as Day })],
    ['two that overlap', 8, '2026-10-31', stopping('2026-11-01', '2026-11-10'), stopping('2026-11-08', '2026-11-12')],
    [
      'one within another',
      10,
      '2026-10-31',
      stopping('2026-11-01', '2026-11-10'),
      stopping('2026-11-03', '2026-11-04'),
    ],
    ['two apart', 16, '2026-10-31', stopping('2026-11-01', '2026-11-02'), stopping('2026-11-10', '2026-11-11')],
    ['over 29 February', 994, '2024-02-27', stopping('2024-02-28', '2024-03-01')],
    ['of a kind that stops no clock', 20, '2026-10-31', stopping('2026-11-01', null, { stopsClock: false })],
    [
      'of another account',
      20,
      '2026-10-31',
      stopping('2026-11-01', null, { account: { ...account, accountId: 'A-2' } }),
    ],
    [
      'of another portfolio',
      20,
      '2026-10-31',
      stopping('2026-11-01', null, { account: { ...account, portfolio: 'p' } }),
    ],
    ['of this account', 0, '2026-10-31', stopping('2026-11-01', null, { account })],
    ['not due yet', -5, '2026-11-25', stopping('2026-11-01', null)],
  ])('%s: %s', (_, days, dueOn, ...holds) => expect(daysFor(dueOn, ...holds)).toBe(days));
});

const day = fc.integer({ min: -100, max: 20 }).map((count) => addDays(asOf, count));
const hold = fc
  .record({ from: day, until: fc.option(day), releasedOn: fc.option(day), stopsClock: fc.boolean() })
  .map((given) => aHold(given));

test('law: the clock stands on exactly the days of the arrears on which a hold that stops it is running', () => {
  fc.assert(
    fc.property(day, fc.array(hold, { maxLength: 5 }), (dueOn, holds) => {
      const days = Array.from({ length: Math.max(0, daysBetween(dueOn, asOf)) }, (_, at) => addDays(dueOn, at + 1));
      const stopped = days.filter((one) => holds.some((other) => other.stopsClock && isRunning(other, one)));
      expect(daysStopped({ ...account, dueOn }, holds, asOf)).toBe(stopped.length);
      expect(daysStopped({ ...account, dueOn }, holds.toReversed(), asOf)).toBe(stopped.length);
    }),
  );
});

test('law: from one day to the next the clock goes on by a day or stands', () => {
  fc.assert(
    fc.property(day, fc.array(hold, { maxLength: 5 }), fc.nat(60), (dueOn, holds, after) => {
      const at = (on: Day): number => delinquentDays({ ...account, dueOn, dpd: daysBetween(dueOn, on) }, holds, on);
      const on = addDays(dueOn, after);
      const step = at(addDays(on, 1)) - at(on);
      expect([0, 1]).toContain(step);
    }),
  );
});
