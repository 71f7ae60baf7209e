import { expect, test } from 'vitest';
import { helpOn, namingWarnings } from '../../../src/domain/message/creditor.ts';

test('a channel without a phrase of its own has the default one', () => {
  const help = { default: 'responda a este mensaje', letter: 'llame al 55 1234 5678' };
  expect(helpOn('letter', help)).toBe('llame al 55 1234 5678');
  expect(helpOn('whatsapp', help)).toBe('responda a este mensaje');
});

test.each([
  ['[Nombre de su empresa]', 1],
  [' [Acme] ', 1],
  ['Acme [Norte]', 0],
  ['Casa Luz', 0],
])('the name %j is warned about %i times', (name, warnings) => {
  expect(namingWarnings(name)).toHaveLength(warnings);
});
