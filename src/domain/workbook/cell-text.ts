import type { NumberFormat } from './number-format.ts';
import { type DaySystem, serialDay, serialTime } from './serial-day.ts';
import { formatSheetNumber, formatShortened, hundredfold, isTooLong, type SheetNumber } from './sheet-number.ts';

/** The text of a number cell: days as `2026-11-20`, percentages with their sign, ids with the zeros that are shown. */
export const numberText = (written: string, number: SheetNumber, format: NumberFormat, system: DaySystem): string => {
  if (format === 'percent') return `${formatSheetNumber(hundredfold(number))}%`;
  if (format === 'day') return serialDay(Number(written), system) ?? formatSheetNumber(number);
  if (format === 'time') return serialTime(Number(written)) ?? formatSheetNumber(number);
  if (isTooLong(number) && /e/iu.test(written)) return formatShortened(number);
  const plain = formatSheetNumber(number);
  return typeof format === 'object' && /^\d+$/.test(plain) ? plain.padStart(format.padded, '0') : plain;
};

/** The text of a cell that holds a day in words: `2026-11-20T00:00:00` is a day, and another time stays. */
export const dayCellText = (written: string): string =>
  written.replace(/T00:00(?::00(?:\.0+)?)?Z?$/u, '').replace(/^(\d{4}-\d{2}-\d{2})T/u, '$1 ');

/** Letters that XML cannot hold are written as `_x000D_` in a workbook's texts; a zero, which no text holds, is left out. */
export const unescapedText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-fA-F]{4})_/gu, (_, code: string) =>
        code === '0000' ? '' : String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
