import { expect, test } from 'vitest';
import { nextWords } from '../../src/terminal/next-words.ts';

test('a dry run tells that nothing was kept, and no next step that needs what it did not keep', () => {
  expect(nextWords(true, 'trato preview 2')).toBe('Nothing was kept: this was a dry run.');
  expect(nextWords(undefined, 'trato preview 2')).toBe('Next: trato preview 2');
});
