import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageSample, type SampleCandidate } from '../../../src/domain/preview/message-sample.ts';

const plain = (customer: string): SampleCandidate => ({
  customer,
  nameLength: 1,
  amount: 1,
  accounts: 1,
  bodyLength: 1,
});
const many = Array.from({ length: 200 }, (_, index) => plain(`C-${index}`));

const drawn = (size: number, candidates: readonly SampleCandidate[], hash = 'h'): readonly string[] => {
  const sample = messageSample(size, hash);
  sample.add(candidates);
  return sample.drawn();
};

describe('a sample', () => {
  test('holds the extremes in up to half of its places', () => {
    const extremes = [
      { ...plain('longest-name'), nameLength: 90 },
      { ...plain('largest-amount'), amount: 9e12 },
      { ...plain('most-accounts'), accounts: 40 },
      { ...plain('longest-text'), bodyLength: 4000 },
    ];
    const candidates = [...many, ...extremes];
    expect(drawn(8, candidates)).toEqual(expect.arrayContaining(extremes.map(({ customer }) => customer)));
    expect(drawn(2, candidates)).toContain('longest-text');
  });

  test('is another one for another batch', () => {
    expect(drawn(20, many, 'one')).not.toEqual(drawn(20, many, 'other'));
  });

  test('does not depend on the order or the pages in which the messages come', () => {
    const different = many.map((candidate, index) => ({
      ...candidate,
      amount: index,
      bodyLength: index,
      accounts: index,
      nameLength: index,
    }));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(different, { minLength: 200 }),
        fc.integer({ min: 1, max: 199 }),
        (shuffled, cut) => {
          const paged = messageSample(10, 'h');
          paged.add(shuffled.slice(0, cut));
          paged.add(shuffled.slice(cut));
          expect(paged.drawn()).toEqual(drawn(10, different));
        },
      ),
      { numRuns: 20 },
    );
  });

  test('has its size, or all there are', () => {
    expect(drawn(7, many)).toHaveLength(7);
    expect(drawn(1, many)).toHaveLength(1);
    expect(drawn(500, many)).toHaveLength(200);
    expect(drawn(5, [])).toEqual([]);
  });
});
