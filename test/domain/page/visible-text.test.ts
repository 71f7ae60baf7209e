import { expect, test } from 'vitest';
import { hasHidden, visibleText } from '../../../src/domain/page/visible-text.ts';

test.each([
  ['a\r\nb\tc', 'a\nb\tc'],
  ['\u001B[31mrojo', '⟨U+001B⟩[31mrojo'],
  ['gnp\u202Eexe', 'gnp⟨U+202E⟩exe'],
  ['👩\u200D👧 José', '👩\u200D👧 José'],
])('%j is shown as %j', (text, shown) => {
  expect(visibleText(text)).toBe(shown);
});

test('of every sign it is said whether it is hidden, as Unicode has it', () => {
  const told = Array.from({ length: 0xd800 }, (_, code) => String.fromCharCode(code));
  const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
  const wrong = told.filter((sign) => hasHidden(sign) !== (unseen.test(sign) && !'\n\r\t\u200c\u200d'.includes(sign)));
  expect(wrong).toEqual([]);
});
