import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { Readable, Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { UserError } from '../src/domain/errors.ts';
import type { IntakeOptions } from '../src/intake/options/intake-options.ts';
import { importPayments } from '../src/intake/payments/payments.ts';
import { importPortfolio } from '../src/intake/portfolio/portfolio.ts';
import { importToldFile } from '../src/intake/told/told-file.ts';
import type { ToldKind } from '../src/intake/told/told-intake.ts';
import { toldIntakes } from '../src/intake/told/told-intakes.ts';
import type { Context } from '../src/terminal/context.ts';
import { type Workspace, withWorkspace } from '../src/workspace.ts';
import { type Chance, chanceOf, soundFiles, spoiltFile } from './support/mutated-file.ts';
import { makeWorkspace } from './support/workspace.ts';

const seconds = Number(process.env.FUZZ_SECONDS ?? 0);
const seed = Number(process.env.FUZZ_SEED ?? (seconds > 0 ? Date.now() % 2 ** 31 : 20_261_120));
const cases = seconds > 0 ? Number.POSITIVE_INFINITY : 2_000;

/** So many cases are tried before the database is looked at. */
const stretch = 25;

const silent = () => new Writable({ write: (_chunk, _encoding, done) => done() });

const contextIn = (folder: string): Context => ({
  stdin: Readable.from([]),
  stdout: silent(),
  stderr: silent(),
  env: {},
  cwd: folder,
  now: () => Date.parse('2026-11-20T15:00:00Z'),
  leave: () => undefined,
});

const optionsBy = (chance: Chance): IntakeOptions & { acceptClosures: boolean } => ({
  acceptClosures: true,
  dryRun: chance(6) > 0,
  roundAmounts: chance(4) === 0,
  ...(chance(3) === 0 ? { dateOrder: (['dmy', 'mdy', 'ymd'] as const)[chance(3)] } : {}),
  ...(chance(3) === 0 ? { decimal: (['.', ','] as const)[chance(2)] } : {}),
  ...(chance(12) === 0 ? { encoding: ['utf-8', 'windows-1252', 'utf-16le'][chance(3)] } : {}),
  ...(chance(12) === 0 ? { delimiter: [',', ';', 'tab', '|'][chance(4)] } : {}),
});

type Deed = (workspace: Workspace, file: string, options: IntakeOptions) => Promise<unknown>;

const deeds: readonly Deed[] = [
  (workspace, file, options) => importPortfolio(workspace, [file], options),
  (workspace, file, options) => importPortfolio(workspace, [file], options),
  importPayments,
  ...(Object.keys(toldIntakes) as ToldKind[]).map(
    (kind): Deed =>
      async (workspace, file, options) =>
        importToldFile(await toldIntakes[kind](), workspace, file, options),
  ),
];

/** Everything the database holds, as one hash. */
const digestOf = async ({ database }: Workspace): Promise<string> => {
  const hash = createHash('sha256');
  const names: string[] = await database('sqlite_master').where({ type: 'table' }).orderBy('name').pluck('name');
  for (const name of names) hash.update(JSON.stringify([name, await database(name).select('*')]));
  return hash.digest('hex');
};

/** Imports spoilt bytes until all cases are tried or the time is up; answers with how many were tried and how many were taken. */
const fuzz = async (workspace: Workspace, file: string): Promise<{ tried: number; taken: number }> => {
  const chance = chanceOf(seed);
  const sound = soundFiles(seed % 1000);
  const end = Date.now() + seconds * 1000;
  let [tried, taken] = [0, 0];
  let digest = await digestOf(workspace);
  for (; tried < cases && (seconds === 0 || Date.now() < end); tried += 1) {
    const bytes = spoiltFile(chance, sound);
    const options = optionsBy(chance);
    const deed = deeds[chance(deeds.length)] ?? importPayments;
    await writeFile(file, bytes);
    const told = await deed(workspace, file, options).catch((error: unknown) => error);
    if (told instanceof Error && !(told instanceof UserError)) await fail(bytes, tried, told);
    const isTaken = !(told instanceof Error) && !options.dryRun;
    if (isTaken) taken += 1;
    if (isTaken || tried % stretch === 0) {
      await rm(join(workspace.folder, 'mappings'), { recursive: true, force: true });
      const now = await digestOf(workspace);
      if (!isTaken && now !== digest)
        await fail(bytes, tried, new Error('the database changed though nothing was taken in'));
      digest = now;
    }
  }
  return { tried, taken };
};

/** Keeps the bytes that led to the failure, and tells where and how to come to it again. */
const fail = async (bytes: Buffer, tried: number, error: Error): Promise<never> => {
  const kept = join(tmpdir(), `trato-fuzz-${seed}-${tried}.bin`);
  await writeFile(kept, bytes);
  throw new Error(`case ${tried} of seed ${seed}, kept as ${kept}: ${error.stack}`);
};

it(
  `takes in any bytes at all, or says why not and changes nothing (seed ${seed})`,
  async () => {
    const { folder, write } = await makeWorkspace({ country: 'MX' });
    const file = await write('any.csv', '');
    const found = await withWorkspace(contextIn(folder), {}, { create: true, passing: true }, (workspace) =>
      fuzz(workspace, file),
    );
    if (seconds > 0) process.stdout.write(`${found.tried} files tried, ${found.taken} taken in, seed ${seed}\n`);
    expect(found.taken).toBeGreaterThan(0);
  },
  seconds * 1000 + 120_000,
);
