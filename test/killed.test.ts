import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readdir } from 'node:fs/promises';
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
const imported = async (folder: string, killedAfter?: number): Promise<number> => {
  const argv = ['import', 'portfolio', 'big.csv', '--workspace', folder, '--as-of', portfolioDay, '--accept-closures'];
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
