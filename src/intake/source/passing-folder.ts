import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../domain/errors.ts';
import { beginPassing, endPassing, passingMark } from '../../files/paths/passing-paths.ts';

/**
 * Lends a private path for a passing copy of what is known by another name, in the workspace where there is one. The copy is
 * gone when the work ends, and errors tell the name that is known.
 */
export const withPassingCopy = async <T>(
  workspace: string | undefined,
  known: string,
  work: (copy: string) => Promise<T>,
): Promise<T> => {
  const folder = await passingFolder(workspace);
  const copy = join(folder, 'copy');
  try {
    return await work(copy);
  } catch (error) {
    throw named(error, copy, known);
  } finally {
    await rm(folder, { recursive: true, force: true });
    endPassing(folder);
  }
};

/** Nobody knows the passing copy by its name. */
const named = (error: unknown, copy: string, known: string): unknown => {
  if (!(error instanceof UserError)) return error;
  const { message, code, hint, exit } = error;
  return new UserError(message.replaceAll(copy, known), { code, exit, ...(hint ? { hint } : {}) });
};

const passingFolder = async (workspace: string | undefined): Promise<string> => {
  const place = workspace === undefined ? tmpdir() : join(workspace, '.trato');
  if (workspace !== undefined) await mkdir(place, { recursive: true, mode: 0o700 });
  return beginPassing(await mkdtemp(join(place, `copy-${passingMark}-`)));
};
