import type { TextFile } from './text-file.ts';
import { lineBreakInCell } from './workbook/row-writer.ts';

/** What is done to every cell of a file as it is read; undefined where cells are as they are written. */
export const mendingOf = ({ unpacked }: TextFile): ((cell: string) => string) | undefined =>
  unpacked?.sheet === undefined ? undefined : withLineBreaks;

const withLineBreaks = (cell: string): string =>
  cell.includes(lineBreakInCell) ? cell.replaceAll(lineBreakInCell, '\n') : cell;
