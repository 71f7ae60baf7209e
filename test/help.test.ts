import { describe, expect, test } from 'vitest';
import { makeFolder } from './support/folder.ts';
import { trato } from './support/workspace.ts';

const helpOf = async (...command: string[]): Promise<string> => {
  const { exit, stdout, stderr } = await trato([...command, '--help'], { cwd: await makeFolder() });
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  return stdout;
};

/** The commands that a help text lists below `Commands:`. */
const listedIn = (help: string): string[] => {
  const [, listed = ''] = help.split('Commands:\n');
  return [...(listed.split('\n\n')[0]?.matchAll(/^ {2}([a-z]+)/gm) ?? [])].map(([, name = '']) => name);
};

const everyCommand = async (): Promise<string[][]> => {
  const top = listedIn(await helpOf()).filter((name) => name !== 'help');
  const below = await Promise.all(
    top.map(async (name) =>
      listedIn(await helpOf(name))
        .filter((sub) => sub !== 'help')
        .map((sub) => [name, sub]),
    ),
  );
  return top.flatMap((name, index) => (below[index]?.length ? [[name], ...(below[index] ?? [])] : [[name]]));
};

const commands = await everyCommand();

test('the help lists the commands in the order in which a day goes', () => {
  const top = commands.filter(({ length }) => length === 1).map(([name]) => name);
  expect(top.indexOf('init')).toBe(0);
  for (const [earlier, later] of [
    ['import', 'segment'],
    ['segment', 'offer'],
    ['offer', 'plan'],
    ['plan', 'preview'],
    ['preview', 'approve'],
    ['approve', 'dispatch'],
    ['dispatch', 'report'],
  ] as const) {
    expect(top.indexOf(earlier), `${earlier} before ${later}`).toBeLessThan(top.indexOf(later));
  }
});

describe.each(commands.map((command) => ({ name: command.join(' '), command })))('trato $name', ({ command }) => {
  test('says what it does and gives an example', async () => {
    const help = await helpOf(...command);
    const [usage = '', , description = ''] = help.split('\n');
    expect(usage).toMatch(/^Usage: trato /);
    expect(description.length, 'a description').toBeGreaterThan(10);
    expect(help, 'an example').toMatch(/Examples?[:,][\s\S]*trato /);
  });

  test('is described in the list as by itself', async () => {
    const [parent, name] = [command.slice(0, -1), command.at(-1)];
    const listed = new RegExp(`^  ${name}\\b.*?\\s{2,}(\\S.*(?:\\n {4,}\\S.*)*)`, 'm').exec(
      (await helpOf(...parent)).split('Commands:\n')[1] ?? '',
    );
    const [, , ...own] = (await helpOf(...command)).split('\n');
    const inOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
    expect(inOneLine(own.join('\n'))).toContain(inOneLine(listed?.[1] ?? 'not listed'));
  });

  test('describes every option', async () => {
    const [, options = ''] = (await helpOf(...command)).split('Options:\n');
    const undescribed = options
      .split('\n\n')[0]
      ?.split('\n')
      .filter((line) => /^ {2}-/.test(line) && !/\s{2,}\S/.test(line.trim()));
    expect(undescribed).toEqual([]);
  });
});

test('no command prints help and is a wrong command line', async () => {
  const { exit } = await trato([], { cwd: await makeFolder() });
  expect(exit).toBe(2);
});

test('a wrong option names the right one and exits 2', async () => {
  const { exit, stderr } = await trato(['segment', '--as-off', '2026-11-20'], { cwd: await makeFolder() });
  expect(exit).toBe(2);
  expect(stderr).toContain('--as-of');
});
