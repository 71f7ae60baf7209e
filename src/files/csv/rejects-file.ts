import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import iconv from 'iconv-lite';
import { UserError } from '../../domain/errors.ts';
import type { Refusal } from '../../domain/intake/refusal.ts';
import { isRejectColumn, rejectColumns } from '../../domain/intake/reject-columns.ts';
import type { Delimiter } from '../../domain/written/delimiter.ts';
import type { Encoding } from '../../domain/written/encoding.ts';
import { guardedCell } from '../../domain/written/formula-cell.ts';
import { beginPassing, endPassing, passingName } from '../paths/passing-paths.ts';
import { pathProblem } from '../paths/path-problem.ts';
import { makePrivateFolder } from '../paths/private-folder.ts';

/**
 * A file of refused rows that can be put right and imported: their cells as they were, but for an apostrophe before what a
 * spreadsheet would run, and what is wrong with each.
 */
export interface RejectsFile {
  add(cells: readonly string[], refusals: readonly Refusal[]): Promise<void>;
  /** Writes what is left, still under a passing name: a disk that is full is told here. */
  finish(): Promise<void>;
  /** Puts the file under its name; without a single row there is none. */
  keep(): Promise<void>;
  /** Leaves nothing behind. */
  drop(): Promise<void>;
  /** How many rows it was given. */
  readonly rows: number;
}

/** How the file the rows come from is written; its rejects are written alike. */
export interface RejectsForm {
  /** Those of an earlier rejects file are left out. */
  readonly headings: readonly string[];
  readonly delimiter: Delimiter;
  readonly encoding: Encoding;
  /** Whether it begins with a byte order mark. */
  readonly marked: boolean;
  /** Columns to fill that the file does not have. */
  readonly added: readonly string[];
}

const fullBuffer = 1 << 16;

/** A rejects file beside its later name; nothing is written before the first row. */
export const rejectsFile = (path: string, form: RejectsForm): RejectsFile => {
  const unfinished = passingName(path);
  let file: FileHandle | undefined;
  let rows = 0;
  let waiting = '';
  const flush = async (): Promise<void> => {
    if (waiting === '') return;
    file ??= await newFile(beginPassing(unfinished)).catch((error: NodeJS.ErrnoException) => {
      throw notWritten(path, error);
    });
    await file.writeFile(iconv.encode(waiting, form.encoding));
    waiting = '';
  };
  const close = async (): Promise<void> => {
    const opened = file;
    file = undefined;
    await opened?.close();
  };
  const finish = async (): Promise<void> => {
    await flush();
    await file?.sync();
    await close();
  };
  return {
    get rows() {
      return rows;
    },
    add: async (cells, refusals) => {
      if (rows === 0) waiting = headingsOf(form);
      rows += 1;
      waiting += stringify([rejectedRow(cells, refusals, form)], { delimiter: form.delimiter });
      if (waiting.length >= fullBuffer) await flush();
    },
    finish,
    keep: async () => {
      await finish();
      if (rows > 0) await rename(unfinished, path);
      endPassing(unfinished);
    },
    drop: async () => {
      await close();
      await rm(unfinished, { force: true }).catch(() => undefined);
      endPassing(unfinished);
    },
  };
};

const newFile = async (path: string): Promise<FileHandle> => {
  await makePrivateFolder(dirname(path));
  return open(path, 'w', 0o600);
};

/** Why there is no file for the refused rows; what is no fault of the path, such as a full disk, is told as it is. */
const notWritten = (path: string, error: NodeJS.ErrnoException): unknown => {
  const problem = pathProblem(error);
  if (problem === undefined) return error;
  return new UserError(`${path}, the file for refused rows, cannot be written: ${problem}.`, {
    code: 'cannot-write',
    hint: 'Put the permissions right, or name another file with --rejects FILE; nothing was taken in.',
  });
};

const headingsOf = ({ headings, delimiter, marked, added }: RejectsForm): string => {
  const own = headings.filter((heading) => !isRejectColumn(heading));
  return `${marked ? '\uFEFF' : ''}${stringify([[...own.map(guardedCell), ...added, ...rejectColumns]], { delimiter })}`;
};

const rejectedRow = (cells: readonly string[], refusals: readonly Refusal[], form: RejectsForm): string[] => {
  const [first] = refusals;
  const problems = refusals.map(({ column, problem }) => (column ? `${column}: ${problem}` : problem)).join('; ');
  const remedies = [...new Set(refusals.map(({ suggestion }) => suggestion))].join('; ');
  const why = [String(first?.line ?? ''), first?.column ?? '', first?.code ?? '', problems, remedies];
  return [...ownCells(cells, form), ...form.added.map(() => ''), ...why].map(guardedCell);
};

const ownCells = (cells: readonly string[], { headings, delimiter }: RejectsForm): string[] =>
  fitted(cells, headings.length, delimiter).filter((_, index) => !isRejectColumn(headings[index] ?? ''));

/** As many cells as there are headings; what is too much stays in the last one, as it was written. */
const fitted = (cells: readonly string[], width: number, delimiter: Delimiter): string[] =>
  cells.length > width
    ? [...cells.slice(0, width - 1), cells.slice(width - 1).join(delimiter)]
    : [...cells, ...Array<string>(width - cells.length).fill('')];
