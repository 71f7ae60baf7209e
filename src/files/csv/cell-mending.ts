import { mendedText } from '../../domain/written/twice-encoded.ts';
import type { TextFile } from '../text/text-file.ts';
import { lineBreakInCell } from '../workbook/row-writer.ts';

/** What is done to every cell of a file as it is read; undefined where cells are as they are written. */
export const mendingOf = (
  { unpacked, twiceEncoded }: TextFile,
  repairs: boolean,
): ((cell: string) => string) | undefined => {
  const mended = repairs && twiceEncoded ? mendedText : undefined;
  if (unpacked?.sheet === undefined) return mended;
  return mended ? (cell) => mended(withLineBreaks(cell)) : withLineBreaks;
};

const withLineBreaks = (cell: string): string =>
  cell.includes(lineBreakInCell) ? cell.replaceAll(lineBreakInCell, '\n') : cell;
