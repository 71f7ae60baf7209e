import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { Delimiter } from '../domain/delimiter.ts';
import type { Refusal } from '../domain/refusal.ts';

/** The columns that a rejects file has beside those of the file itself. */
export const rejectColumns = ['_line', '_column', '_code', '_problem', '_suggestion'] as const;

/** A file of refused rows that can be put right and imported: their cells as they were, and what is wrong with each. */
export interface RejectsFile {
  add(cells: readonly string[], refusals: readonly Refusal[]): Promise<void>;
  /** Puts the file under its name; without a single row there is none. */
  keep(): Promise<void>;
  /** Leaves nothing behind. */
  drop(): Promise<void>;
}

/** A rejects file beside its later name, without the columns of an earlier one; nothing is written before the first row. */
export const rejectsFile = (path: string, headings: readonly string[], delimiter: Delimiter): RejectsFile => {
  const unfinished = `${path}.part`;
  let stream: WriteStream | undefined;
  const write = async (cells: readonly string[]): Promise<void> => {
    if (stream === undefined) {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      stream = createWriteStream(unfinished, { mode: 0o600 });
      await once(stream, 'open');
      stream.write(stringify([[...headings, ...rejectColumns]], { delimiter }));
    }
    if (!stream.write(stringify([[...cells]], { delimiter }))) await once(stream, 'drain');
  };
  const close = async (): Promise<void> => {
    if (stream === undefined) return;
    stream.end();
    await once(stream, 'close');
  };
  return {
    add: async (cells, refusals) => {
      const [first] = refusals;
      const problems = refusals.map(({ column, problem }) => (column ? `${column}: ${problem}` : problem)).join('; ');
      const remedies = [...new Set(refusals.map(({ suggestion }) => suggestion))].join('; ');
      await write([...fitted(cells, headings.length), String(first?.line ?? ''), first?.column ?? '', first?.code ?? '', problems, remedies]);
    },
    keep: async () => {
      await close();
      if (stream !== undefined) await rename(unfinished, path);
      else await rm(path, { force: true });
    },
    drop: async () => {
      await close();
      await rm(unfinished, { force: true });
    },
  };
};

/** As many cells as there are headings; what is too much stays in the last one. */
const fitted = (cells: readonly string[], width: number): string[] =>
  cells.length > width
    ? [...cells.slice(0, width - 1), cells.slice(width - 1).join(' ')]
    : [...cells, ...Array<string>(width - cells.length).fill('')];
