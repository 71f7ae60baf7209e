import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DateOrder, fromEpochDay } from '../../../src/domain/day.ts';
import { parseDay } from '../../../src/domain/written/written-day.ts';

describe('parseDay', () => {
  test.each([
    ['20/11/2026', 'dmy', '2026-11-20'],
    ['20-11-2026', 'dmy', '2026-11-20'],
    ['20.11.2026', 'dmy', '2026-11-20'],
    ['3/4/26', 'dmy', '2026-04-03'],
    ['3/4/26', 'mdy', '2026-03-04'],
    ['1/1/69', 'dmy', '2069-01-01'],
    ['1/1/70', 'dmy', '1970-01-01'],
    ['11/20/2026', 'mdy', '2026-11-20'],
    ['2026-11-20', 'dmy', '2026-11-20'],
    ['2026/11/20', 'mdy', '2026-11-20'],
    ['2026-1-5', 'ymd', '2026-01-05'],
    ['20261120', 'dmy', '2026-11-20'],
    ['20/11/2026 13:45', 'dmy', '2026-11-20'],
    ['20/11/2026 1:45:00 p. m.', 'dmy', '2026-11-20'],
    ['2026-11-20T13:45:00.000Z', 'ymd', '2026-11-20'],
    ['2026-11-20 00:00:00-05:00', 'ymd', '2026-11-20'],
    [' 20/11/2026 ', 'dmy', '2026-11-20'],
    ['05/05/2026', 'ymd', '2026-05-05'],
    ['29/02/2024', 'dmy', '2024-02-29'],
  ] as const)('reads %s in %s as %s', (text, order, day) => {
    expect(parseDay(text, order)).toBe(day);
  });

  test.each([
    ['31/02/2026', 'dmy'],
    ['29/02/2026', 'dmy'],
    ['11/20/2026', 'dmy'],
    ['20/11/2026', 'mdy'],
    ['03/04/2026', 'ymd'],
    ['20/11-2026', 'dmy'],
    ['20/11/026', 'dmy'],
    ['45000', 'dmy'],
    ['20112026', 'dmy'],
    ['hoy', 'dmy'],
    ['', 'dmy'],
    ['20/11/2026 y algo', 'dmy'],
  ] as const)('%s in %s is no day', (text, order) => {
    expect(parseDay(text, order)).toBeUndefined();
    expect(parseDay(text, order)).toBeUndefined();
  });

  test('every day written in an order is read back', () => {
    const writers: Record<DateOrder, (y: string, m: string, d: string) => string> = {
      dmy: (y, m, d) => `${d}/${m}/${y}`,
      mdy: (y, m, d) => `${m}/${d}/${y}`,
      ymd: (y, m, d) => `${y}${m}${d}`,
    };
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40_000 }),
        fc.constantFrom<DateOrder>('dmy', 'mdy', 'ymd'),
        (epoch, order) => {
          const day = fromEpochDay(epoch);
          const [y = '', m = '', d = ''] = day.split('-');
          expect(parseDay(writers[order](y, m, d), order)).toBe(day);
        },
      ),
    );
  });
});
