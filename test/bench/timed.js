import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Runs a program to its end and answers with its seconds on the wall and the most memory it held at once, in megabytes
 * (undefined where nobody tells). `folder` takes what it prints; the program's failure is an error that shows it.
 */
export const timed = async ([program, ...words], { folder, ends = [0] }) => {
  const talk = join(folder, 'talk.txt');
  const memoryFile = join(folder, 'memory.txt');
  const output = await open(talk, 'w');
  const measured = existsSync(gnuTime) ? [gnuTime, '-f', '%M', '-o', memoryFile, program, ...words] : [program, ...words];
  const start = process.hrtime.bigint();
  const end = await ended(spawn(measured[0], measured.slice(1), { stdio: ['ignore', output.fd, output.fd] }));
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  await output.close();
  if (!ends.includes(end)) throw new Error(`${[program, ...words].join(' ')}\n${await readFile(talk, 'utf8')}`);
  return { seconds, megabytes: measured[0] === gnuTime ? await megabytesIn(memoryFile) : undefined };
};

const gnuTime = '/usr/bin/time';

const ended = (child) =>
  new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? signal));
  });

const megabytesIn = async (file) => {
  const kilobytes = Number((await readFile(file, 'utf8')).trim().split('\n').at(-1));
  return Number.isFinite(kilobytes) ? kilobytes / 1024 : undefined;
};

/** Whether a program can be started with these words. */
export const isThere = ([program, ...words]) =>
  new Promise((resolve) => {
    const child = spawn(program, words, { stdio: 'ignore' });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
