import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageText } from '../../../src/files/templates/message-text.ts';

const pieces = [
  'Hola',
  'año',
  ' ',
  '\t',
  '\n',
  '\r',
  '…',
  '€',
  '.',
  '\u0007',
  '\u00ad',
  '\u200b',
  '\u202e',
  '\u2067',
  '😀',
];

test('whatever is in it, a text has no trailing spaces, no two blank lines and nothing that cannot be printed', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (parts) => {
      const text = messageText(parts.join(''), 'email');
      expect(text).toBe(text.trim());
      expect(text).not.toMatch(/[ \t]$|\n{3}/m);
      expect(text).not.toMatch(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/u);
    }),
  );
});
