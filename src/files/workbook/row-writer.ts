import { type FileHandle, open } from 'node:fs/promises';
import type { UnpackingLimit } from '../zip/unpacking-limit.ts';

/** Stands for a line break inside a cell, so that every row of a sheet is one line of the text. */
export const lineBreakInCell = '\u2028';

/** Writes rows as the lines of a text file, each under the number it has in the sheet. */
export interface RowWriter {
  add(number: number, cells: readonly string[]): void;
  /** Writes what is waiting. */
  flush(): Promise<void>;
  readonly rows: () => number;
}

/** Lends a private file of comma-separated UTF-8 with a byte order mark, for a spreadsheet to know its letters by. */
export const withRowWriter = async <T>(
  target: string,
  limit: UnpackingLimit,
  work: (writer: RowWriter) => Promise<T>,
): Promise<T> => {
  const file = await open(target, 'wx', 0o600);
  try {
    return await work(rowWriter(file, limit));
  } finally {
    await file.close();
  }
};

const rowWriter = (file: FileHandle, limit: UnpackingLimit): RowWriter => {
  let [waiting, line, width, rows, written] = ['\uFEFF', 1, 0, 0, 0];
  return {
    add: (number, cells) => {
      const filled = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
      if (filled === 0) return;
      width = Math.max(width, filled);
      rows += 1;
      waiting += '\n'.repeat(number - line);
      waiting += cells.slice(0, filled).map(quoted).join(',') + ','.repeat(width - filled);
      line = number;
    },
    flush: async () => {
      if (waiting === '') return;
      const bytes = Buffer.from(waiting);
      waiting = '';
      written += bytes.length;
      limit.check(written);
      await file.appendFile(bytes);
    },
    rows: () => rows,
  };
};

const quoted = (cell: string): string => {
  if (!/[",\r\n]/.test(cell)) return cell;
  const text = cell.replace(/\r\n|\r|\n/g, lineBreakInCell);
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
