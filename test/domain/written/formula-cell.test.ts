import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardedCell, isFormula, unguardedCell } from '../../../src/domain/written/formula-cell.ts';

describe('a cell that a spreadsheet would run', () => {
  it.each([
    ['=HYPERLINK("x")', true],
    ['+52-55-1234-5678', true],
    ['-2+3', true],
    ['@SUM(A1)', true],
    ['\t=1', true],
    ['-5.00', false],
    ['-1.234,56', false],
    ['-$ 5.00', false],
    ['+525512345678', false],
    ['+52 55 1234 5678', false],
    ['-', false],
    ['Ana', false],
    ['', false],
  ])('%j', (cell, formula) => expect(isFormula(cell)).toBe(formula));

  it('is guarded, and is the same again when the guard is taken off', () => {
    const cell = fc.array(fc.constantFrom("'", '=', '+', '-', '@', '\t', '1', 'a', ' ', '.'), { maxLength: 6 });
    fc.assert(
      fc.property(
        cell.map((all) => all.join('')),
        (text) => {
          expect(unguardedCell(guardedCell(text))).toBe(text);
          expect(isFormula(guardedCell(text))).toBe(false);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
