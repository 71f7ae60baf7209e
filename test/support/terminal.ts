import process from 'node:process';
import { PassThrough, Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { run } from '../../src/main.ts';

/** What is typed once the terminal shows something: letters, and the keys below. */
export type Turn = readonly [shown: string | RegExp, typed: string];

export const keys = { enter: '\r', down: '\u001b[B', interrupt: '\u0003' } as const;

/** Runs a command line on a terminal of somebody who types as told; whatever is asked is on stderr. */
export const onTerminal = async (argv: readonly string[], cwd: string, turns: readonly Turn[]) => {
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
  const left = [...turns];
  let stderr = '';
  let fresh = '';
  const screen: Writable = Object.assign(
    new Writable({
      write: (chunk: Buffer | string, _, done) => {
        const text = stripVTControlCharacters(String(chunk));
        stderr += text;
        fresh += text;
        const turn = left[0];
        if (turn && isShown(fresh, turn[0])) {
          left.shift();
          fresh = '';
          setTimeout(() => stdin.write(turn[1]), 30);
        }
        done();
      },
    }),
    { isTTY: true, columns: 400, ...cursor, end: () => screen },
  );
  let stdout = '';
  const out = new Writable({
    write: (chunk: Buffer | string, _, done) => {
      stdout += String(chunk);
      done();
    },
  });
  const world = { stdin, stdout: out, stderr: screen, env: { ...process.env }, cwd, now: () => Date.parse(day) };
  const exit = await run([...argv, '--as-of', '2026-11-20'], world);
  return { exit, stdout, stderr, unasked: left };
};

/** A terminal has a cursor and never ends. */
const cursor = { cursorTo: () => true, moveCursor: () => true, clearLine: () => true };

const day = '2026-11-20T15:00:00Z';

const isShown = (text: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
