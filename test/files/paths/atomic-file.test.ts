import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeWhole } from '../../../src/files/paths/atomic-file.ts';
import { makeFolder } from '../../support/folder.ts';

async function* broken(): AsyncGenerator<string> {
  yield 'half';
  throw new RangeError('the rest never came');
}

describe('a file', () => {
  test('is written whole, in folders that are made, for its owner only', async () => {
    const path = join(await makeFolder(), 'outbox', 'batch-1', 'preview.html');
    await writeWhole(path, 'all of it');
    expect(await readFile(path, 'utf8')).toBe('all of it');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('stays as it was when its text breaks off, and nothing is left beside it', async () => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'a.html'), 'earlier');
    await expect(writeWhole(join(folder, 'a.html'), broken())).rejects.toThrow('the rest never came');
    expect(await readFile(join(folder, 'a.html'), 'utf8')).toBe('earlier');
    expect(await readdir(folder)).toEqual(['a.html']);
  });

  test.each([
    ['a file where a folder should be', 'file/page.html'],
    ['a folder of its name', 'folder'],
  ])('that cannot be written says so: %s', async (_, name) => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'file'), '');
    await mkdir(join(folder, 'folder'));
    await expect(writeWhole(join(folder, name), 'x')).rejects.toMatchObject({ code: 'cannot-write', exit: 3 });
  });
});
