import { describe, expect, it } from 'vitest';
import type { Day } from '../../../src/domain/day.ts';
import type { Minor } from '../../../src/domain/money.ts';
import { promiseStandings } from '../../../src/domain/promise/promise-standing.ts';
import { usualPromiseTerms } from '../../../src/domain/promise/promise-terms.ts';

type Written = readonly [day: string, amount: number];
type WrittenPromise = readonly [madeOn: string, dueOn: string, amount: number, cancelledOn?: string];

/** Days of November 2026. */
const nov = (day: string): Day => `2026-11-${day}` as Day;

const standings = (promises: readonly WrittenPromise[], payments: readonly Written[], day: string): string[] => {
  const made = promises.map(([madeOn, dueOn, amount, cancelledOn]) => ({
    amount: amount as Minor,
    madeOn: nov(madeOn),
    dueOn: nov(dueOn),
    cancelledOn: cancelledOn === undefined ? null : nov(cancelledOn),
  }));
  const paid = payments.map(([paidOn, amount]) => ({ paidOn: nov(paidOn), amount: amount as Minor }));
  const found = promiseStandings(made, paid, nov(day), usualPromiseTerms);
  return made.map((promise) => {
    const standing = found.get(promise);
    return standing === undefined ? 'not made' : `${standing.state} ${standing.paid}`;
  });
};

describe('where a promise stands', () => {
  it.each<[string, readonly WrittenPromise[], readonly Written[], string, readonly string[]]>([
    ['open until it is due', [['01', '10', 1000]], [], '10', ['open 0']],
    ['open through the days of grace', [['01', '10', 1000]], [], '13', ['open 0']],
    ['broken the day after them', [['01', '10', 1000]], [], '14', ['broken 0']],
    ['kept by a payment in the days of grace', [['01', '10', 1000]], [['13', 1000]], '13', ['kept 1000']],
    ['kept by ninety-five in a hundred', [['01', '10', 1000]], [['09', 950]], '09', ['kept 950']],
    ['open with a unit less', [['01', '10', 1000]], [['09', 949]], '13', ['open 949']],
    ['partly kept with a unit less', [['01', '10', 1000]], [['09', 949]], '14', ['partly-kept 949']],
    ['kept late by a payment after them', [['01', '10', 1000]], [['14', 1000]], '14', ['kept-late 1000']],
    [
      'kept late by its last part',
      [['01', '10', 1000]],
      [
        ['05', 500],
        ['20', 450],
      ],
      '20',
      ['kept-late 950'],
    ],
    ['as it was before a payment that is yet to come', [['01', '10', 1000]], [['14', 1000]], '13', ['open 0']],
    ['not kept by what was paid before it was made', [['05', '10', 1000]], [['04', 1000]], '14', ['broken 0']],
    ['kept by what was paid on the day it was made', [['05', '10', 1000]], [['05', 1000]], '05', ['kept 1000']],
    ['nowhere before it was made', [['05', '10', 1000]], [], '04', ['not made']],
    ['cancelled from that day on', [['05', '10', 1000, '08']], [['06', 1000]], '08', ['cancelled 0']],
    ['open until it is cancelled', [['05', '10', 1000, '08']], [], '07', ['open 0']],
    [
      'first in, first out by the day it is due, in whichever order they were made',
      [
        ['01', '20', 1000],
        ['02', '10', 1000],
      ],
      [['05', 1500]],
      '24',
      ['partly-kept 500', 'kept 1000'],
    ],
    [
      'with the payments of a cancelled one',
      [
        ['01', '05', 1000, '08'],
        ['02', '10', 1000],
      ],
      [['05', 1000]],
      '08',
      ['cancelled 0', 'kept 1000'],
    ],
    [
      'without what was left over before it was made',
      [
        ['01', '05', 1000],
        ['08', '10', 1000],
      ],
      [
        ['05', 1800],
        ['09', 300],
      ],
      '14',
      ['kept 1000', 'partly-kept 300'],
    ],
  ])('is %s', (_, promises, payments, day, expected) => {
    expect(standings(promises, payments, day)).toEqual(expected);
    expect(standings(promises, [...payments].reverse(), day)).toEqual(expected);
    expect(standings([...promises].reverse(), payments, day)).toEqual([...expected].reverse());
  });
});
