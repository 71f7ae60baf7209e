import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { makeWorkspace } from './support/workspace.ts';

const root = new URL('..', import.meta.url).pathname;
const bin = join(root, 'bin/trato.js');

/** Runs the real binary and answers with what it printed and its exit code. */
const spawned = async (...argv: string[]): Promise<{ code: number; stdout: string; stderr: string }> => {
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, [bin, ...argv])) };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
};

test('the binary is built, as `npm install` leaves it', () => {
  expect(existsSync(join(root, 'dist/main.js')), 'run npm install or npm run build first').toBe(true);
});

test('the binary prints its version', async () => {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(await spawned('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test('a wrong command line exits 2 and says what was probably meant', async () => {
  const { code, stderr } = await spawned('segmnt');
  expect(code).toBe(2);
  expect(stderr).toContain('Did you mean segment?');
});

test('an error under --json is one document on stderr, and nothing on stdout', async () => {
  const { code, stdout, stderr } = await spawned('segment', '--json', '--workspace', '/nowhere');
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(JSON.parse(stderr)).toEqual({
    error: {
      code: 'no-workspace',
      message: '/nowhere is not a workspace: it has no trato.yaml.',
      hint: 'Make one with `trato init DIR --country CC`, or name one with --workspace DIR.',
    },
  });
});

test('a reader of stdout who goes away is no error', async () => {
  const { folder } = await makeWorkspace({ country: 'PE' });
  const pipe = spawn('bash', [
    '-c',
    `"${process.execPath}" "${bin}" report ageing --workspace "${folder}" | true; echo "\${PIPESTATUS[0]}"`,
  ]);
  let said = '';
  for await (const chunk of pipe.stdout) said += chunk;
  expect(said).toBe('0\n');
});
