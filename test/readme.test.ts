import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { makeFolder } from './support/folder.ts';
import { transcriptsIn, withOutputs, wordsOf } from './support/transcripts.ts';
import { trato } from './support/workspace.ts';

const root = new URL('..', import.meta.url).pathname;
const readme = join(root, 'README.md');

/** Runs the README from its first command to its last in one folder, as a reader who copies them would. */
const runAll = async (): Promise<{ shown: string[]; seen: string[] }> => {
  const home = await makeFolder();
  await cp(join(root, 'samples'), join(home, 'samples'), { recursive: true });
  let cwd = home;
  const shown: string[] = [];
  const seen: string[] = [];
  for (const { command, output } of transcriptsIn(await readFile(readme, 'utf8'))) {
    const [program, ...words] = wordsOf(command);
    if (program === 'cd') {
      cwd = join(cwd, words[0] ?? '');
      shown.push(`$ ${command}\n${output}`);
      seen.push(`$ ${command}\n`);
      continue;
    }
    expect(program, `the README runs ${command}`).toBe('trato');
    const { stdout, stderr, exit } = await trato(words, { cwd, asOf: '2026-11-20' });
    const code = exit === 0 ? '' : `(exit code ${exit})\n`;
    shown.push(`$ ${command}\n${output}`);
    seen.push(`$ ${command}\n${`${stderr}${stdout}${code}`.replaceAll(home, '/home/ana')}`);
  }
  return { shown, seen };
};

test('every command of the README gives what the README shows', async () => {
  const { shown, seen } = await runAll();
  if (process.env.UPDATE_README) {
    const outputs = seen.map((text) => text.slice(text.indexOf('\n') + 1));
    await writeFile(readme, withOutputs(await readFile(readme, 'utf8'), outputs));
    return;
  }
  expect(seen.join('')).toBe(shown.join(''));
});

test('the README stays short enough to be read', async () => {
  expect((await readFile(readme, 'utf8')).split('\n').length).toBeLessThanOrEqual(320);
});

test('the README names every command', async () => {
  const text = await readFile(readme, 'utf8');
  for (const name of await commandNames()) expect(text, `the README names trato ${name}`).toContain(`\`${name}`);
});

const commandNames = async (): Promise<string[]> => {
  const { stdout } = await trato(['--help'], { cwd: root });
  const listed = stdout.slice(stdout.indexOf('Commands:')).split('\n').slice(1);
  return listed.flatMap((line) => /^ {2}([a-z]+)/.exec(line)?.[1] ?? []).filter((name) => name !== 'help');
};
