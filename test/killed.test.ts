import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { makeFolder } from './support/folder.ts';
import { portfolioCsv, sha256Of } from './support/portfolio-workspace.ts';
import { everyRecord, tablesIn } from './support/tables.ts';
import { makeWorkspace, trato } from './support/workspace.ts';

const bin = new URL('../bin/trato.js', import.meta.url).pathname;

const portfolioDay = '2026-11-20';

/** How much is imported and how often it is killed; a long run asks for more. */
const rows = Number(process.env.KILL_ROWS ?? 6_000);
const moments = Number(process.env.KILL_MOMENTS ?? 3);

/** Imports the big file in a process of its own, killed after so many milliseconds; answers with how long it took. */
const imported = (folder: string, killedAfter?: number): Promise<number> =>
  killed(folder, ['import', 'portfolio', 'big.csv', '--accept-closures'], killedAfter);

const killed = async (folder: string, command: readonly string[], killedAfter?: number): Promise<number> => {
  const argv = [...command, '--workspace', folder, '--as-of', portfolioDay];
  const begun = performance.now();
  const child = spawn(process.execPath, [bin, ...argv], { cwd: folder, stdio: 'ignore' });
  const ended = once(child, 'exit');
  if (killedAfter !== undefined) {
    await Promise.race([pause(killedAfter), ended]);
    child.kill('SIGKILL');
  }
  await ended;
  return performance.now() - begun;
};

const stateOf = async (folder: string): Promise<string> => {
  const { imports = [] } = await tablesIn(folder, 'imports');
  const told = imports.map(({ import_id, rows, accepted, created, closed }) => [
    import_id,
    rows,
    accepted,
    created,
    closed,
  ]);
  return sha256Of(Buffer.from(JSON.stringify([told, await everyRecord(folder)])));
};

const copyOf = async (folder: string): Promise<string> => {
  const copy = await makeFolder();
  await cp(folder, copy, { recursive: true });
  return copy;
};

const passing = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true })).filter((name) => /\.part|\.partial|stdin-/.test(name));

test('an import killed at any moment leaves all as it was before or after it, and the next one works', async () => {
  const { folder, write } = await makeWorkspace({ country: 'MX' });
  await write('old.csv', 'account_id,customer_id,full_name,balance,due_date\nOLD,OLD,Ana,1.00,2026-10-01\n');
  const accounts = Array.from({ length: rows }, (_, index) => ({
    account: `A${index}`,
    customer: `C${index % 9000}`,
    balance: `${1 + (index % 5000)}.50`,
    consent: index % 3 === 0 ? 'yes' : '',
  }));
  await write('big.csv', portfolioCsv(accounts));
  expect(await trato(['import', 'portfolio', 'old.csv', '--as-of', '2026-11-19'], { cwd: folder })).toMatchObject({
    exit: 0,
  });
  const done = await copyOf(folder);
  const took = await imported(done);
  const [before, after] = [await stateOf(folder), await stateOf(done)];
  expect(before).not.toBe(after);
  for (let moment = 1; moment <= moments; moment += 1) {
    const copy = await copyOf(folder);
    await imported(copy, (took * moment) / (moments + 0.5));
    expect([before, after]).toContain(await stateOf(copy));
    const cwd = { cwd: copy };
    expect(await trato(['report', 'ageing', '--as-of', portfolioDay], cwd)).toMatchObject({ exit: 0 });
    const next = await trato(['import', 'portfolio', 'big.csv', '--as-of', portfolioDay, '--accept-closures'], cwd);
    expect(next).toMatchObject({ exit: 0, stderr: '' });
    expect(await stateOf(copy)).toBe(after);
    expect(await passing(copy)).toEqual([]);
  }
}, 1_200_000);

/** The customers in files that have their names: whoever fetches files may have sent those. */
const visibleIn = async (folder: string): Promise<string[]> => {
  const outbox = join(folder, 'outbox', 'batch-1');
  const names = (await readdir(outbox).catch(() => [])).filter((name) => name.endsWith('.csv'));
  const texts = await Promise.all(names.map((name) => readFile(join(outbox, name), 'utf8')));
  return texts.flatMap((text) => [...text.matchAll(/(C-\d+-x)/g)].map(([customer]) => customer));
};

test('after a dispatch killed at any moment and an older copy of the database nobody is sent anything twice', async () => {
  const { folder, write } = await makeWorkspace({ country: 'MX' });
  const accounts = Array.from({ length: Math.min(rows, 3000) }, (_, index) => ({
    account: `A-${index}`,
    customer: `C-${index}-x`,
    ...(index % 2 === 0 ? {} : { email: '', phone: '5512345678' }),
  }));
  await write('big.csv', portfolioCsv(accounts));
  const run = async (cwd: string, ...argv: string[]) => {
    const { exit, stderr, stdout } = await trato([...argv, '--as-of', portfolioDay, '--json'], { cwd });
    expect({ argv, exit, stderr }).toMatchObject({ exit: 0 });
    return JSON.parse(stdout) as Record<string, unknown>;
  };
  await run(folder, 'import', 'portfolio', 'big.csv');
  await run(folder, 'segment');
  await cp(join(folder, '.trato'), join(folder, 'older'), { recursive: true });
  await run(folder, 'plan');
  await run(folder, 'approve', '1');
  const done = await copyOf(folder);
  const took = await killed(done, ['dispatch', '1']);
  expect(await visibleIn(done)).not.toEqual([]);
  for (let moment = 1; moment <= 2 * moments; moment += 1) {
    const copy = await copyOf(folder);
    await killed(copy, ['dispatch', '1'], took * (0.4 + (0.6 * moment) / (2 * moments)));
    const visible = new Set(await visibleIn(copy));
    await rm(join(copy, '.trato'), { recursive: true });
    await cp(join(copy, 'older'), join(copy, '.trato'), { recursive: true });
    const { messages } = await run(copy, 'plan');
    expect(messages === 0 || visible.size === 0, `${moment}: ${messages} ${visible.size}`).toBe(true);
    expect(await passing(copy)).toEqual([]);
  }
}, 1_200_000);
