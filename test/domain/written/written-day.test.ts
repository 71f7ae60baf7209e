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
    ['20112026', 'dmy', '2026-11-20'],
    ['11202026', 'mdy', '2026-11-20'],
    ['20111120', 'dmy', '2011-11-20'],
    ['261120', 'yymmdd', '2026-11-20'],
    ['201126', 'ddmmyy', '2026-11-20'],
    ['112026', 'mmddyy', '2026-11-20'],
    ['20/11/2026', 'ddmmyy', '2026-11-20'],
    ['46346', 'serial', '2026-11-20'],
    ['46346.604166667', 'serial', '2026-11-20'],
    ['46346,99', 'serial', '2026-11-20'],
    ['29221', 'serial', '1980-01-01'],
    ['20/11/2026, 14:30:00', 'dmy', '2026-11-20'],
    ['20/11/2026 14:30 hrs', 'dmy', '2026-11-20'],
    ['20/11/2026 2:30\u00a0p.\u202fm.', 'dmy', '2026-11-20'],
    ['11/20/2026 12:00:00 AM', 'mdy', '2026-11-20'],
    ['2026-11-20T00:00:00.000Z', 'named', '2026-11-20'],
    ['2026-11-20T23:59:59+14:00', 'named', '2026-11-20'],
    ['2026-11-20 23:59:59 UTC', 'named', '2026-11-20'],
    ['20-nov-26', 'named', '2026-11-20'],
    ['20-NOV-2026 00:00', 'dmy', '2026-11-20'],
    ['20 Nov. 2026', 'mdy', '2026-11-20'],
    ['20/nov/2026', 'named', '2026-11-20'],
    ['20.nov.2026', 'named', '2026-11-20'],
    ['20nov2026', 'named', '2026-11-20'],
    ['20 de noviembre de 2026', 'named', '2026-11-20'],
    ['20 de Noviembre del 2026', 'named', '2026-11-20'],
    ['viernes, 20 de noviembre de 2026', 'named', '2026-11-20'],
    ['sexta-feira, 20 de novembro de 2026', 'named', '2026-11-20'],
    ['1º de março de 2026', 'named', '2026-03-01'],
    ['Nov 20, 2026', 'named', '2026-11-20'],
    ['November 20th, 2026', 'named', '2026-11-20'],
    ['2026-nov-20', 'named', '2026-11-20'],
    ['20-set-26', 'named', '2026-09-20'],
    ['20-sept-26', 'named', '2026-09-20'],
    ['20-sep-26', 'named', '2026-09-20'],
    ['20-dez-2026', 'named', '2026-12-20'],
    ['20-dic-2026', 'named', '2026-12-20'],
    ['20-dec-2026', 'named', '2026-12-20'],
    ['20-ene-99', 'named', '1999-01-20'],
    ['20-jan-26', 'named', '2026-01-20'],
    ['20 fev 26', 'named', '2026-02-20'],
    ['20 out 26', 'named', '2026-10-20'],
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
    ['20112026', 'ymd'],
    ['11202026', 'dmy'],
    ['46346', 'dmy'],
    ['261120', 'ymd'],
    ['261120', 'dmy'],
    ['261320', 'yymmdd'],
    ['31-nov-2026', 'dmy'],
    ['20-foo-2026', 'dmy'],
    ['nov 2026', 'dmy'],
    ['de 20 nov 2026 y', 'dmy'],
    ['2026-11-20', 'serial'],
    ['12345', 'serial'],
    ['99999', 'serial'],
    ['1e5', 'serial'],
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
