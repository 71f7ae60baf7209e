import { spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Runs a program to its end and answers with its seconds on the wall and the most memory it held at once, in megabytes
 * (undefined where the system does not tell). What it prints goes to a file in `folder` and is shown when it fails.
 */
export const timed = async ([program, ...words], folder) => {
  const talk = join(folder, 'talk.txt');
  const output = await open(talk, 'w');
  const start = process.hrtime.bigint();
  const child = spawn(program, words, { stdio: ['ignore', output.fd, output.fd] });
  const memory = peakMemoryOf(child);
  const end = await endOf(child);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  await output.close();
  if (end !== 0) throw new Error(`${[program, ...words].join(' ')} ended with ${end}\n${await readFile(talk, 'utf8')}`);
  return { seconds, megabytes: memory.end() };
};

/** Whether a program can be started with these words. */
export const isThere = async ([program, ...words]) =>
  (await endOf(spawn(program, words, { stdio: 'ignore' })).catch(() => 1)) === 0;

const endOf = (child) =>
  new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? signal));
  });

/** Linux keeps the largest resident set a process ever had; it is read until the process has gone. */
const peakMemoryOf = ({ pid }) => {
  let megabytes;
  const read = async () => {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
    if (kilobytes !== undefined) megabytes = Number(kilobytes) / 1024;
  };
  const timer = setInterval(read, 20);
  return {
    end: () => {
      clearInterval(timer);
      return megabytes;
    },
  };
};
