import { spawn } from 'node:child_process';
import { copyFile, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import {
  bytesOf,
  type PortfolioChoice,
  type PortfolioRow,
  type PortfolioWorkspace,
  portfolioCsv,
  portfolioWorkspace,
  refusalOf,
} from '../support/portfolio-workspace.ts';
import type { Outcome } from '../support/workspace.ts';

interface Step {
  readonly step: string;
  readonly state: string;
  readonly seconds: number;
  readonly summary: string;
}

const rows: readonly PortfolioRow[] = [{ account: 'A' }, { account: 'B' }, { account: 'later', due: '2026-11-19' }];

const payments = 'account_id,paid_on,amount,reference\nB,2026-11-20,6000.00,P-1\n';

/** A workspace with a portfolio and payments in the inbox, in which nothing has run. */
const waiting = async (choice: PortfolioChoice = {}, placed = rows): Promise<PortfolioWorkspace> => {
  const workspace = await portfolioWorkspace([], choice);
  await workspace.write('inbox/portfolio/cartera.csv', portfolioCsv(placed));
  await workspace.write('inbox/payments/pagos.csv', payments);
  return workspace;
};

const nightly = (workspace: PortfolioWorkspace, asOf = '2026-11-20', ...argv: string[]) =>
  workspace.on(asOf, 'nightly', '--json', ...argv);

const stepsOf = ({ json }: Outcome): Record<string, string> =>
  Object.fromEntries((json.steps as Step[]).map(({ step, state, summary }) => [step, `${state}: ${summary}`]));

const inboxOf = async ({ folder }: PortfolioWorkspace): Promise<string[]> => {
  const paths = await readdir(join(folder, 'inbox'), { recursive: true });
  return paths.filter((path) => path.endsWith('.csv')).sort();
};

const sentBy = ({ inDatabase }: PortfolioWorkspace) =>
  inDatabase(async (database) => ({
    ledger: await database('interactions').orderBy('customer_id').pluck('customer_id'),
    batches: await database('batches').orderBy('batch_id').pluck('state'),
    imports: (await database('imports')).length,
  }));

describe('a night', () => {
  test('that the system stopped says what it was, and not that it was a bug', async () => {
    const workspace = await waiting();
    await rm(join(workspace.folder, 'inbox', 'done'), { recursive: true, force: true });
    await workspace.write('inbox/done', 'a file');
    const night = await nightly(workspace);
    expect(stepsOf(night)).toEqual({ import: 'failed: eexist' });
    expect(refusalOf(night)).toEqual({ exit: 3, code: 'eexist' });
  });

  test('takes in what waits, sends, and again sends nothing; the next day goes on', async () => {
    const workspace = await waiting();
    const first = await nightly(workspace);
    expect(first.exit).toBe(0);
    expect(Object.keys(first.json).sort()).toEqual([
      'asOf',
      'command',
      'refusedFile',
      'run',
      'state',
      'steps',
      'warnings',
    ]);
    expect(first.json).toMatchObject({ command: 'nightly', asOf: '2026-11-20', run: 1, state: 'done' });
    for (const told of first.json.steps as Step[]) {
      expect(Object.keys(told)).toEqual(['step', 'seconds', 'state', 'summary']);
    }
    expect(stepsOf(first)).toMatchObject({
      import: 'done: 2 files, 4 rows, 0 refused',
      segment: 'done: 2 open accounts, 0 in no segment',
      plan: 'done: batch 1, 1 message, 1 excluded',
      approve: 'done: batch 1',
      dispatch: 'done: batch 1, 1 file',
    });
    expect(await inboxOf(workspace)).toEqual(['done/run-1-cartera.csv', 'done/run-1-pagos.csv']);
    const sent = await sentBy(workspace);
    expect(sent).toMatchObject({ ledger: ['C-A'], batches: ['dispatched'] });

    const outbox = await bytesOf(join(workspace.folder, 'outbox', 'batch-1'));
    const again = await nightly(workspace);
    expect(again.exit).toBe(0);
    expect(stepsOf(again)).toMatchObject({
      import: 'nothing-to-do: no files',
      plan: expect.stringContaining('nothing-to-do: no messages'),
      approve: 'nothing-to-do: no draft',
      dispatch: 'nothing-to-do: nothing to send',
    });
    expect(await sentBy(workspace)).toMatchObject({ ledger: sent.ledger, imports: 2 });
    expect(await bytesOf(join(workspace.folder, 'outbox', 'batch-1'))).toEqual(outbox);

    const next = await nightly(workspace, '2026-11-21');
    expect(next.exit).toBe(0);
    expect(await sentBy(workspace)).toMatchObject({ ledger: ['C-A'] });
    const paid = rows.map((row) => (row.account === 'B' ? { ...row, balance: '0.00' } : row));
    await workspace.write('inbox/portfolio/cartera.csv', portfolioCsv([...paid, { account: 'D' }]));
    const monday = await nightly(workspace, '2026-11-23');
    expect(monday.exit).toBe(0);
    expect((await sentBy(workspace)).ledger).toEqual(['C-A', 'C-D', 'C-later']);
  });

  test('knows the customers first, and then acts at once on what they asked for', async () => {
    const workspace = await waiting();
    await workspace.write('inbox/requests/solicitudes.csv', 'customer_id,request\nC-A,no contactar\n');
    await workspace.write('inbox/interactions/gestiones.csv', 'customer_id,date,channel\nC-A,2026-11-20,call\n');
    await workspace.write('inbox/customers/clientes.csv', 'customer_id,city\nC-A,Puebla\n');
    const night = await nightly(workspace);
    expect(stepsOf(night)).toMatchObject({
      import: 'done: 5 files, 7 rows, 0 refused',
      plan: expect.stringContaining('no messages'),
    });
    expect(await sentBy(workspace)).toMatchObject({ imports: 5, batches: ['discarded'] });
  });

  test('that a file stopped has taken in what customers asked for nevertheless', async () => {
    const workspace = await portfolioWorkspace(rows);
    await workspace.write('inbox/portfolio/cartera.csv', 'no portfolio\n');
    await workspace.write('inbox/requests/solicitudes.csv', 'customer_id,request\nC-A,no contactar\n');
    await workspace.write('inbox/customers/clientes.csv', 'no customers\n');
    await workspace.write('inbox/payments/pagos.csv', payments);
    expect((await nightly(workspace)).exit).toBe(3);
    expect(await workspace.inDatabase((database) => database('requests').pluck('kind'))).toEqual(['stop-contact']);
    expect(await inboxOf(workspace)).toEqual([
      'customers/clientes.csv',
      'done/run-1-solicitudes.csv',
      'payments/pagos.csv',
      'refused/run-1-cartera.csv',
    ]);
  });

  test('with refused rows exits 4, and the good ones are in', async () => {
    const workspace = await waiting({}, [{ account: 'A' }, { account: 'bad', balance: 'much' }]);
    await rm(join(workspace.folder, 'inbox', 'payments', 'pagos.csv'));
    const night = await nightly(workspace);
    expect(night.exit).toBe(4);
    expect(stepsOf(night).import).toBe('done: 1 file, 2 rows, 1 refused');
    expect(await sentBy(workspace)).toMatchObject({ ledger: ['C-A'] });
    expect(await inboxOf(workspace)).toEqual(['done/run-1-cartera.csv', 'refused/cartera.rejects.csv']);
  });

  test('stops at a file that can be read two ways: the file is put aside, nothing is planned or sent', async () => {
    const workspace = await waiting();
    const days = 'account_id,customer_id,balance,due_date\nA,C-A,100.00,03/04/2026\n';
    await workspace.write('inbox/portfolio/cartera.csv', days);
    const night = await nightly(workspace);
    expect(refusalOf(night)).toEqual({ exit: 5, code: 'ambiguous-days' });
    expect(stepsOf(night)).toEqual({ import: 'failed: ambiguous-days' });
    expect(night.json).toMatchObject({ state: 'failed' });
    expect(await inboxOf(workspace)).toEqual(['payments/pagos.csv', 'refused/run-1-cartera.csv']);
    expect(await sentBy(workspace)).toEqual({ ledger: [], batches: [], imports: 0 });

    await workspace.write('inbox/portfolio/cartera.csv', days);
    const inWords = await workspace.trato('nightly');
    expect(inWords.exit).toBe(5);
    expect(inWords.stdout).toBe('run 2 of 2026-11-20 failed: import FAILED: ambiguous-days\n');
    expect(inWords.stderr).toContain('--date-order');
    expect(await inboxOf(workspace)).toHaveLength(3);
  });

  test('contacts nobody while a payments file that was refused is not followed by a good one', async () => {
    const workspace = await waiting();
    await workspace.write('inbox/payments/pagos.csv', 'algo,otra cosa\n1,2\n');
    const first = await nightly(workspace);
    expect(first.exit).toBe(3);
    expect(first.stderr).toContain('The file is now inbox/refused/run-1-pagos.csv');
    const ill = await workspace.trato('doctor', '--json');
    expect(ill.exit).toBe(3);
    expect(ill.stdout).toContain('Put inbox/refused/run-1-pagos.csv right and into inbox/payments');
    const second = await nightly(workspace);
    expect(refusalOf(second)).toEqual({ exit: 5, code: 'unresolved-file' });
    expect(second.stderr).toContain('pagos.csv');
    expect((await sentBy(workspace)).ledger).toEqual([]);
    await workspace.write('inbox/payments/pagos.csv', payments);
    expect((await nightly(workspace)).exit).toBe(0);
    expect((await sentBy(workspace)).ledger).not.toEqual([]);
  });

  test('contacts nobody after a file of which most rows were refused', async () => {
    const workspace = await waiting();
    await workspace.write('inbox/payments/pagos.csv', `${payments}X1,2026-11-20,5.00,P-2\nX2,2026-11-20,5.00,P-3\n`);
    const night = await nightly(workspace);
    expect(refusalOf(night)).toEqual({ exit: 5, code: 'mostly-refused' });
    expect(refusalOf(await nightly(workspace))).toEqual({ exit: 5, code: 'unresolved-file' });
    expect((await sentBy(workspace)).ledger).toEqual([]);
  });

  test('puts no file over another of the same name', async () => {
    const workspace = await waiting();
    await workspace.write('inbox/payments/cartera.csv', payments.replace('P-1', 'P-2'));
    expect((await nightly(workspace)).exit).toBe(0);
    expect(await inboxOf(workspace)).toEqual([
      'done/run-1-2-cartera.csv',
      'done/run-1-cartera.csv',
      'done/run-1-pagos.csv',
    ]);
  });

  test('stops before the approval where a person approves', async () => {
    const workspace = await waiting({ settings: (text) => text.replace('nightly: automatic', 'nightly: person') });
    const night = await nightly(workspace);
    expect(night.exit).toBe(0);
    expect(stepsOf(night)).toMatchObject({ approve: expect.stringMatching(/^waiting: .*trato approve 1$/) });
    expect(await sentBy(workspace)).toMatchObject({ ledger: [], batches: ['draft'] });
    await workspace.done('approve', '1', '--by', 'A. Ruiz');
    expect(stepsOf(await nightly(workspace))).toMatchObject({ dispatch: 'done: batch 1, 1 file' });
    expect(await sentBy(workspace)).toMatchObject({ ledger: ['C-A'] });
  });

  test('does some steps only', async () => {
    const workspace = await waiting();
    expect(Object.keys(stepsOf(await nightly(workspace, '2026-11-20', '--only', 'segment, import')))).toEqual([
      'import',
      'segment',
    ]);
    expect(refusalOf(await nightly(workspace, '2026-11-20', '--only', 'import,lunch'))).toEqual({
      exit: 2,
      code: 'unknown-step',
    });
    expect(await sentBy(workspace)).toMatchObject({ batches: [], imports: 2 });
  });

  test('tells nothing personal, neither in its line nor in its log', async () => {
    const workspace = await waiting();
    const { stdout } = await workspace.trato('nightly');
    const log = await readFile(join(workspace.folder, '.trato', 'logs', 'nightly.jsonl'), 'utf8');
    const entries = log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { step: string; run: number });
    expect(entries.map(({ step }) => step)).toEqual([
      'import',
      'segment',
      'offer',
      'plan',
      'approve',
      'dispatch',
      'report',
    ]);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    for (const text of [stdout, log]) expect(text).not.toMatch(/Gómez|C-A|example\.com|6000/);
  });

  test('stops where the data is stale, after it tells what was done', async () => {
    const workspace = await waiting();
    await nightly(workspace, '2026-11-20', '--only', 'import,segment');
    const night = await nightly(workspace, '2026-11-30');
    expect(refusalOf(night)).toEqual({ exit: 5, code: 'stale-data' });
    expect(stepsOf(night)).toMatchObject({ segment: expect.stringContaining('done'), plan: 'failed: stale-data' });
  });
});

describe('a dry night', () => {
  test('shows the whole night and changes nothing at all', async () => {
    const workspace = await waiting();
    await nightly(workspace, '2026-11-20', '--only', 'import,segment');
    await workspace.write('inbox/portfolio/cartera.csv', portfolioCsv([...rows, { account: 'D' }]));
    const before = await bytesOf(workspace.folder);
    const dry = await nightly(workspace, '2026-11-20', '--dry-run');
    expect(dry.exit).toBe(0);
    expect(await bytesOf(workspace.folder)).toEqual(before);
    expect(stepsOf(dry)).toMatchObject({
      import: 'done: 1 file, 4 rows, 0 refused',
      plan: 'done: batch 1, 2 messages, 1 excluded',
      dispatch: 'done: batch 1, 1 file',
    });
    const [, , , planned] = (await nightly(workspace)).json.steps as Step[];
    expect(planned?.summary).toBe('batch 1, 2 messages, 1 excluded');
  });

  test('makes no database where there is none', async () => {
    const workspace = await waiting();
    const before = await bytesOf(workspace.folder);
    const dry = await nightly(workspace, '2026-11-20', '--dry-run');
    expect(stepsOf(dry)).toMatchObject({ plan: 'done: batch 1, 1 message, 1 excluded' });
    expect(await bytesOf(workspace.folder)).toEqual(before);
  });
});

const running = (given: Readonly<Record<string, string | number>> = {}) => ({
  as_of_on: '2026-11-20',
  state: 'running',
  host: hostname(),
  process_id: process.ppid,
  started_at: '2026-11-20T14:00:00.000Z',
  ...given,
});

/** The id of a process that has ended. */
const endedProcess = (): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['-e', '']);
    child.on('close', () => resolve(Number(child.pid)));
  });

describe('a workspace that a run holds', () => {
  test('refuses every other that would write, naming the run, and none that reads', async () => {
    const workspace = await portfolioWorkspace([{ account: 'A' }]);
    await workspace.done('plan');
    await workspace.inDatabase((database) => database('runs').insert(running()));
    const refused = await nightly(workspace);
    expect(refusalOf(refused)).toEqual({ exit: 6, code: 'busy' });
    const { message } = (JSON.parse(refused.stderr) as { error: { message: string } }).error;
    expect(message).toContain(`Run 1 holds this workspace: process ${process.ppid} on ${hostname()}`);
    expect(message).toContain('2026-11-20T14:00:00.000Z');
    const before = await workspace.inDatabase((database) => database('batches'));
    for (const writing of [
      ['import', 'portfolio', 'cartera.csv'],
      ['segment'],
      ['offer'],
      ['plan'],
      ['approve', '1'],
      ['discard', '1'],
      ['dispatch', '1'],
      ['nightly', '--dry-run'],
    ]) {
      expect(refusalOf(await workspace.trato(...writing, '--json')), writing.join(' ')).toEqual({
        exit: 6,
        code: 'busy',
      });
    }
    expect(await workspace.inDatabase((database) => database('batches'))).toEqual(before);
    expect((await workspace.trato('preview', '1')).exit).toBe(0);
    expect((await workspace.trato('report', 'ageing')).exit).toBe(0);
  });

  test.each<[string, () => Promise<Readonly<Record<string, string | number>>>]>([
    ['whose process has ended', async () => ({ process_id: await endedProcess() })],
    ['of an earlier container, whose process had our number', async () => ({ process_id: process.pid })],
    ['on this host, begun more than twelve hours ago', async () => ({ started_at: '2026-11-20T02:59:00.000Z' })],
    [
      'on another host, begun more than twelve hours ago',
      async () => ({ host: 'gone', started_at: '2026-11-20T02:59:00.000Z' }),
    ],
  ])('is taken over from a run %s', async (_, given) => {
    const workspace = await portfolioWorkspace([{ account: 'A' }]);
    await workspace.inDatabase(async (database) => database('runs').insert(running(await given())));
    const night = await nightly(workspace, '2026-11-20', '--only', 'segment');
    expect(night.json).toMatchObject({ run: 2, state: 'done' });
    const states = await workspace.inDatabase((database) => database('runs').orderBy('run_id').pluck('state'));
    expect(states).toEqual(['abandoned', 'done']);
  });

  test('is not taken from one on another host that began within twelve hours', async () => {
    const workspace = await portfolioWorkspace([{ account: 'A' }]);
    const elsewhere = running({ host: 'other', process_id: 1 });
    await workspace.inDatabase((database) => database('runs').insert(elsewhere));
    expect((await nightly(workspace)).exit).toBe(6);
  });
});

describe('a night that was cut off', () => {
  test('after a file was taken in, before it left the inbox', async () => {
    const workspace = await waiting();
    const file = join(workspace.folder, 'inbox', 'portfolio', 'cartera.csv');
    await workspace.done('import', 'portfolio', file);
    const night = await nightly(workspace);
    expect(night.exit).toBe(0);
    expect(stepsOf(night).import).toBe('done: 2 files, 4 rows, 0 refused, 1 known already');
    expect(await sentBy(workspace)).toEqual({ ledger: ['C-A'], batches: ['dispatched'], imports: 2 });
    expect(await inboxOf(workspace)).toEqual(['done/run-1-cartera.csv', 'done/run-1-pagos.csv']);
  });

  test('after the approval: the same night sends that batch, the next night plans anew', async () => {
    const workspace = await waiting();
    await nightly(workspace, '2026-11-20', '--only', 'import,segment,offer,plan,approve');
    await mkdir(join(workspace.folder, 'kept'));
    const database = ['.trato', 'trato.db'];
    await copyFile(join(workspace.folder, ...database), join(workspace.folder, 'kept', 'trato.db'));
    expect(stepsOf(await nightly(workspace))).toMatchObject({
      plan: 'nothing-to-do: batch 1 waits to be dispatched',
      dispatch: 'done: batch 1, 1 file',
    });
    expect(await sentBy(workspace)).toMatchObject({ ledger: ['C-A'], batches: ['dispatched'] });

    await rename(join(workspace.folder, 'kept', 'trato.db'), join(workspace.folder, ...database));
    await rm(join(workspace.folder, 'outbox'), { recursive: true });
    expect(stepsOf(await nightly(workspace, '2026-11-21'))).toMatchObject({ dispatch: 'done: batch 2, 1 file' });
    expect(await sentBy(workspace)).toMatchObject({ batches: ['discarded', 'dispatched'] });
  });

  /** The state between the ledger and the names of the files. */
  const cutOff = async (workspace: PortfolioWorkspace): Promise<void> => {
    await rm(join(workspace.folder, 'outbox', 'batch-1'), { recursive: true });
    await workspace.inDatabase((database) => database('batches').update({ files_at: null }));
  };

  test.each(['2026-11-20', '2026-11-21'])(
    'after the dispatch was recorded, before its files had their names: ended on %s',
    async (asOf) => {
      const workspace = await waiting();
      await nightly(workspace);
      const [files, { ledger }] = [await bytesOf(join(workspace.folder, 'outbox', 'batch-1')), await sentBy(workspace)];
      await cutOff(workspace);
      await workspace.write('inbox/portfolio/cartera.csv', portfolioCsv([...rows, { account: 'D' }]));
      const night = await nightly(workspace, asOf);
      expect(night.exit).toBe(0);
      expect(stepsOf(night).dispatch).toMatch(/^done: batch 1 and batch 2, \d files?$/);
      expect(await bytesOf(join(workspace.folder, 'outbox', 'batch-1'))).toEqual(files);
      expect((await sentBy(workspace)).ledger).toEqual(expect.arrayContaining([...ledger, 'C-D']));
      expect(new Set((await sentBy(workspace)).ledger).size).toBe((await sentBy(workspace)).ledger.length);
    },
  );

  test('is not what somebody did who took the files away, or dispatched to another folder', async () => {
    const workspace = await waiting();
    await nightly(workspace, '2026-11-20', '--only', 'import,segment,plan,approve');
    await workspace.done('dispatch', '--output', 'gateway');
    expect(stepsOf(await nightly(workspace)).dispatch).toBe('nothing-to-do: nothing to send');
    await rm(join(workspace.folder, 'gateway'), { recursive: true });
    expect(stepsOf(await nightly(workspace)).dispatch).toBe('nothing-to-do: nothing to send');
  });
});
