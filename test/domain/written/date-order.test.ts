import { describe, expect, test } from 'vitest';
import { dateOrderOf } from '../../../src/domain/written/date-order.ts';

describe('dateOrderOf', () => {
  test.each([
    [['20/11/2026', '03/04/2026'], 'dmy'],
    [['11/20/2026', '03/04/2026'], 'mdy'],
    [['2026-11-20'], 'ymd'],
    [['20261120', '2026/11/20'], 'ymd'],
    [['2026-11-20', '20.11.2026'], 'dmy'],
    [['5-1-26', '25-1-26'], 'dmy'],
    [['05/05/2026'], 'dmy'],
    [['25/12/2026 10:30'], 'dmy'],
    [['03/04/2026'], 'undecided'],
    [['03/04/2026', '05/05/2026', '2026-01-31'], 'undecided'],
    [['13/01/2026', '01/13/2026'], 'contradictory'],
    [['', 'n/a', '31/13/2026', '99/99/9999'], 'unwritten'],
    [[], 'unwritten'],
  ])('%j: %s', (values, order) => {
    expect(dateOrderOf(values)).toBe(order);
  });
});
