import { readdir, readlink, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { exitCodes, UserError } from './domain/errors.ts';

/** Where a command was told to write to. */
export interface Targets {
  readonly output?: string;
  readonly rejects?: string;
}

/** Refuses, before any work, to write over what the workspace lives by, or onto anything that is not a file or folder. */
export const refuseTakenTargets = async (
  { output, rejects }: Targets,
  { folder, cwd }: { readonly folder: string; readonly cwd: string },
): Promise<void> => {
  if (output !== undefined && output !== '-') await refuseTaken('--output', output, { folder, cwd });
  if (rejects !== undefined) await refuseTaken('--rejects', rejects, { folder, cwd });
};

/** Whether two paths are one file, also where links lead to it. */
export const isSameFile = async (one: string, other: string): Promise<boolean> => {
  const [first, second] = await Promise.all([found(one), found(other)]);
  return one === other || (first !== undefined && first.ino === second?.ino && first.dev === second.dev);
};

type Option = '--output' | '--rejects';

const refuseTaken = async (
  option: Option,
  written: string,
  { folder, cwd }: { readonly folder: string; readonly cwd: string },
): Promise<void> => {
  const path = resolve(cwd, written);
  const there = await found(path);
  const names = [join(await behindLinks(dirname(path)), basename(path)), await behindLinks(path)];
  if ((there && !there.isFile() && !there.isDirectory()) || names.some(isOfSystem)) {
    throw notForWriting(`${option} ${written} is no place for a file: it belongs to the system`, option);
  }
  if (await belongsTo(folder, path, names)) {
    throw notForWriting(`${option} ${written} would replace a part of the workspace`, option);
  }
};

const found = async (path: string) => stat(path).catch(() => undefined);

/** The path without links, as far as it is there. */
const behindLinks = async (path: string, steps = 40): Promise<string> => {
  try {
    return await realpath(path);
  } catch {
    if (dirname(path) === path || steps === 0) return path;
    const target = await readlink(path).catch(() => undefined);
    return target === undefined
      ? join(await behindLinks(dirname(path), steps), basename(path))
      : behindLinks(resolve(dirname(path), target), steps - 1);
  }
};

const isOfSystem = (path: string): boolean => /^\/(?:proc|sys|dev)(?:\/|$)/.test(path) && !/^\/dev\/shm\//.test(path);

const keptFolders = ['.trato', 'templates', 'mappings'];

const belongsTo = async (folder: string, path: string, names: readonly string[]): Promise<boolean> => {
  const root = await behindLinks(folder);
  const settings = await behindLinks(join(root, 'trato.yaml'));
  const kept = [...keptFolders, ...(await Promise.all(keptFolders.map((name) => behindLinks(join(root, name)))))];
  const within = (name: string) => kept.some((place) => `${name}${sep}`.startsWith(`${resolve(root, place)}${sep}`));
  if (names.some((name) => name === settings || name === join(root, 'trato.yaml') || within(name))) return true;
  return ((await found(path))?.nlink ?? 1) > 1 && isLinkToKept(root, path);
};

/** A file with several names may be one of the workspace's under another. */
const isLinkToKept = async (root: string, path: string): Promise<boolean> => {
  if ((await found(path))?.isDirectory()) return false;
  for (const place of keptFolders) {
    const names = await readdir(join(root, place), { recursive: true }).catch(() => []);
    for (const name of names) if (await isSameFile(join(root, place, name), path)) return true;
  }
  return isSameFile(join(root, 'trato.yaml'), path);
};

const notForWriting = (problem: string, option: Option): UserError =>
  option === '--rejects'
    ? notARejectsFile(problem)
    : new UserError(`${problem}, expected a path of its own.`, {
        code: 'bad-output',
        hint: 'Name another path; nothing was changed.',
        exit: exitCodes.usage,
      });

/** The error where refused rows must not be written. */
export const notARejectsFile = (problem: string): UserError =>
  new UserError(`${problem}, expected a file of its own.`, {
    code: 'bad-rejects-file',
    hint: 'Name another file, or none: refused rows then go to inbox/refused.',
    exit: exitCodes.usage,
  });
