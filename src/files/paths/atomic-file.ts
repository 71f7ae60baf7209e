import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../../domain/errors.ts';
import { beginPassing, endPassing, passingName } from './passing-paths.ts';
import { pathProblem } from './path-problem.ts';
import { makePrivateFolder } from './private-folder.ts';

/** Writes a file that only its owner may read: whole under its name, or not at all. Folders are made as needed. */
export const writeWhole = async (path: string, content: string | AsyncIterable<string>): Promise<void> => {
  const unfinished = beginPassing(passingName(path));
  try {
    await makePrivateFolder(dirname(path));
    await writePart(unfinished, typeof content === 'string' ? [content] : content);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw writingProblem(path, error);
  } finally {
    endPassing(unfinished);
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

const diskProblems: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EIO: 'the disk failed',
};

/** Why a file could not be written, told to whoever can mend it; anything else as it is. */
export const writingProblem = (path: string, error: unknown): unknown => {
  const { code = '' } = (error ?? {}) as NodeJS.ErrnoException;
  const problem = pathProblem(error) ?? diskProblems[code];
  if (!problem) return error;
  return new UserError(`${path} was not written: ${problem}.`, {
    code: 'cannot-write',
    hint: 'Name another file with --output FILE, or put the permissions right; nothing was left half written.',
  });
};
