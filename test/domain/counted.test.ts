import { expect, test } from 'vitest';
import { counted } from '../../src/domain/counted.ts';

test.each([
  [0, 'row', undefined, '0 rows'],
  [1, 'row', undefined, '1 row'],
  [2, 'row', undefined, '2 rows'],
  [1, 'reversal takes', 'reversals take', '1 reversal takes'],
  [2, 'reversal takes', 'reversals take', '2 reversals take'],
] as const)('%s %s', (count, one, many, words) => {
  expect(counted(count, one, many)).toBe(words);
});
