import { link, mkdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { makeFolder } from './support/folder.ts';
import { makeWorkspace, type TestWorkspace, trato } from './support/workspace.ts';

const rows = 'account_id,customer_id,full_name,balance,due_date\nA,1,Ana,1.00,2026-10-21\nB,2,Bea,-1.00,2026-10-21\n';

let w: TestWorkspace;
let file: string;

beforeAll(async () => {
  w = await makeWorkspace({ country: 'MX' });
  file = await w.write('cartera.csv', rows);
  await symlink(w.folder, join(w.folder, 'inbox', 'self'));
  await symlink(file, join(w.folder, 'linked.csv'));
  await link(file, join(w.folder, 'twin.csv'));
  await link(join(w.folder, 'templates', 'es-MX', '_pie.liquid'), join(w.folder, 'twin.liquid'));
  await symlink(join(w.folder, '.trato', 'new.db'), join(w.folder, 'dangling'));
  await symlink('/dev', join(w.folder, 'devices'));
});

test.each([
  'linked.csv',
  'twin.csv',
  'twin.liquid',
  'dangling',
  'inbox/self/trato.yaml',
  'inbox/self/mappings/x.csv',
  '.trato/trato.db-wal',
  'devices/x/y',
  '/dev/stdout',
  '/proc/self/x',
])('refused rows do not go to %s', async (target) => {
  const told = await w.trato('import', 'portfolio', file, '--rejects', target, '--json');
  expect(told.exit).toBe(2);
  expect(JSON.parse(told.stderr)).toMatchObject({ error: { code: 'bad-rejects-file' } });
  expect(await readFile(file, 'utf8')).toBe(rows);
});

test.each([['report', 'ageing'], ['report', 'segments'], ['report', 'weekly'], ['preview'], ['dispatch'], ['nightly']])(
  '%s %s does not write over the workspace',
  async (...argv: string[]) => {
    const settings = await readFile(join(w.folder, 'trato.yaml'), 'utf8');
    for (const target of ['trato.yaml', '.trato', 'templates/es-MX', 'inbox/self/.trato/trato.db', '/dev/null']) {
      const told = await w.trato(...argv, '--output', target, '--json');
      expect(told.exit, target).toBe(2);
      expect(JSON.parse(told.stderr)).toMatchObject({ error: { code: 'bad-output' } });
    }
    expect(await readFile(join(w.folder, 'trato.yaml'), 'utf8')).toBe(settings);
  },
);

test('a file elsewhere, in a folder that is made, is written', async () => {
  const target = join(await makeFolder(), 'new', 'ageing.csv');
  await mkdir(join(w.folder, 'reports'));
  expect(await w.trato('report', 'ageing', '--output', target)).toMatchObject({ exit: 0, stderr: '' });
  expect(await readFile(target, 'utf8')).toContain('Ageing');
  const cwd = join(w.folder, 'reports');
  expect(await trato(['report', 'ageing', '--output', 'templates/x.csv'], { cwd })).toMatchObject({ exit: 0 });
});
