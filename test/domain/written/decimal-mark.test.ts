import { describe, expect, test } from 'vitest';
import { decimalMarkOf } from '../../../src/domain/written/decimal-mark.ts';

describe('decimalMarkOf', () => {
  test.each([
    [['12.50', '1.234'], '.'],
    [['12,50', '1.234'], ','],
    [['1.234.567'], ','],
    [['1,234,567'], '.'],
    [['1,234.50'], '.'],
    [['1.234,50'], ','],
    [["1'234.567"], '.'],
    [['1234.567'], '.'],
    [['0.567'], '.'],
    [['(1.234,5)'], ','],
    [['R$ 1.234,5', '1.234'], ','],
    [['1.5', 'n/a', 'mil', ''], '.'],
  ])('%j are written with %s', (values, decimal) => {
    expect(decimalMarkOf(values)).toEqual({ decimal });
  });

  test.each([
    [['1.234', '2.345'], 'undecided'],
    [['$ 1,234'], 'undecided'],
    [['-1.234', '(2.345)', '3.456-'], 'undecided'],
    [['MXN 1,234', '2,345 USD', 'R$ -3,456'], 'undecided'],
    [['1,23,456.00', '1.5E+06', '100,5 mil'], 'unmarked'],
    [['12.50', '12,50'], 'contradictory'],
    [['100', '2500', ''], 'unmarked'],
    [[], 'unmarked'],
    [['1,23,4', '1,234,56'], 'unmarked'],
  ])('%j: %s', (values, decision) => {
    expect(decimalMarkOf(values)).toBe(decision);
  });
});
