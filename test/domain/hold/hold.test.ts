import { expect, test } from 'vitest';
import type { Day } from '../../../src/domain/day.ts';
import { isRunning } from '../../../src/domain/hold/hold.ts';
import { aHold } from '../../support/hold.ts';

test.each([
  { name: 'the day before it begins', on: '2026-10-31', runs: false },
  { name: 'its first day', on: '2026-11-01', runs: true },
  { name: 'its last day', on: '2026-11-30', runs: true },
  { name: 'the day after its last', on: '2026-12-01', runs: false },
  { name: 'no last day', on: '2031-01-01', until: null, runs: true },
  { name: 'the day before it is released', on: '2026-11-09', releasedOn: '2026-11-10', runs: true },
  { name: 'the day it is released', on: '2026-11-10', releasedOn: '2026-11-10', runs: false },
  { name: 'released on its first day', on: '2026-11-01', releasedOn: '2026-11-01', runs: false },
  { name: 'a review day that passed', on: '2026-11-20', review: '2026-11-10', runs: true },
])('$name: it bars contact $runs', ({ on, runs, name: _, ...given }) => {
  expect(isRunning(aHold(given as Parameters<typeof aHold>[0]), on as Day)).toBe(runs);
});
