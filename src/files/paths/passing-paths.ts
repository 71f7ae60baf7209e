import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import process from 'node:process';

/** What marks a path as one of this process: its number and its host, as in `.4711-0a1b2c`. */
export const passingMark = `${process.pid}-${createHash('sha256').update(hostname()).digest('hex').slice(0, 6)}`;

/** The name under which a file is written before it gets its own. */
export const passingName = (path: string): string => `${path}.${passingMark}.part`;

const passing = new Set<string>();

/** Remembers a path that must not outlive the work; answers with the path. */
export const beginPassing = (path: string): string => {
  passing.add(path);
  return path;
};

/** Forgets a path that has its own name now, or is gone. */
export const endPassing = (path: string): void => {
  passing.delete(path);
};

/** Removes what is left of passing files and folders, at once: for a process that is told to end. */
export const dropPassing = (): void => {
  for (const path of passing) {
    try {
      rmSync(path, { recursive: true, force: true });
    } catch {
      // The next writing command sweeps it.
    }
    passing.delete(path);
  }
};

const places = ['.trato', 'inbox', 'outbox', 'mappings'];

/** Removes what processes that are dead left behind in a workspace, such as after a power cut. */
export const sweepPassing = async (folder: string): Promise<void> => {
  for (const place of places) {
    const names = await readdir(join(folder, place), { recursive: true }).catch(() => []);
    for (const name of names) {
      const path = join(folder, place, name);
      if (isLeftOver(path)) await rm(path, { recursive: true, force: true }).catch(() => undefined);
    }
  }
};

const isLeftOver = (path: string): boolean => {
  const [, mark, id] = /[.-]((\d+)-[0-9a-f]{6})(?:\.part|\.partial|-\w{6})$/.exec(basename(path)) ?? [];
  if (mark === undefined || !sameHost(mark)) return false;
  return mark === passingMark ? !passing.has(path) : isDead(Number(id));
};

const sameHost = (mark: string): boolean => mark.split('-')[1] === passingMark.split('-')[1];

const isDead = (processId: number): boolean => {
  try {
    process.kill(processId, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
};
