import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { exitCodes, UserError } from '../domain/errors.ts';
import { beginPassing, endPassing, passingMark } from '../files/passing-paths.ts';
import type { Context } from '../terminal/context.ts';

/** Where a file is read from, and what it is called. */
export interface FileSource {
  readonly path: string;
  /** The name without folders; `stdin` for standard input. */
  readonly name: string;
}

export interface Surroundings {
  readonly context: Context;
  /** The workspace, where there is one: its mappings, and a place for what comes from standard input. */
  readonly folder: string | undefined;
}

/** Lends the file named, or a passing copy of standard input for `-`: a file is read more than once. */
export const withFileSource = async <T>(
  written: string,
  surroundings: Surroundings,
  work: (source: FileSource) => Promise<T>,
): Promise<T> => {
  const path = resolve(surroundings.context.cwd, written);
  if (written !== '-') return work({ path, name: basename(path) });
  refuseTerminal(surroundings.context);
  const folder = await passingFolder(surroundings);
  const copy = join(folder, 'stdin');
  try {
    await pipeline(surroundings.context.stdin, createWriteStream(copy, { mode: 0o600 }));
    return await work({ path: copy, name: 'stdin' });
  } catch (error) {
    throw named(error, copy);
  } finally {
    await rm(folder, { recursive: true, force: true });
    endPassing(folder);
  }
};

/** Nobody knows the passing copy by its name. */
const named = (error: unknown, copy: string): unknown => {
  if (!(error instanceof UserError)) return error;
  const { message, code, hint, exit } = error;
  return new UserError(message.replaceAll(copy, 'standard input'), { code, exit, ...(hint ? { hint } : {}) });
};

const refuseTerminal = ({ stdin }: Context): void => {
  if (!stdin.isTTY) return;
  throw new UserError('Standard input is a terminal, expected a file piped into it.', {
    code: 'no-input',
    hint: 'Name a file, or pipe one: trato … - < FILE',
    exit: exitCodes.usage,
  });
};

const passingFolder = async ({ folder }: Surroundings): Promise<string> => {
  const place = folder === undefined ? tmpdir() : join(folder, '.trato');
  if (folder !== undefined) await mkdir(place, { recursive: true, mode: 0o700 });
  return beginPassing(await mkdtemp(join(place, `stdin-${passingMark}-`)));
};
