import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeFolder } from './support/folder.ts';
import { everyTable } from './support/tables.ts';
import { makeWorkspace, trato } from './support/workspace.ts';

/** What leads to an error, and what is said then; `WORKSPACE` stands for the folder. */
interface ErrorCase {
  /** Texts by path; of a text that is too long to be written out, a piece in `<…×n>` is repeated n times. */
  readonly files?: Readonly<Record<string, string>>;
  /** Files in hexadecimal. */
  readonly bytes?: Readonly<Record<string, string>>;
  readonly folders?: readonly string[];
  /** Command lines run before, which must be done in good order. */
  readonly before?: readonly (readonly string[])[];
  /** Replaced in the workspace's trato.yaml. */
  readonly settings?: Readonly<Record<string, string>>;
  /** In an empty folder that is no workspace. */
  readonly outside?: boolean;
  readonly stdin?: string;
  readonly run: readonly string[];
  readonly exit: number;
  readonly stderr: string;
}

const folder = new URL('errors/', import.meta.url).pathname;
const names = (await readdir(folder)).sort();

const caseNamed = async (name: string): Promise<ErrorCase> =>
  parse(await readFile(join(folder, name, 'case.yaml'), 'utf8')) as ErrorCase;

const prepared = async ({ files = {}, bytes = {}, folders = [], settings = {}, outside = false }: ErrorCase) => {
  const { folder: place, write } = await makeWorkspace({ country: 'MX' });
  const cwd = outside ? await makeFolder() : place;
  for (const path of folders) await mkdir(join(cwd, path), { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    await write(
      path,
      text.replace(/<(.*)×(\d+)>/g, (_, piece: string, count: string) => piece.repeat(Number(count))),
    );
  }
  for (const [path, hex] of Object.entries(bytes)) await write(path, Buffer.from(hex.replace(/\s/g, ''), 'hex'));
  let text = await readFile(join(place, 'trato.yaml'), 'utf8');
  for (const [from, to] of Object.entries(settings)) {
    expect(text).toContain(from);
    text = text.replace(from, to);
  }
  await write('trato.yaml', text);
  return cwd;
};

const visibleFiles = async (cwd: string): Promise<string[]> =>
  (await readdir(cwd, { recursive: true })).filter((path) => !/^\.trato|-wal$|-shm$/.test(path)).sort();

describe('every error tells what is wrong, where, and what to do', () => {
  it.each(names)('%s', async (name) => {
    const { before = [], outside = false, stdin = '', run, exit, stderr, ...made } = await caseNamed(name);
    const cwd = await prepared({ ...made, outside, run, exit, stderr });
    for (const argv of before) expect((await trato(argv, { cwd })).stderr).toBe('');
    const damaged = made.files?.['.trato/trato.db'] !== undefined;
    const tables = outside || damaged ? undefined : await everyTable(cwd);
    const files = await visibleFiles(cwd);

    const told = await trato(run, { cwd, stdin });

    expect(told.stderr.replaceAll(cwd, 'WORKSPACE')).toBe(stderr);
    expect(told.exit).toBe(exit);
    expect(told.stderr).not.toMatch(/secret/i);
    expect(told.stdout).toBe('');
    if (tables) expect(await everyTable(cwd)).toEqual(tables);
    expect(await visibleFiles(cwd)).toEqual(name === 'rows-refused' ? expect.arrayContaining(files) : files);
  });

  it.each(names.filter((name) => !name.startsWith('usage-')))('%s under --json', async (name) => {
    const { before = [], stdin = '', ...made } = await caseNamed(name);
    const cwd = await prepared(made);
    for (const argv of before) await trato(argv, { cwd });
    const { exit, stdout, stderr } = await trato([...made.run, '--json'], { cwd, stdin });
    expect({ exit, stdout }).toEqual({ exit: made.exit, stdout: '' });
    const told = JSON.parse(stderr) as { error: { hint: string | null } };
    expect(told).toEqual({
      error: { code: expect.stringMatching(/^[a-z0-9-]+$/), message: expect.any(String), hint: told.error.hint },
    });
  });
});
