import { expect, test } from 'vitest';
import { type Day, parseIsoDay } from '../../../src/domain/day.ts';
import { formatDayInWords } from '../../../src/domain/message/day-text.ts';

const day = (text: string): Day => parseIsoDay(text) ?? expect.fail(text);

test.each([
  ['2026-11-20', 'es-MX', '20 de noviembre de 2026'],
  ['2026-09-01', 'es-CO', '1 de septiembre de 2026'],
  ['2026-09-01', 'es-PE', '1 de setiembre de 2026'],
  ['2026-01-01', 'pt-BR', '1º de janeiro de 2026'],
  ['2026-03-02', 'pt-BR', '2 de março de 2026'],
  ['2026-11-20', 'en-US', 'November 20, 2026'],
  ['2026-12-05', 'en-GB', '5 December 2026'],
])('%s in %s is %s', (iso, locale, words) => {
  expect(formatDayInWords(day(iso), locale)).toBe(words);
});
