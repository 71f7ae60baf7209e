import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../domain/errors.ts';

/** Writes a file that only its owner may read: whole under its name, or not at all. Folders are made as needed. */
export const writeWhole = async (path: string, content: string | AsyncIterable<string>): Promise<void> => {
  const unfinished = `${path}.${process.pid}.part`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writePart(unfinished, typeof content === 'string' ? [content] : content);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw writingProblem(path, error);
  }
};

const writePart = async (path: string, chunks: Iterable<string> | AsyncIterable<string>): Promise<void> => {
  const file = await open(path, 'w', 0o600);
  try {
    for await (const chunk of chunks) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
};

const problems: Readonly<Record<string, string>> = {
  EACCES: 'the folder may not be written',
  EPERM: 'the folder may not be written',
  EROFS: 'the folder is read-only',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'a part of the path is a file, not a folder',
  EISDIR: 'there is a folder of that name',
  ENOSPC: 'the disk is full',
};

/** Why a file could not be written, told to whoever can mend it; anything else as it is. */
export const writingProblem = (path: string, error: unknown): unknown => {
  const problem = problems[(error as NodeJS.ErrnoException | undefined)?.code ?? ''];
  if (!problem) return error;
  return new UserError(`${path} was not written: ${problem}.`, {
    code: 'cannot-write',
    hint: 'Name another file with --output FILE, or put the permissions right; nothing was left half written.',
  });
};
