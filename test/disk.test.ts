import { spawnSync } from 'node:child_process';
import { chmod, chown, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { everyTable } from './support/tables.ts';
import { makeWorkspace, type TestWorkspace } from './support/workspace.ts';

const bin = new URL('../bin/trato.js', import.meta.url).pathname;
const heading = 'account_id,customer_id,full_name,balance,due_date\n';
const many = (balance: string): string =>
  heading + Array.from({ length: 8_000 }, (_, n) => `A${n},C${n},Ana ${n},${balance},2026-10-21\n`).join('');

interface Told {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Permissions bar nobody from anything who is root; then another user is asked to do it. */
const other = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true })).filter((path) => !/-wal$|-shm$/.test(path)).sort();

/** Whether the other user can run the program at all, where it is installed. */
const canRun = spawnSync(process.execPath, [bin, '--version'], other).status === 0;
if (!canRun)
  process.stderr.write('test/disk.test.ts: the read-only folders are skipped, for no other user can run the binary\n');

describe.skipIf(process.platform === 'win32')('a disk that is full', () => {
  const limited = (kilobytes: number, { folder }: TestWorkspace, ...argv: string[]): Told =>
    spawnSync('bash', ['-c', 'ulimit -f "$0"; exec "$@"', String(kilobytes), process.execPath, bin, ...argv], {
      cwd: folder,
      encoding: 'utf8',
    });

  it.each([
    ['in the database', '1.00', 400],
    ['in the file for refused rows', 'x', 400],
  ])('%s stops the import and leaves nothing of it', async (_, balance, kilobytes) => {
    const w = await makeWorkspace({ country: 'MX' });
    const file = await w.write('cartera.csv', many(balance));
    const [tables, files] = [await everyTable(w.folder), await filesIn(w.folder)];
    const { status, stdout, stderr } = limited(kilobytes, w, 'import', 'portfolio', file);
    expect(stderr).toMatch(/^error: The disk (is full|could not be written or read): nothing was kept/);
    expect(stderr.split('\n')).toHaveLength(3);
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(await everyTable(w.folder)).toEqual(tables);
    expect(await filesIn(w.folder)).toEqual(files);
    const now = await w.trato('import', 'portfolio', file);
    expect(now.exit).toBe(balance === 'x' ? 4 : 0);
  });
});

describe.skipIf(!canRun || process.platform === 'win32')('a folder that may not be written', () => {
  const rows = `${heading}A,1,Ana,1.00,2026-10-21\nB,2,Bea,-1.00,2026-10-21\n`;

  /** A workspace of the other user, in which one folder may not be written. */
  const barred = async (path: string): Promise<TestWorkspace> => {
    const w = await makeWorkspace({ country: 'MX' });
    await w.write('cartera.csv', rows);
    const inside = (await readdir(w.folder, { recursive: true })).map((name) => join(w.folder, name));
    const { uid, gid } = other;
    if (uid !== undefined && gid !== undefined) {
      for (const name of [w.folder, ...inside]) await chown(name, uid, gid);
    }
    for (const name of inside.filter((it) => it.startsWith(join(w.folder, path)))) {
      await chmod(name, (await stat(name)).mode & 0o555);
    }
    return w;
  };

  const asOther = ({ folder }: TestWorkspace, ...argv: string[]): Told =>
    spawnSync(process.execPath, [bin, ...argv], { cwd: folder, encoding: 'utf8', ...other });

  it.each([
    [
      '.trato',
      'error: The database may not be written.\nCheck the permissions of the .trato folder in the workspace.\n',
    ],
    [
      'inbox/refused',
      'error: WORKSPACE/inbox/refused/cartera.rejects.csv, the file for refused rows, cannot be written: the folder may not be written.\n' +
        'Put the permissions right, or name another file with --rejects FILE; nothing was taken in.\n',
    ],
  ])('%s stops the import', async (path, told) => {
    const w = await barred(path);
    const { status, stdout, stderr } = asOther(w, 'import', 'portfolio', 'cartera.csv');
    expect(stderr.replaceAll(w.folder, 'WORKSPACE')).toBe(told);
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(await everyTable(w.folder)).toMatchObject({ imports: [], accounts: [] });
    expect(await readdir(join(w.folder, 'mappings'))).toEqual([]);
  });

  it('mappings only warns that the mapping was not kept', async () => {
    const w = await barred('mappings');
    const { status, stderr } = asOther(w, 'import', 'portfolio', 'cartera.csv');
    expect(stderr).toContain('the rows are in, but how the file was read could not be kept');
    expect(status).toBe(4);
    expect((await everyTable(w.folder)).accounts).toHaveLength(1);
  });
});
