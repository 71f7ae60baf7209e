import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../src/domain/day.ts';
import { bucketOf, bucketsOf, daysPastDue, edgesProblem } from '../../../src/domain/segment/ageing.ts';

const rising = fc
  .uniqueArray(fc.integer({ min: 1, max: 2000 }), { minLength: 1, maxLength: 6 })
  .map((edges) => edges.sort((a, b) => a - b));

describe('ageing buckets', () => {
  it('are named for the days past due they hold', () => {
    expect(bucketsOf().map(({ name }) => name)).toEqual(['current', '1-30', '31-60', '61-90', '91-120', '121+']);
    expect(bucketsOf([1, 15]).map(({ name }) => name)).toEqual(['current', '1', '2-15', '16+']);
  });

  it.each([
    [-7, 'current'],
    [0, 'current'],
    [1, '1-30'],
    [30, '1-30'],
    [31, '31-60'],
    [120, '91-120'],
    [121, '121+'],
    [4000, '121+'],
  ])('put %i days past due into %s', (dpd, name) => {
    expect(bucketOf(dpd, bucketsOf()).name).toBe(name);
  });

  it('hold every number of days in exactly one bucket, whatever the edges', () => {
    fc.assert(
      fc.property(rising, fc.integer({ min: -3000, max: 5000 }), (edges, dpd) => {
        const buckets = bucketsOf(edges);
        const holding = buckets.filter(({ from, to }) => dpd >= (from ?? -Infinity) && dpd <= (to ?? Infinity));
        expect(holding).toEqual([bucketOf(dpd, buckets)]);
      }),
    );
  });

  it.each([[[]], [[0, 30]], [[30, 30]], [[60, 30]], [[1.5]], [[Number.NaN]]])('cannot be made of edges %j', (edges) => {
    expect(edgesProblem(edges)).toContain('expected whole days');
    expect(() => bucketsOf(edges)).toThrow(RangeError);
  });
});

it('days past due grow by one a day and are 0 on the due day', () => {
  const due = '2026-02-27' as Day;
  expect([-1, 0, 1, 2, 400].map((days) => daysPastDue(due, addDays(due, days)))).toEqual([-1, 0, 1, 2, 400]);
});
