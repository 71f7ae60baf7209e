import { expect, test } from 'vitest';
import { textTable, withoutEmptyColumns } from '../../src/terminal/table.ts';

test('a list leaves out the columns of which no row tells anything', () => {
  const table = {
    columns: ['hold', 'until', 'review'],
    rows: [
      [1, '', ''],
      [2, '', '2026-12-01'],
    ],
  };
  expect(withoutEmptyColumns(table).columns).toEqual(['hold', 'review']);
  expect(textTable(withoutEmptyColumns(table))).toContain('   2  2026-12-01');
});

test('a table without rows keeps its columns', () => {
  expect(withoutEmptyColumns({ columns: ['hold', 'until'], rows: [] }).columns).toEqual(['hold', 'until']);
});
