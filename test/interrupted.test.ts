import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { makeWorkspace } from './support/workspace.ts';

const bin = new URL('../bin/trato.js', import.meta.url).pathname;

const passing = async (folder: string): Promise<string[]> =>
  (await readdir(join(folder, '.trato'))).filter((name) => /^(?:stdin|copy)-/.test(name));

/** An import that waits for the rest of its standard input, sent a signal; answers with how it ended. */
const interrupted = async (folder: string, signal: NodeJS.Signals) => {
  const argv = [bin, 'import', 'portfolio', '-', '--workspace', folder];
  const child = spawn(process.execPath, argv, { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  child.stdin.write('account_id,customer_id,full_name,balance,due_date\nA,1,Ana,1.00,2026-10-21\n');
  for (let tries = 0; tries < 400 && (await passing(folder)).length === 0; tries += 1) await pause(25);
  expect(await passing(folder)).toHaveLength(1);
  child.kill(signal);
  const [code] = (await ended) as [number | null];
  return { code, stderr };
};

describe.skipIf(process.platform === 'win32')('a run that is interrupted', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('by %s says so in one sentence and leaves nothing behind', async (signal, code) => {
    const { folder } = await makeWorkspace({ country: 'MX' });
    const ended = await interrupted(folder, signal);
    expect(ended.code).toBe(code);
    expect(ended.stderr.trim().split('\n')).toEqual([expect.stringContaining('Interrupted.')]);
    expect(await passing(folder)).toEqual([]);
  });

  test('by a power cut has its leavings swept by the next command that writes, and by no other', async () => {
    const w = await makeWorkspace({ country: 'MX' });
    await interrupted(w.folder, 'SIGKILL');
    expect(await passing(w.folder)).toHaveLength(1);
    expect(await w.trato('report', 'ageing')).toMatchObject({ exit: 0 });
    expect(await passing(w.folder)).toHaveLength(1);
    expect(await w.trato('segment')).toMatchObject({ exit: 0 });
    expect(await passing(w.folder)).toEqual([]);
  });

  test('leaves alone what a run that lives, or one on another host, is at work on', async () => {
    const w = await makeWorkspace({ country: 'MX' });
    await w.write(`inbox/refused/a.csv.${process.ppid}-000000.part`, 'x');
    await w.write('inbox/refused/b.csv.99999999-000000.part', 'x');
    await w.write('inbox/refused/mine.part', 'x');
    await w.trato('segment');
    expect(await readdir(join(w.folder, 'inbox', 'refused'))).toHaveLength(3);
  });
});

describe.skipIf(!existsSync('/dev/full'))('a full disk behind the output', () => {
  const piped = (folder: string, redirection: string) =>
    spawnSync('bash', ['-c', `exec "$@" ${redirection}`, 'bash', process.execPath, bin, 'report', 'ageing'], {
      cwd: folder,
      encoding: 'utf8',
    });

  test('is told in one sentence', async () => {
    const { folder } = await makeWorkspace({ country: 'MX' });
    const { status, stderr } = piped(folder, '>/dev/full');
    expect(stderr).toBe('error: the output could not be written: the disk is full; the work itself is done\n');
    expect(status).toBe(3);
  });

  test('has nobody to tell where stderr is full as well', async () => {
    const { folder } = await makeWorkspace({ country: 'MX' });
    expect(piped(folder, '>/dev/full 2>/dev/full').status).toBe(3);
    expect(piped(folder, '2>/dev/full').status).toBe(0);
  });
});
