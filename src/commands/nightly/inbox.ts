import { access, mkdir, readdir, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ImportKind } from '../../stores/imports/imports.ts';

/** The files that wait in the inbox of a kind, in the order of their names; hidden and unfinished ones are left. */
export const waitingFiles = async (folder: string, kind: ImportKind): Promise<string[]> => {
  const inbox = join(folder, 'inbox', kind);
  const entries = await readdir(inbox, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile() && !/^\.|\.(?:part|partial|tmp)$/i.test(entry.name))
    .map(({ name }) => join(inbox, name))
    .sort();
};

/** Moves a file out of the inbox, under the number of the run; over no other file. */
export const moveOut = async (
  file: string,
  folder: string,
  where: 'done' | 'refused',
  run: number,
): Promise<string> => {
  const target = join(folder, 'inbox', where);
  await mkdir(target, { recursive: true, mode: 0o700 });
  const moved = await freeName(target, `run-${run}`, basename(file));
  await rename(file, moved);
  return moved;
};

/** The first name that no file has: files of several kinds may be called the same. */
const freeName = async (folder: string, prefix: string, name: string): Promise<string> => {
  for (let copy = 1; ; copy += 1) {
    const path = join(folder, copy === 1 ? `${prefix}-${name}` : `${prefix}-${copy}-${name}`);
    if (!(await exists(path))) return path;
  }
};

const exists = async (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
