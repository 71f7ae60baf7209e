import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { passingMark } from '../../src/files/paths/passing-paths.ts';
import { customerCases } from '../../src/stores/cases/customer-cases.ts';
import { inTransaction } from '../../src/stores/database.ts';
import {
  bytesOf,
  type PortfolioChoice,
  type PortfolioRow,
  type PortfolioWorkspace,
  portfolioWorkspace,
  refusalOf,
  sha256Of,
} from '../support/portfolio-workspace.ts';
import { trato } from '../support/workspace.ts';

interface Dispatch {
  readonly files: readonly {
    readonly path: string;
    readonly channel: string;
    readonly rows: number;
    readonly sha256: string;
  }[];
  readonly manifest: string;
  readonly warnings: readonly string[];
}

/** Two by e-mail and two by text message. */
const rows: readonly PortfolioRow[] = [
  { account: 'A' },
  { account: 'B' },
  { account: 'S-1', email: '', phone: '5512345678' },
  { account: 'S-2', email: '', phone: '5512345679' },
];

const approved = async (given = rows, choice: PortfolioChoice = {}): Promise<PortfolioWorkspace> => {
  const workspace = await portfolioWorkspace(given, choice);
  await planned(workspace);
  return workspace;
};

const planned = async (workspace: PortfolioWorkspace): Promise<string> => {
  const { batch } = await workspace.done('plan');
  await workspace.done('approve', String(batch), '--by', 'A. Ruiz');
  return String(batch);
};

const dispatch = async (workspace: PortfolioWorkspace, ...argv: string[]) =>
  (await workspace.done('dispatch', ...argv)) as unknown as Dispatch;

const ledgerOf = ({ inDatabase }: PortfolioWorkspace) =>
  inDatabase((database) => database('interactions').orderBy(['customer_id', 'interaction_key']));

const statesOf = ({ inDatabase }: PortfolioWorkspace) =>
  inDatabase((database) => database('batches').orderBy('batch_id').pluck('state'));

describe('trato dispatch', () => {
  test('writes a file per channel and a manifest with their hashes, for the owner only; again the same, and nothing twice', async () => {
    const workspace = await approved();
    const sent = await dispatch(workspace);
    const folder = join(workspace.folder, 'outbox', 'batch-1');
    expect(sent.files.map(({ channel, rows: count, path }) => [channel, count, path])).toEqual([
      ['sms', 2, join(folder, 'sms.csv')],
      ['email', 2, join(folder, 'email.csv')],
    ]);
    expect((await readdir(folder)).sort()).toEqual(['email.csv', 'manifest.json', 'sms.csv']);
    const manifest = JSON.parse(await readFile(sent.manifest, 'utf8'));
    expect(manifest).toMatchObject({ batch: 1, asOf: '2026-11-20', approvedBy: 'A. Ruiz', messages: 4 });
    for (const [index, { path, sha256 }] of sent.files.entries()) {
      expect(sha256Of(await readFile(path))).toBe(sha256);
      expect(manifest.files[index].sha256).toBe(sha256);
    }
    for (const name of await readdir(folder)) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    const [ledger, bytes] = [await ledgerOf(workspace), await bytesOf(folder)];
    expect(ledger).toHaveLength(4);
    expect(await dispatch(workspace, '1')).toEqual(sent);
    expect(await dispatch(workspace)).toEqual(sent);
    expect(await ledgerOf(workspace)).toEqual(ledger);
    expect(await bytesOf(folder)).toEqual(bytes);
  });

  test('gives the same bytes for the same data in another workspace', async () => {
    const [one, other] = [await approved(), await approved([...rows].reverse())];
    const [sent, again] = [await dispatch(one), await dispatch(other)];
    expect(again.files.map(({ sha256 }) => sha256)).toEqual(sent.files.map(({ sha256 }) => sha256));
    expect(await readFile(again.manifest)).toEqual(await readFile(sent.manifest));
  });

  test('as a dry run tells the same files and writes none', async () => {
    const workspace = await approved();
    const before = await bytesOf(workspace.folder);
    const dry = await dispatch(workspace, '--dry-run');
    expect(await bytesOf(workspace.folder)).toEqual(before);
    expect(await dispatch(workspace)).toEqual(dry);
  });

  test('keeps hostile names as text in files that can be parsed', async () => {
    const names = ['=cmd()', 'O"Hara, "Ana"', 'line\nbreak', '{{ x }}', '<b>Ana</b>', '+1-1', '; DROP', '@SUM(1)'];
    const workspace = await approved(names.map((name, index) => ({ account: `H-${index}`, name })));
    const [email] = (await dispatch(workspace)).files;
    const read: Record<string, string>[] = parse(await readFile(String(email?.path), 'utf8'), { columns: true });
    expect(read).toHaveLength(names.length);
    expect(read.map(({ name }) => name?.toLowerCase().replace(/\s/g, ' '))).toEqual(
      names.map((name) => name.toLowerCase().replace(/\s/g, ' ')),
    );
    expect(read.every(({ body, subject, to }) => body && subject && /@example.com$/.test(to ?? ''))).toBe(true);
  });

  test('never sends a step twice for the same arrears: not after an import, new segments or a new day', async () => {
    const workspace = await approved();
    await dispatch(workspace);
    await workspace.place([...rows, { account: 'new' }]);
    expect(await workspace.done('plan')).toMatchObject({ messages: 1 });
    await planned(workspace);
    await dispatch(workspace);
    await workspace.place(
      [...rows, { account: 'new' }].map((row) => ({ ...row, balance: '5999.00' })),
      '2026-11-21',
    );
    expect((await workspace.on('2026-11-21', 'plan', '--json')).json).toMatchObject({ messages: 0, candidates: 5 });
    expect(await ledgerOf(workspace)).toHaveLength(5);
  });
});

test('a message about several accounts counts against each of them', async () => {
  const [first, second] = [
    { account: 'A', customer: 'C-1' },
    { account: 'B', customer: 'C-1' },
  ];
  const workspace = await approved([first, second, { account: 'C' }]);
  await dispatch(workspace);
  const contacts = await workspace.inDatabase((database) =>
    inTransaction(database, async (trx) => {
      const question = { day: '2026-11-21' as Day, segments: ['early', 'early-small'] };
      const told: string[] = [];
      for await (const page of customerCases(trx, question)) {
        told.push(...page.map(({ customerId, contacts: [one] }) => `${customerId} ${one?.account ?? 'any account'}`));
      }
      return told;
    }),
  );
  expect(contacts).toEqual(['C-1 any account', 'C-C main\nC']);
});

describe('what must not go out', () => {
  test.each<[string, (workspace: PortfolioWorkspace) => Promise<unknown>, string]>([
    ['a draft', ({ done }) => done('discard', '1').then(() => done('plan')), 'not-approved'],
    ['after a newer import', ({ place }) => place([{ account: 'A' }]), 'batch-outdated'],
    [
      'what somebody changed after the approval',
      ({ inDatabase }) => inDatabase((database) => database('messages').update({ recipient: 'x@example.com' })),
      'batch-changed',
    ],
    [
      'what another batch sent',
      ({ inDatabase }) =>
        inDatabase(async (database) => {
          const [message] = await database('messages').limit(1);
          const { customer_id, channel, portfolio, account_id, segment, step, step_key, send_on } = message;
          const ledger = { customer_id, channel, portfolio, account_id, segment, step, on_day: send_on };
          await database('interactions').insert({
            ...ledger,
            interaction_key: step_key,
            kind: 'message',
            direction: 'out',
          });
        }),
      'already-sent',
    ],
  ])('%s', async (_, change, code) => {
    const workspace = await approved([{ account: 'A' }, { account: 'B' }]);
    await change(workspace);
    const ledger = await ledgerOf(workspace);
    expect(refusalOf(await workspace.trato('dispatch', '--json'))).toEqual({ exit: 5, code });
    expect(await ledgerOf(workspace)).toEqual(ledger);
    expect(await readdir(join(workspace.folder, 'outbox'))).toEqual([]);
  });

  test('when its hours have passed', async () => {
    const workspace = await approved([{ account: 'A' }]);
    const late = await workspace.on('2026-11-21', 'dispatch', '--json');
    expect(refusalOf(late)).toEqual({ exit: 5, code: 'batch-expired' });
    expect(refusalOf(await workspace.on('2026-11-21', 'plan', '--json')).code).toBe('batch-waiting');
  });

  test('when the hours of all are over where the customers live, though the day is not; of some only with a warning', async () => {
    const workspace = await portfolioWorkspace([]);
    const { write, folder, done } = workspace;
    const row = (id: string, zone: string) => `${id},${id},María Gómez,6000.00,2026-11-10,${id}@example.com,${zone}`;
    const heading = 'account_id,customer_id,full_name,balance,due_date,email,time_zone';
    await write('cartera.csv', `${[heading, row('a', ''), row('b', 'Europe/Madrid')].join('\n')}\n`);
    await done('import', 'portfolio', 'cartera.csv');
    await done('segment');
    await planned(workspace);
    const at = (time: string, ...argv: string[]) =>
      trato([...argv, '--json'], { cwd: folder, clock: `2026-11-${time}Z` });
    const late = await at('21T04:30', 'dispatch');
    expect(refusalOf(late)).toEqual({ exit: 5, code: 'batch-expired' });
    expect(late.stderr).toContain('The hours of every message of batch 1 have passed');
    expect(await ledgerOf(workspace)).toEqual([]);
    const some = await at('20T23:30', 'dispatch', '--dry-run');
    expect(some.json.warnings).toEqual([expect.stringContaining('1 message has hours (not_after) that are over')]);
    expect((await at('20T15:00', 'dispatch')).json.warnings).toEqual([]);
  });

  test('where there is no batch at all', async () => {
    const workspace = await portfolioWorkspace([{ account: 'A' }]);
    expect(refusalOf(await workspace.trato('dispatch', '--json'))).toEqual({ exit: 3, code: 'no-batch' });
    expect(refusalOf(await workspace.trato('dispatch', '7', '--json'))).toEqual({ exit: 3, code: 'no-batch' });
  });

  test('again on a later day only with a warning', async () => {
    const workspace = await approved([{ account: 'A' }]);
    await dispatch(workspace);
    const later = await workspace.on('2026-11-25', 'dispatch', '1', '--json');
    expect(later.json.warnings).toEqual([expect.stringContaining('hours of contact have passed')]);
  });
});

describe('--output', () => {
  test('names the folder, and keeps the files of an earlier batch apart', async () => {
    const workspace = await approved();
    const out = join(workspace.folder, 'gateway');
    await dispatch(workspace, '--output', 'gateway');
    const first = await bytesOf(out);
    await workspace.place([...rows, { account: 'new' }]);
    await planned(workspace);
    await dispatch(workspace, '--output', 'gateway');
    expect((await readdir(out)).sort()).toEqual(['batch-1', 'email.csv', 'manifest.json']);
    expect(await bytesOf(join(out, 'batch-1'))).toEqual(first);
    expect(JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8'))).toMatchObject({ batch: 2, messages: 1 });
  });

  test('is not a folder with somebody else’s manifest', async () => {
    const workspace = await approved([{ account: 'A' }]);
    await workspace.write('web/manifest.json', '{"name": "page"}');
    const refused = await workspace.trato('dispatch', '--output', 'web', '--json');
    expect(refusalOf(refused)).toEqual({ exit: 5, code: 'output-taken' });
    expect(await statesOf(workspace)).toEqual(['approved']);
  });

  test.each<[string, (folder: string) => Promise<unknown>]>([
    ['is a file', (folder) => writeFile(join(folder, 'out'), '')],
    ...(process.getuid?.() === 0
      ? []
      : [
          [
            'may not be written',
            async (folder: string) => {
              await mkdir(join(folder, 'out'));
              await chmod(join(folder, 'out'), 0o500);
            },
          ] as [string, (folder: string) => Promise<unknown>],
        ]),
  ])('that %s: nothing is recorded as sent', async (_, make) => {
    const workspace = await approved([{ account: 'A' }]);
    await make(workspace.folder);
    const refused = await workspace.trato('dispatch', '--output', 'out', '--json');
    expect(refusalOf(refused)).toEqual({ exit: 3, code: 'cannot-write' });
    expect(await statesOf(workspace)).toEqual(['approved']);
    expect(await ledgerOf(workspace)).toEqual([]);
    expect((await dispatch(workspace)).files).toHaveLength(1);
  });
});

test('two dispatches at once send one batch once, and neither ends as a bug', async () => {
  const [workspace, whole] = [await approved(), await approved()];
  const both = await Promise.all([1, 2].map(() => workspace.trato('dispatch', '1', '--json')));
  const exits = both.map(({ exit }) => exit).sort();
  expect([
    [0, 0],
    [0, 6],
  ]).toContainEqual(exits);
  expect(await ledgerOf(workspace)).toHaveLength(4);
  await dispatch(whole);
  expect(await bytesOf(join(workspace.folder, 'outbox'))).toEqual(await bytesOf(join(whole.folder, 'outbox')));
});

describe('a dispatch that was cut off', () => {
  test('before it was recorded has sent nothing, and is done again', async () => {
    const workspace = await approved();
    const target = join(workspace.folder, 'outbox', 'batch-1');
    const mark = passingMark.replace(/^\d+/, '99999999');
    await workspace.write(`outbox/batch-1/.batch-1.${mark}.partial/sms.csv`, 'half a li');
    expect(await statesOf(workspace)).toEqual(['approved']);
    await dispatch(workspace);
    expect((await readdir(target)).sort()).toEqual(['email.csv', 'manifest.json', 'sms.csv']);
  });

  test('after it was recorded is finished by the next, and nobody is entered twice', async () => {
    const [workspace, whole] = [await approved(), await approved()];
    const expected = await dispatch(whole);
    await mkdir(join(workspace.folder, 'outbox', 'batch-1', 'email.csv'), { recursive: true });
    const cut = await workspace.trato('dispatch', '--json');
    expect(refusalOf(cut)).toEqual({ exit: 3, code: 'cannot-write' });
    expect(await statesOf(workspace)).toEqual(['dispatched']);
    const ledger = await ledgerOf(workspace);
    expect(ledger).toHaveLength(4);
    await rm(join(workspace.folder, 'outbox', 'batch-1', 'email.csv'), { recursive: true });
    const sent = await dispatch(workspace);
    expect(sent.files.map(({ sha256 }) => sha256)).toEqual(expected.files.map(({ sha256 }) => sha256));
    expect(await bytesOf(join(workspace.folder, 'outbox'))).toEqual(await bytesOf(join(whole.folder, 'outbox')));
    expect(await ledgerOf(workspace)).toEqual(ledger);
  });
});
