import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, type Day } from '../../../src/domain/day.ts';
import { isRunning } from '../../../src/domain/hold/hold.ts';
import { holdDays, reviewFault } from '../../../src/domain/hold/hold-days.ts';
import { type HoldReason, holdReasons } from '../../../src/domain/hold/hold-reason.ts';
import { holdState, overlap } from '../../../src/domain/hold/hold-state.ts';
import { aHold } from '../../support/hold.ts';

const from = '2026-11-01' as Day;
const on = (number: number): Day => addDays(from, number - 1);

describe('the days of a hold where nothing is said', () => {
  it.each<[HoldReason, number | null, number | null]>([
    ['breathing-space', 60, 30],
    ['pause', 30, null],
    ['promise', 14, null],
    ['hardship', null, 30],
    ['vulnerability', null, 90],
    ['deceased', null, null],
  ])('%s: until day %s, looked at on day %s', (reason, until, review) => {
    const expected = { reason, from, until: until && on(until), review: review && on(review) };
    expect(holdDays(reason, { from })).toEqual(expected);
  });

  it.each<[HoldReason, number, number | null]>([
    ['hardship', 10, 10],
    ['hardship', 30, 30],
    ['vulnerability', 30, 30],
    ['breathing-space', 26, 26],
    ['breathing-space', 20, null],
  ])('%s until day %i is looked at on day %s', (reason, until, review) =>
    expect(holdDays(reason, { from, until: on(until) })).toMatchObject({ review: review && on(review) }),
  );
});

describe('what can be said', () => {
  it.each<[HoldReason, { until?: number; review?: number }, string | undefined]>([
    ['breathing-space', { review: 24 }, 'a day from 2026-11-25 to 2026-12-05: Debt Respite'],
    ['breathing-space', { review: 25 }, undefined],
    ['breathing-space', { review: 35 }, undefined],
    ['breathing-space', { review: 36 }, 'a day from 2026-11-25 to 2026-12-05: Debt Respite'],
    ['breathing-space', { until: 60 }, undefined],
    ['breathing-space', { until: 61 }, 'no more than 60, until 2026-12-30'],
    ['vulnerability', { until: 29 }, 'no fewer than 30, until 2026-11-30'],
    ['vulnerability', { review: 180 }, undefined],
    ['vulnerability', { review: 181 }, 'a day from 2026-11-01 to 2027-04-29'],
    ['deceased', { until: 400 }, 'no --until'],
    ['pause', { until: 0 }, 'a day from 2026-11-01 on'],
    ['pause', { until: 1 }, undefined],
    ['pause', { until: 400 }, undefined],
    ['pause', { until: 20, review: 20 }, undefined],
    ['pause', { until: 20, review: 21 }, 'a day until 2026-11-20'],
    ['pause', { review: 31 }, 'a day until 2026-11-30'],
    ['pause', { review: 0 }, 'a day from 2026-11-01 on'],
  ])('%s, %j: %s', (reason, { until, review }, remedy) => {
    const said = {
      from,
      until: until === undefined ? undefined : on(until),
      review: review === undefined ? undefined : on(review),
    };
    const found = holdDays(reason, said);
    expect('remedy' in found ? found.remedy : undefined).toEqual(
      remedy === undefined ? undefined : expect.stringContaining(`Expected ${remedy}`),
    );
  });
});

describe('a next review', () => {
  const breathing = { reason: 'breathing-space', from, until: on(60) } as const;
  it.each([
    ['is not of the past', 30, 30, false],
    ['lies midway while that is to come', 10, 40, false],
    ['lies midway while that is to come', 10, 30, true],
    ['lies before the end once midway is past', 36, 55, true],
    ['does not lie after the end', 36, 61, false],
  ])('%s: set on day %i for day %i', (_, asOf, review, right) =>
    expect(reviewFault(breathing, on(review), on(asOf)) === undefined).toBe(right),
  );

  it('of a vulnerability is never further away than its first', () => {
    const hold = { reason: 'vulnerability', from, until: null } as const;
    expect(reviewFault(hold, addDays(on(90), 180), on(90))).toBeUndefined();
    expect(reviewFault(hold, addDays(on(90), 181), on(90))).toBeDefined();
  });
});

test('29 February is a day of a hold like any other', () => {
  expect(holdDays('pause', { from: '2028-02-10' as Day })).toMatchObject({ until: '2028-03-10' });
});

const day = fc.integer({ min: -40, max: 40 }).map((count) => addDays(from, count));
const span = fc.record({ from: day, until: fc.option(day), releasedOn: fc.option(day) }).map((given) => aHold(given));
const everyDay = Array.from({ length: 120 }, (_, at) => addDays(from, at - 60));

test('law: two holds overlap where some day has both', () => {
  fc.assert(
    fc.property(span, span, (one, other) => {
      expect(overlap(one, other)).toBe(everyDay.some((at) => isRunning(one, at) && isRunning(other, at)));
    }),
  );
});

test('law: a hold that no limit forbids begins as said, and its review lies within it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...holdReasons), fc.option(day), fc.option(day), (reason, until, review) => {
      const found = holdDays(reason, { from, until: until ?? undefined, review: review ?? undefined });
      if ('problem' in found) return;
      expect(found.from).toBe(from);
      expect(found.until === null || found.until >= from).toBe(true);
      expect(
        found.review === null || (found.review >= from && (found.until === null || found.review <= found.until)),
      ).toBe(true);
      expect(holdState(aHold(found), from)).toBe('running');
    }),
  );
});

test.each([
  ['waiting', '2026-10-31'],
  ['running', '2026-11-30'],
  ['ended', '2026-12-01'],
])('a hold through November is %s on %s', (state, at) => expect(holdState(aHold(), at as Day)).toBe(state));

test('one released is so from that day on, and not before', () => {
  const released = aHold({ releasedOn: '2026-11-10' as Day });
  expect([holdState(released, '2026-11-09' as Day), holdState(released, '2026-12-09' as Day)]).toEqual([
    'running',
    'released',
  ]);
});
