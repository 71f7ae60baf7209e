import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day } from '../../../src/domain/day.ts';
import { clockOf } from '../../../src/domain/plan/step-clock.ts';
import { accountCase, asOf } from '../../support/customer-case.ts';
import { aHold } from '../../support/hold.ts';

const held = aHold({ from: addDays(asOf, -20), until: addDays(asOf, -11), stopsClock: true });
const account = accountCase({ dpd: 40 });

test('a clock by days past due does not stop', () => {
  const { days, stopped, dayAt } = clockOf({ clock: 'dpd' }, account, { holds: [held] }, asOf);
  expect([days, stopped, dayAt(30)]).toEqual([40, 0, addDays(account.dueOn, 30)]);
});

test.each([
  ['before the hold', 19, -21],
  ['the last day before it', 20 - 1, -21],
  ['just after it', 20, -10],
  ['long after it', 30, 0],
  ['not yet', 35, 5],
])('a clock by delinquent days comes to a day %s', (_, count, ago) => {
  const { days, stopped, dayAt } = clockOf({ clock: 'delinquent' }, account, { holds: [held] }, asOf);
  expect([days, stopped]).toEqual([30, 10]);
  expect(dayAt(count)).toBe(addDays(asOf, ago));
});

test('law: a day that has come is the first on which the clock showed it', () => {
  const day = fc.integer({ min: -60, max: 10 }).map((count) => addDays(asOf, count));
  const hold = fc.record({ from: day, until: fc.option(day) }).map((given) => aHold({ ...given, stopsClock: true }));
  fc.assert(
    fc.property(fc.array(hold, { maxLength: 4 }), fc.integer({ min: 1, max: 50 }), (holds, dpd) => {
      const one = accountCase({ dpd });
      const at = (on: Day) => {
        const past = Math.round((Date.parse(on) - Date.parse(one.dueOn)) / 86_400_000);
        return clockOf({ clock: 'delinquent' }, { ...one, dpd: past }, { holds }, on).days;
      };
      const now = clockOf({ clock: 'delinquent' }, one, { holds }, asOf);
      for (let count = 1; count <= now.days; count += 1) {
        const came = now.dayAt(count);
        expect(at(came)).toBe(count);
        expect(at(addDays(came, -1))).toBe(count - 1);
      }
    }),
  );
});
