import { columnLetters } from '../../domain/workbook/cell-place.ts';
import { dayCellText, numberText, unescapedText } from '../../domain/workbook/cell-text.ts';
import type { NumberFormat } from '../../domain/workbook/number-format.ts';
import type { DaySystem } from '../../domain/workbook/serial-day.ts';
import { isTooLong, keptDigits, parseSheetNumber } from '../../domain/workbook/sheet-number.ts';
import type { SharedStrings } from './shared-strings.ts';
import type { SheetCell } from './sheet-rows.ts';

/** Reads a sheet's cells as text, and keeps what is to be told of them. */
export interface CellValues {
  readonly textOf: (cell: SheetCell) => string;
  /** Numbers that are longer than a spreadsheet keeps, by column. */
  readonly warnings: () => string[];
}

/** How the cells of one workbook are read. */
export const cellValues = (strings: SharedStrings, formats: readonly NumberFormat[], system: DaySystem): CellValues => {
  const tooLong = new Map<number, number>();
  const numberIn = ({ column, style, value }: SheetCell): string => {
    const number = parseSheetNumber(value);
    if (!number) return value;
    const format = formats[style] ?? 'plain';
    if (format === 'plain' && isTooLong(number)) tooLong.set(column, (tooLong.get(column) ?? 0) + 1);
    return numberText(value, number, format, system);
  };
  const textOf = (cell: SheetCell): string => {
    if (cell.type === 'n') return numberIn(cell);
    if (cell.type === 's') return sharedText(strings, cell.value);
    if (cell.type === 'e') return '';
    if (cell.type === 'b') return cell.value === '1' ? 'true' : 'false';
    return cell.type === 'd' ? dayCellText(cell.value) : unescapedText(cell.value);
  };
  return { textOf, warnings: () => [...tooLong].map(([column, count]) => tooLongWarning(column, count)) };
};

const sharedText = (strings: SharedStrings, index: string): string => {
  const text = strings.at(Number(index));
  if (text === undefined) throw new Error('a text that is not there');
  return text;
};

const tooLongWarning = (column: number, count: number): string =>
  `column ${columnLetters(column)} of the sheet holds ${count === 1 ? 'a number' : `${count} numbers`} of more than ${keptDigits} digits, of which a spreadsheet loses the last; if they are ids, have them written as text`;
