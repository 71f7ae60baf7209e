import { describe, expect, it } from 'vitest';
import type { Day } from '../../../src/domain/day.ts';
import { type Payday, parsePayday, paydayFrom } from '../../../src/domain/offer/payday.ts';

describe('a payday', () => {
  it.each([
    ['5', 5],
    [' 31 ', 31],
    ['15-and-last', '15-and-last'],
    ['15/30', '15-and-last'],
    ['15 y último', '15-and-last'],
    ['15 e 30', '15-and-last'],
    ['0', undefined],
    ['32', undefined],
    ['viernes', undefined],
    ['', undefined],
  ])('written %j is %s', (text, payday) => {
    expect(parsePayday(text)).toBe(payday);
  });

  it.each<[string, Payday, string]>([
    ['2026-01-05', 5, '2026-01-05'],
    ['2026-01-06', 5, '2026-02-05'],
    ['2026-02-01', 31, '2026-02-28'],
    ['2026-12-31', 30, '2027-01-30'],
    ['2026-02-15', '15-and-last', '2026-02-15'],
    ['2026-02-16', '15-and-last', '2026-02-28'],
    ['2028-02-29', '15-and-last', '2028-02-29'],
  ])('from %s on %s is %s', (from, payday, expected) => {
    expect(paydayFrom(from as Day, payday)).toBe(expected);
  });
});
