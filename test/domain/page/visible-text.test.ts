import { expect, test } from 'vitest';
import { visibleText } from '../../../src/domain/page/visible-text.ts';

test.each([
  ['a\r\nb\tc', 'a\nb\tc'],
  ['\u001B[31mrojo', '⟨U+001B⟩[31mrojo'],
  ['gnp\u202Eexe', 'gnp⟨U+202E⟩exe'],
  ['👩\u200D👧 José', '👩\u200D👧 José'],
])('%j is shown as %j', (text, shown) => {
  expect(visibleText(text)).toBe(shown);
});
