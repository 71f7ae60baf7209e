import { lstat, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../../domain/errors.ts';

/** What is to be in a folder; paths are relative to it, with `/`. */
export interface FolderContents {
  readonly folders: readonly { readonly path: string; readonly mode?: number }[];
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** What stands where something else is to be written; a file with the very same text does not. */
export const inTheWay = async (folder: string, { folders, files }: FolderContents): Promise<readonly string[]> => {
  const parents = files.map(({ path }) => dirname(path)).filter((path) => path !== '.');
  const wanted = [...new Set(['', ...folders.map(({ path }) => path), ...parents])];
  const notFolders = await Promise.all(wanted.map((path) => isNotFolder(join(folder, path))));
  const others = await Promise.all(files.map(({ path, text }) => holdsOther(join(folder, path), text)));
  return [
    ...wanted.filter((_, index) => notFolders[index]).map((path) => path || folder),
    ...files.filter((_, index) => others[index]).map(({ path }) => path),
  ];
};

const isNotFolder = async (path: string): Promise<boolean> => {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && !found.isDirectory();
};

const holdsOther = async (path: string, text: string): Promise<boolean> => {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return false;
  return !found.isFile() || (await readFile(path, 'utf8')) !== text;
};

/** Writes the contents and does the rest, whole or not at all: on failure what was made is removed, and nothing else. */
export const writeWholly = async (
  folder: string,
  contents: FolderContents,
  rest: () => Promise<void>,
): Promise<void> => {
  const made: string[] = [];
  try {
    await makeFolders(folder, contents, made);
    for (const { path, text } of contents.files) await writeNew(join(folder, path), text, made);
    await rest();
  } catch (error) {
    for (const path of made.reverse()) await rm(path, { recursive: true, force: true });
    throw told(error);
  }
};

const makeFolders = async (folder: string, { folders }: FolderContents, made: string[]): Promise<void> => {
  await makeFolder(folder, undefined, made);
  for (const { path, mode } of folders) await makeFolder(join(folder, path), mode, made);
};

const makeFolder = async (path: string, mode: number | undefined, made: string[]): Promise<void> => {
  const first = await mkdir(path, { recursive: true, ...(mode === undefined ? {} : { mode }) });
  if (first !== undefined) made.push(first);
};

const writeNew = async (path: string, text: string, made: string[]): Promise<void> => {
  await makeFolder(dirname(path), undefined, made);
  const there = await lstat(path).catch(() => undefined);
  if (there) return;
  made.push(path);
  await writeFile(path, text, { flag: 'wx' });
};

const told = (error: unknown): unknown => {
  const { code, path } = (error ?? {}) as { code?: string; path?: string };
  if (code !== 'EEXIST' && code !== 'ENOTDIR') return error;
  return new UserError(`${path ?? 'A file'} stands where a folder or file was to be made; nothing was written.`, {
    code: 'in-the-way',
    hint: 'Move it away or choose another folder, and run the same command again.',
  });
};
