import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnLetters, columnOfReference } from '../../../src/domain/workbook/cell-place.ts';
import { dayCellText, numberText, unescapedText } from '../../../src/domain/workbook/cell-text.ts';
import { numberFormatOf } from '../../../src/domain/workbook/number-format.ts';
import { serialDay, serialTime } from '../../../src/domain/workbook/serial-day.ts';
import { formatSheetNumber, isTooLong, parseSheetNumber } from '../../../src/domain/workbook/sheet-number.ts';

const shown = (written: string, code?: string): string => {
  const number = parseSheetNumber(written);
  if (!number) throw new Error(written);
  return numberText(written, number, code === undefined ? 'plain' : numberFormatOf(200, code), 1900);
};

describe('a number cell is written as the spreadsheet shows it', () => {
  test.each([
    ['1234.1', '1234.1'],
    ['0.30000000000000004', '0.3'],
    ['1234.0999999999999', '1234.1'],
    ['99999.999999999985', '100000'],
    ['-45.5', '-45.5'],
    ['1E-3', '0.001'],
    ['1.5E-7', '0.00000015'],
    ['1.234E+4', '12340'],
    ['0', '0'],
    ['-0', '0'],
    ['0.0', '0'],
    ['100', '100'],
    ['1.234', '1.2340'],
    ['1234.567', '1234.567'],
    ['123456789012345', '123456789012345'],
    ['1234567890123456789', '1234567890123456789'],
    ['1.2345678901234568E+18', '1.2345678901234568E+18'],
    ['1e20', '1E+20'],
  ])('%s is %s', (written, text) => {
    expect(shown(written)).toBe(text);
  });

  test.each([
    ['0.15', '0%', '15%'],
    ['0.075', '0.00%', '7.5%'],
    ['46346', 'dd/mm/yyyy', '2026-11-20'],
    ['46346', '[$-409]d-mmm-yy;@', '2026-11-20'],
    ['46346', 'mmm-yy', '2026-11-20'],
    ['46346.5731', 'dd/mm/yyyy hh:mm', '2026-11-20 13:45:16'],
    ['0.5', 'h:mm AM/PM', '12:00:00'],
    ['1.5', '[h]:mm', '36:00:00'],
    ['1', 'yyyy-mm-dd', '1900-01-01'],
    ['59', 'yyyy-mm-dd', '1900-02-28'],
    ['60', 'yyyy-mm-dd', '60'],
    ['61', 'yyyy-mm-dd', '1900-03-01'],
    ['-1', 'yyyy-mm-dd', '-1'],
    ['123', '000000', '000123'],
    ['1234567', '000000', '1234567'],
    ['1234.5', '"$"#,##0.00_);[Red]\\("$"#,##0.00\\)', '1234.5'],
    ['1234.5', '#,##0.00 "días"', '1234.5'],
    ['1234.5', '[$€-x-euro2]\\ #,##0.00', '1234.5'],
    ['1234.5', 'General', '1234.5'],
    ['1234.5', '_-* #,##0.00_-;-* #,##0.00_-', '1234.5'],
  ])('%s under %s is %s', (written, code, text) => {
    expect(shown(written, code)).toBe(text);
  });

  test.each([
    [14, 'day'],
    [22, 'day'],
    [20, 'time'],
    [46, 'time'],
    [9, 'percent'],
    [4, 'plain'],
    [49, 'plain'],
  ])('the format %s of every workbook is a %s', (id, format) => {
    expect(numberFormatOf(id, undefined)).toBe(format);
  });

  test('the count of days from 1904 has no leap day too many', () => {
    expect(serialDay(0, 1904)).toBe('1904-01-01');
    expect(serialDay(44_884, 1904)).toBe('2026-11-20');
    expect(serialDay(46_346.999999, 1900)).toBe('2026-11-21');
    expect(serialDay(3_000_000, 1900)).toBeUndefined();
    expect(serialTime(-1)).toBeUndefined();
  });

  test('what is no number is none', () => {
    for (const text of ['', 'x', '1,5', '.', '1E', '--1']) expect(parseSheetNumber(text)).toBeUndefined();
  });

  test('every amount in cents comes back, however its number was made', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.nat(999_999), (cents, more) => {
        const text = String((cents + more) / 100);
        const sum = String(cents / 100 + more / 100);
        const read = (written: string) => {
          const number = parseSheetNumber(written);
          return number && Number(formatSheetNumber(number));
        };
        expect(read(sum)).toBe(Number(text) === 0 ? 0 : Number(text));
      }),
    );
  });

  test('a whole number of more than fifteen digits is too long', () => {
    const isLong = (text: string) => isTooLong(parseSheetNumber(text) ?? { negative: false, digits: '', exponent: 0 });
    expect(['999999999999999', '0.12345678901234567', '1E14'].map(isLong)).toEqual([false, false, false]);
    expect(['1234567890123456', '1.23456789012345E+18'].map(isLong)).toEqual([true, true]);
  });
});

test('days in words and letters that XML has no way to write', () => {
  expect(dayCellText('2026-11-20T00:00:00')).toBe('2026-11-20');
  expect(dayCellText('2026-11-20T00:00:00.000Z')).toBe('2026-11-20');
  expect(dayCellText('2026-11-20T13:45:00')).toBe('2026-11-20 13:45:00');
  expect(unescapedText('uno_x000D_dos_x005F_x')).toBe('uno\rdos_x');
  expect(unescapedText('A_x0000_1')).toBe('A1');
});

test('columns are known by their letters', () => {
  fc.assert(
    fc.property(fc.nat(16_383), (column) => {
      expect(columnOfReference(`${columnLetters(column)}12`)).toBe(column);
    }),
  );
  expect(['A1', 'Z9', 'AA1', 'XFD1048576'].map(columnOfReference)).toEqual([0, 25, 26, 16_383]);
  expect(['12', '', 'ABCD1'].map(columnOfReference)).toEqual([undefined, undefined, undefined]);
});
