import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitted, widthOf } from '../../src/terminal/fitted.ts';

const row = 'bad-day     1  11  write a day that exists, day first, such as 28/02/2026';

test('a row goes on under its last column, a sentence under its first word', () => {
  expect(fitted(row, 60).split('\n')).toEqual([
    'bad-day     1  11  write a day that exists, day first, such',
    '                   as 28/02/2026',
  ]);
  expect(fitted('  one two three four five six seven eight nine ten', 40)).toBe(
    '  one two three four five six seven\n  eight nine ten',
  );
});

test('what fits, what is no terminal and what cannot be broken stays as it is', () => {
  expect(fitted(row, 100)).toBe(row);
  expect(fitted(row, undefined)).toBe(row);
  expect(fitted(`/${'x'.repeat(60)}`, 50)).toBe(`/${'x'.repeat(60)}`);
  expect(widthOf({ columns: 80 })).toBeUndefined();
  expect(widthOf({ isTTY: true, columns: 80 })).toBe(80);
});

test('no word is lost, and none is longer than a line but by itself', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,30}$/)), fc.integer({ min: 40, max: 120 }), (words, width) => {
      const text = fitted(words.join(' '), width);
      expect(text.split(/\s+/).filter(Boolean)).toEqual(words);
      expect(text.split('\n').every((line) => line.length <= width)).toBe(true);
    }),
  );
});
