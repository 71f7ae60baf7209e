import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { threadsAsked } from '../../src/planning/threads-asked.ts';
import { type PortfolioWorkspace, portfolioWorkspace } from '../support/portfolio-workspace.ts';

const bin = new URL('../../bin/trato.js', import.meta.url).pathname;

/** A plan by the built program, planned by so many threads beside the first. */
const planWith = async (threads: string, folder: string, ...words: string[]): Promise<Record<string, unknown>> => {
  const line = [bin, 'plan', '--workspace', folder, '--as-of', '2026-11-20', '--json', ...words];
  const env = { ...process.env, TRATO_THREADS: threads };
  const { stdout } = await promisify(execFile)(process.execPath, line, { env });
  return JSON.parse(stdout) as Record<string, unknown>;
};

const failureWith = async (threads: string, folder: string): Promise<{ code: number; stderr: string }> =>
  planWith(threads, folder).then(
    () => ({ code: 0, stderr: '' }),
    (error) => ({ code: error.code, stderr: error.stderr }),
  );

let workspace: PortfolioWorkspace;

beforeAll(async () => {
  const rows = Array.from({ length: 1300 }, (_, index) => ({
    account: `A-${index}`,
    customer: `C-${Math.floor((index * 3) / 4)}`,
    balance: `${6000 + index}.00`,
    consent: index % 7 === 0 ? 'No' : '',
  }));
  workspace = await portfolioWorkspace(rows);
}, 120_000);

test('the batch is the same, to the byte, however many threads plan it', async () => {
  const { folder, inDatabase } = workspace;
  const written = () =>
    inDatabase(async (database) => [
      await database('messages').orderBy('customer_id').select(database.raw('*, 0 as batch_id')),
      await database('exclusions').orderBy('customer_id').select(database.raw('*, 0 as batch_id')),
    ]);
  const { batch: _, ...alone } = await planWith('0', folder);
  const content = await written();
  expect(alone.candidates).toBe(975);
  for (const threads of ['1', '3']) {
    const { batch: __, ...shared } = await planWith(threads, folder);
    expect(shared).toEqual(alone);
    expect(await written()).toEqual(content);
  }
}, 120_000);

test('a template that never ends stops the plan with the same words, and nothing is kept', async () => {
  const endless = await portfolioWorkspace([{ account: 'A-1' }, { account: 'B-1' }]);
  const loop = '{% for one in (1..9000) %}{% for other in (1..9000) %}x{% endfor %}{% endfor %}';
  const head = '---\nchannels: [sms, whatsapp, email, letter]\ntone: warm\ncategory: utility\nsubject: A\n---\n';
  await writeFile(join(endless.folder, 'templates/es-MX/ofrecemos-ayuda.liquid'), `${head}${loop}`);
  const alone = await failureWith('0', endless.folder);
  expect(alone.code).toBe(3);
  expect(alone.stderr).toContain('does more than a message needs');
  expect(await failureWith('2', endless.folder)).toEqual(alone);
  expect(await endless.inDatabase((database) => database('batches'))).toEqual([]);
}, 120_000);

test('a number of threads that is none is refused', async () => {
  const { code, stderr } = await failureWith('many', workspace.folder);
  expect({ code, stderr: JSON.parse(stderr) }).toMatchObject({
    code: 3,
    stderr: { error: { code: 'bad-threads', message: 'TRATO_THREADS is "many", expected a number from 0 to 9.' } },
  });
});

test('sources that were not built plan by themselves', () => {
  expect(threadsAsked({ TRATO_THREADS: '2' })).toBe(0);
});
