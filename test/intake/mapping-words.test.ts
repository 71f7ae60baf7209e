import { expect, test } from 'vitest';
import type { FileMapping } from '../../src/intake/mapping/mapping-view.ts';
import { foundInWords } from '../../src/intake/mapping/mapping-words.ts';

const found: FileMapping = {
  file: 'a.csv',
  kind: 'portfolio',
  encoding: 'utf-8',
  delimiter: ',',
  sheet: null,
  decimal: '.',
  dateOrder: 'ymd',
  headerLine: 1,
  mapping: null,
  columns: [
    { source: 'cuenta', field: 'account_id', extra: null, confidence: 0.9, samples: ['A-1'] },
    { source: 'x', field: null, extra: 'x', confidence: 0, samples: ['z'.repeat(40), 'y'.repeat(40), 'w'.repeat(40)] },
  ],
  unmapped: [],
  ambiguous: [],
  missing: [],
  warnings: [],
  written: null,
};

test.each([60, 80, 100])('the values of a column stand on one line of %i letters', (width) => {
  const lines = foundInWords(found, width).split('\n').slice(2);
  expect(lines).toHaveLength(3);
  expect(lines.map((line) => line.length).filter((length) => length > width)).toEqual([]);
  expect(lines[2]).toMatch(/zzz.*…$/);
});
