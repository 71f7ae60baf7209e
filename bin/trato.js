#!/usr/bin/env node
import process from 'node:process';
import { dropPassing, run } from '../dist/main.js';

const endings = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

for (const [signal, code] of Object.entries(endings)) {
  process.on(signal, () => {
    process.stderr.write('\nInterrupted. What was not finished was not kept; the same command can be run again.\n');
    process.exit(code);
  });
}

process.on('exit', dropPassing);

process.stdout.on('error', (error) => {
  if (error.code === 'EPIPE') process.exit(0);
  const problem =
    error.code === 'ENOSPC' || error.code === 'EDQUOT' ? 'the disk is full' : `the system says ${error.code}`;
  process.stderr.write(`error: the output could not be written: ${problem}; the work itself is done\n`);
  process.exit(3);
});

// Where nobody can be told, nothing is left to tell.
process.stderr.on('error', () => undefined);

process.exitCode = await run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  now: () => Date.now(),
});
