import type { RowMarks } from '../../domain/intake/row-mark.ts';
import type { Delimiter } from '../../domain/written/delimiter.ts';
import type { Encoding } from '../../domain/written/encoding.ts';
import { decodedText } from '../text/decoded-text.ts';
import { type RowBatch, rowSplitter } from './row-splitter.ts';

export interface RowReading {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  /** The line of the headings, from 1. */
  readonly headerLine: number;
  /** What is done to every cell, such as putting its line breaks back. */
  readonly mended?: ((cell: string) => string) | undefined;
}

/** What is asked of a reading beside its rows. */
export interface RowWatch {
  readonly marks?: RowMarks | undefined;
  /** Told how many bytes more are read. */
  readonly read?: (bytes: number) => void;
}

/** The rows below the header in batches of some thousand, as the file is read; memory does not grow with the file. */
export async function* readRows(
  path: string,
  { encoding, delimiter, headerLine, mended }: RowReading,
  { marks, read }: RowWatch = {},
): AsyncGenerator<RowBatch> {
  const splitter = rowSplitter(path, delimiter, headerLine, marks);
  for await (const piece of decodedText(path, encoding, read)) {
    const batch = splitter.take(piece);
    if (!isEmpty(batch)) yield mended ? mendedBatch(batch, mended) : batch;
  }
  const last = splitter.end();
  if (!isEmpty(last)) yield mended ? mendedBatch(last, mended) : last;
}

const mendedBatch = ({ rows, refused, ...batch }: RowBatch, mended: (cell: string) => string): RowBatch => ({
  ...batch,
  rows: rows.map((row) => ({ ...row, cells: row.cells.map(mended) })),
  refused: refused.map((row) => ({ ...row, cells: row.cells.map(mended) })),
});

const isEmpty = ({ rows, refused, totals, headings, repeated }: RowBatch): boolean =>
  rows.length + refused.length + totals.length + headings.length + repeated === 0;
