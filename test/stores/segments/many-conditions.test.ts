import { expect, it } from 'vitest';
import { joined } from '../../../src/stores/fragment.ts';

it('a thousand pieces are nested no deeper than a database bears, and keep their order', () => {
  const parts = Array.from({ length: 3000 }, (_, index) => ({ sql: '(?)', bindings: [index] }));
  const { sql, bindings } = joined(parts, ' or ');
  expect(bindings).toEqual(parts.flatMap((part) => part.bindings));
  expect(longestRow(sql)).toBeLessThanOrEqual(100);
});

/** The most pieces that stand side by side in one pair of brackets. */
const longestRow = (sql: string): number => {
  const rows = [1];
  let longest = 0;
  for (const mark of sql.match(/[()]| or /g) ?? []) {
    if (mark === '(') rows.push(1);
    else if (mark === ')') longest = Math.max(longest, rows.pop() ?? 0);
    else rows.push((rows.pop() ?? 0) + 1);
  }
  return longest;
};
