import { expect, it } from 'vitest';
import { paceInWords } from '../../src/domain/pace.ts';

it.each([
  [{ rows: 9000, share: 0.5, seconds: 0.4 }, '9,000 rows'],
  [{ rows: 120_000, share: 0.125, seconds: 2 }, '120,000 rows, 60,000 a second, 14 s left'],
  [{ rows: 1_200_000, share: 0.1, seconds: 20 }, '1,200,000 rows, 60,000 a second, 3 min 0 s left'],
  [{ rows: 50, share: 1, seconds: 2 }, '50 rows, 25 a second, 0 s left'],
  [{ rows: 0, share: 0, seconds: 5 }, '0 rows'],
])('%j is told as %s', (pace, words) => {
  expect(paceInWords(pace)).toBe(words);
});
