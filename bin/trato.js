#!/usr/bin/env node
import process from 'node:process';
import { run } from '../dist/main.js';

process.on('SIGINT', () => {
  process.stderr.write('\nInterrupted. What was not finished was not kept; the same command can be run again.\n');
  process.exit(130);
});

process.stdout.on('error', (error) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  now: () => Date.now(),
});
