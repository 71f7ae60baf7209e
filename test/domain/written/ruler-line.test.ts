import { expect, test } from 'vitest';
import { isRulerLine } from '../../../src/domain/written/ruler-line.ts';

test.each([
  ['---------', true],
  ['|---|----|', true],
  ['|---------|', true],
  ['+===+===+', true],
  ['|---|A-1|', false],
  ['|-|-|', false],
  ['|-5|', false],
  ['||', false],
])('%s is a ruler: %s', (line, is) => {
  expect(isRulerLine(line.split('|'))).toBe(is);
});
