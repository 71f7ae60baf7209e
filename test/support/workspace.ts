import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { Readable, Writable } from 'node:stream';
import { run } from '../../src/main.ts';
import { makeFolder } from './folder.ts';

/** What one command line left behind. */
export interface Outcome {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The one JSON document on stdout, as a run with `--json` prints it. */
  readonly json: Readonly<Record<string, unknown>>;
}

export interface Surroundings {
  readonly cwd: string;
  /** The day on every clock; noon, so that it is the same from Mexico to Madrid. */
  readonly asOf?: string;
  /** The moment on the clock, where the hour matters. */
  readonly clock?: string;
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs one command line in this process, as a script would: no terminal, a fixed clock. */
export const trato = async (
  argv: readonly string[],
  { cwd, asOf, clock, stdin, env }: Surroundings,
): Promise<Outcome> => {
  const stdout = sink();
  const stderr = sink();
  const exit = await run(argv, {
    stdin: Readable.from(stdin === undefined ? [] : [Buffer.from(stdin)]),
    stdout: stdout.stream,
    stderr: stderr.stream,
    env: { ...process.env, ...env },
    cwd,
    now: () => Date.parse(clock ?? `${asOf ?? '2026-11-20'}T15:00:00Z`),
  });
  return {
    exit,
    stdout: stdout.text(),
    stderr: stderr.text(),
    get json() {
      return JSON.parse(stdout.text()) as Record<string, unknown>;
    },
  };
};

const sink = () => {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write: (chunk: Buffer | string, _encoding, done) => {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
};

/** A workspace in a folder of its own, gone when the test file has run. */
export interface TestWorkspace {
  readonly folder: string;
  /** Runs a command line in the folder, on the workspace's day. */
  readonly trato: (...argv: string[]) => Promise<Outcome>;
  /** Writes a file in the folder and answers with its path. */
  readonly write: (path: string, content: string | Uint8Array) => Promise<string>;
}

export interface WorkspaceChoice {
  readonly country: string;
  readonly currency?: string;
  readonly asOf?: string;
  readonly creditor?: string;
}

/** Makes a workspace with `trato init`, as a user would. */
export const makeWorkspace = async ({
  country,
  currency,
  asOf = '2026-11-20',
  creditor = 'Casa Luz',
}: WorkspaceChoice): Promise<TestWorkspace> => {
  const folder = await makeFolder();
  const inFolder = (...argv: string[]) => trato(argv, { cwd: folder, asOf });
  const flags = ['--country', country, '--creditor', creditor, ...(currency ? ['--currency', currency] : [])];
  const made = await inFolder('init', ...flags);
  if (made.exit !== 0) throw new Error(made.stderr);
  return { folder, trato: inFolder, write: (path, content) => writeInside(folder, path, content) };
};

const writeInside = async (folder: string, path: string, content: string | Uint8Array): Promise<string> => {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
};
