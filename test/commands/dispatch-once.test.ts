import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '../../src/domain/day.ts';
import { lawRuns } from '../support/law.ts';
import {
  type PortfolioRow,
  type PortfolioWorkspace,
  portfolioWorkspace,
  refusalOf,
} from '../support/portfolio-workspace.ts';

const first: Day = '2026-11-20' as Day;

/** The third asks for a text message, the last owes on two accounts. */
const rows: readonly PortfolioRow[] = [
  { account: 'A' },
  { account: 'B', due: '2026-11-17' },
  { account: 'S', email: '', phone: '5512345678' },
  { account: 'T-1', customer: 'C-T' },
  { account: 'T-2', customer: 'C-T', due: '2026-11-12' },
];

const copyOf = async ({ folder }: PortfolioWorkspace, name: string): Promise<void> => {
  await rm(join(folder, name), { recursive: true, force: true });
  await cp(join(folder, '.trato'), join(folder, name), { recursive: true });
};

const restored = async ({ folder }: PortfolioWorkspace, name: string): Promise<void> => {
  await rm(join(folder, '.trato'), { recursive: true });
  await cp(join(folder, name), join(folder, '.trato'), { recursive: true });
};

const approvedOn = async ({ on }: PortfolioWorkspace, day: string): Promise<void> => {
  const planned = await on(day, 'plan', '--accept-stale', '--json');
  if (planned.exit !== 0) return;
  const { batch, messages } = planned.json as { readonly batch: number; readonly messages: number };
  await on(day, ...(messages > 0 ? ['approve', String(batch)] : ['discard', String(batch)]));
};

/** What a dispatch sent, one text for each step of a customer. */
const sentBy = async (workspace: PortfolioWorkspace, day: string, ...argv: string[]): Promise<string[]> => {
  const outcome = await workspace.on(day, 'dispatch', ...argv, '--json');
  if (outcome.exit !== 0) return [];
  const { files } = outcome.json as { readonly files: readonly { readonly path: string }[] };
  const read = await Promise.all(files.map(({ path }) => readFile(path)));
  const told = read.flatMap((file) => parse(file, { columns: true }) as Record<string, string>[]);
  return told.map(({ customer_id, step }) => `${customer_id} ${step}`);
};

const dispatched = async (given = rows, ...argv: string[]) => {
  const workspace = await portfolioWorkspace(given);
  await approvedOn(workspace, first);
  await copyOf(workspace, 'approved');
  const sent = await sentBy(workspace, first, ...argv);
  expect(sent).toHaveLength(new Set(given.map(({ account, customer = account }) => customer)).size);
  return { ...workspace, sent };
};

const ledgerOf = ({ inDatabase }: PortfolioWorkspace) =>
  inDatabase((database) =>
    database('interactions')
      .orderBy(['customer_id', 'interaction_key'])
      .select('customer_id', 'interaction_key', 'channel', 'on_day', 'portfolio', 'account_id', 'segment', 'step'),
  );

const planOn = async ({ on }: PortfolioWorkspace, day: string) => {
  const outcome = await on(day, 'plan', '--accept-stale', '--json');
  return outcome.exit === 0 ? outcome.json : refusalOf(outcome);
};

const known = { messages: 0, exclusions: [{ reason: 'already-contacted', customers: 4 }] };

test('no step of the same arrears goes out twice, whatever is copied back, imported, undone and sent elsewhere', async () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('send', 'send', 'send elsewhere', 'send approved') },
    { weight: 2, arbitrary: fc.constantFrom('copy', 'copy approved') },
    { weight: 2, arbitrary: fc.constant('restore') },
    { weight: 2, arbitrary: fc.constantFrom('import', 'import fewer', 'undo') },
    { weight: 1, arbitrary: fc.constantFrom('erase', 'simulate') },
    { weight: 2, arbitrary: fc.constant('next day') },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 14 }), async (steps) => {
      const workspace = await portfolioWorkspace(rows);
      await copyOf(workspace, 'copy');
      const sent = new Set<string>();
      let day = first;
      let balance = 6000;
      const send = async (...argv: string[]) => {
        for (const key of await sentBy(workspace, day, ...argv)) {
          expect(sent, steps.join(', ')).not.toContain(key);
          sent.add(key);
        }
      };
      const place = async (given: readonly PortfolioRow[]) => {
        balance -= 1;
        await workspace.place(
          given.map((row) => ({ ...row, balance: `${balance}.00` })),
          day,
        );
      };
      const waiting = async () =>
        workspace.inDatabase(async (database) => (await database('batches').where({ state: 'approved' })).length > 0);
      const deeds: Readonly<Record<string, () => Promise<unknown>>> = {
        send: async () => {
          await approvedOn(workspace, day);
          if (await waiting()) await send();
        },
        'send elsewhere': async () => {
          await approvedOn(workspace, day);
          if (await waiting()) await send('--output', 'gateway');
        },
        'send approved': async () => ((await waiting()) ? send() : undefined),
        copy: () => copyOf(workspace, 'copy'),
        'copy approved': async () => {
          await approvedOn(workspace, day);
          await copyOf(workspace, 'copy');
        },
        restore: () => restored(workspace, 'copy'),
        import: () => place(rows),
        'import fewer': () => place(rows.slice(1)),
        undo: async () => {
          const newest = await workspace.inDatabase((database) =>
            database('imports').whereNull('undone_at').max({ id: 'import_id' }),
          );
          await workspace.on(day, 'import', 'undo', String(newest[0]?.id), '--yes');
        },
        erase: () => workspace.on(day, 'customer', 'erase', 'C-B', '--reason', 'customer-request', '--yes'),
        simulate: () => workspace.on(day, 'simulate', '--days', '2'),
        'next day': async () => {
          day = addDays(day, 1);
        },
      };
      for (const name of steps) await deeds[name]?.();
      await deeds.send?.();
    }),
    lawRuns(8),
  );
}, 600_000);

describe('an older copy of the database, put back after a dispatch', () => {
  test('knows again what went out, to the letter, and says so once', async () => {
    const workspace = await dispatched();
    const ledger = await ledgerOf(workspace);
    await restored(workspace, 'approved');
    await workspace.done('discard', '1');
    expect(await planOn(workspace, first)).toMatchObject({
      ...known,
      batch: 2,
      warnings: [expect.stringContaining('4 messages are in the ledger again')],
    });
    expect(await ledgerOf(workspace)).toEqual(ledger);
    expect(await planOn(workspace, first)).toMatchObject({ ...known, warnings: [] });
  });
});

const recordOf = async ({ folder }: PortfolioWorkspace): Promise<string> => {
  const names = await readdir(join(folder, 'outbox', 'dispatched'));
  expect(names).toHaveLength(1);
  return join(folder, 'outbox', 'dispatched', String(names[0]));
};

/** Dispatched by a database of which only a copy is left that was made before the plan. */
const forgotten = async (given = rows, ...argv: string[]) => {
  const workspace = await portfolioWorkspace(given);
  await copyOf(workspace, 'imported');
  await approvedOn(workspace, first);
  const sent = await sentBy(workspace, first, ...argv);
  expect(sent.length).toBeGreaterThan(0);
  const ledger = await ledgerOf(workspace);
  await restored(workspace, 'imported');
  return { ...workspace, sent, ledger };
};

const messagesOf = ({ inDatabase }: PortfolioWorkspace) =>
  inDatabase((database) =>
    database('messages')
      .orderBy('customer_id')
      .select(
        'message_id',
        'customer_id',
        'account_id',
        'channel',
        'not_before',
        'not_after',
        'amount_minor',
        'accounts',
      ),
  );

describe('a copy made before the plan', () => {
  test.each([[[]], [['--output', 'gateway']]])('knows again what went out, also by dispatch %j', async (argv) => {
    const workspace = await forgotten(rows, ...argv);
    expect(await planOn(workspace, first)).toMatchObject({ ...known, batch: 2 });
    expect(await ledgerOf(workspace)).toEqual(workspace.ledger);
    expect(await messagesOf(workspace)).toHaveLength(4);
    expect((await workspace.trato('dispatch', '1', '--json')).exit).toBe(5);
    expect(refusalOf(await workspace.trato('dispatch', '1', '--json')).code).toBe('batch-taken-back');
    const asked = ['report compliance', 'report weekly', 'diff', 'preview 1', 'explain C-A'];
    for (const command of asked) {
      const { exit, stderr } = await workspace.on('2026-11-21', ...command.split(' '));
      expect({ command, exit, stderr }).toMatchObject({ exit: 0 });
    }
  });

  test('finds the outcomes of its messages', async () => {
    const workspace = await forgotten();
    await planOn(workspace, first);
    const [message] = await messagesOf(workspace);
    await workspace.write('outcomes.csv', `message_id,outcome,date\n${message.message_id},delivered,2026-11-20\n`);
    expect(await workspace.done('import', 'outcomes', 'outcomes.csv')).toMatchObject({ accepted: 1, refused: 0 });
  });

  test.each<[string, (workspace: PortfolioWorkspace) => Promise<unknown>]>([
    ['plan --dry-run', ({ on }) => on(first, 'plan', '--dry-run', '--json')],
    ['simulate', ({ on }) => on(first, 'simulate', '--days', '1', '--json')],
  ])('is told by %s and left as it is', async (_, ask) => {
    const workspace = await forgotten();
    expect(await ask(workspace)).toMatchObject({ exit: 0, stdout: expect.stringContaining('in the ledger again') });
    expect(await ledgerOf(workspace)).toEqual([]);
  });

  test('is told by the night, which sends nobody anything twice', async () => {
    const workspace = await forgotten();
    const night = await workspace.on(first, 'nightly', '--json');
    expect(night).toMatchObject({ exit: 0, stdout: expect.stringContaining('4 messages are in the ledger again') });
    expect(await ledgerOf(workspace)).toEqual(workspace.ledger);
  });

  test('with other data since takes the next number where its own is another batch’s', async () => {
    const workspace = await portfolioWorkspace(rows.slice(0, 2));
    await copyOf(workspace, 'imported');
    await approvedOn(workspace, first);
    await sentBy(workspace, first);
    await restored(workspace, 'imported');
    await cp(join(workspace.folder, 'outbox'), join(workspace.folder, 'kept'), { recursive: true });
    await rm(join(workspace.folder, 'outbox', 'dispatched'), { recursive: true });
    await workspace.place(rows);
    await approvedOn(workspace, first);
    await cp(join(workspace.folder, 'kept'), join(workspace.folder, 'outbox'), { recursive: true });
    expect(refusalOf(await workspace.trato('dispatch', '1', '--json'))).toEqual({ exit: 5, code: 'already-sent' });
    await workspace.done('discard', '1');
    expect(await planOn(workspace, first)).toMatchObject({ messages: 2, batch: 3 });
  });

  test('that does not know some of the customers writes to them as little once they come again', async () => {
    const workspace = await portfolioWorkspace(rows.slice(0, 2));
    await copyOf(workspace, 'imported');
    await workspace.place(rows);
    await approvedOn(workspace, first);
    await sentBy(workspace, first);
    const ledger = await ledgerOf(workspace);
    await restored(workspace, 'imported');
    expect(await planOn(workspace, first)).toMatchObject({
      messages: 0,
      warnings: [expect.stringContaining('2 more are for customers whom the database does not know')],
    });
    expect(await planOn(workspace, first)).toMatchObject({ messages: 0, warnings: [] });
    await workspace.place(rows);
    expect(await planOn(workspace, first)).toMatchObject(known);
    expect(await ledgerOf(workspace)).toEqual(ledger);
    expect(await planOn(workspace, first)).toMatchObject({ ...known, warnings: [] });
  });

  test('that does not know the account knows the customer', async () => {
    const workspace = await portfolioWorkspace([{ account: 'T-1', customer: 'C-T', due: '2026-11-12' }]);
    await copyOf(workspace, 'imported');
    await workspace.place([{ account: 'T-2', customer: 'C-T', due: '2026-11-10' }]);
    await approvedOn(workspace, first);
    expect(await sentBy(workspace, first)).toHaveLength(1);
    await restored(workspace, 'imported');
    await workspace.place([{ account: 'T-2', customer: 'C-T', due: '2026-11-10', balance: '1.00' }]);
    expect(await planOn(workspace, first)).toMatchObject({ messages: 0 });
  });

  test('keeps an import from being undone whose customers were written to', async () => {
    const workspace = await forgotten();
    await planOn(workspace, first);
    expect(refusalOf(await workspace.trato('import', 'undo', '1', '--yes', '--json')).code).toBe('contacted-since');
  });
});

describe('the record of a dispatch', () => {
  test('is for its owner only and names nobody', async () => {
    const workspace = await dispatched();
    const record = await recordOf(workspace);
    expect((await stat(record)).mode & 0o777).toBe(0o600);
    expect(await readFile(record, 'utf8')).not.toMatch(/C-|T-1|example\.com|Gómez|5512345678/);
  });

  test.each<[string, (record: string) => Promise<unknown>]>([
    [
      'one character is another',
      async (path) => writeFile(path, (await readFile(path, 'utf8')).replace('email', 'eMail')),
    ],
    [
      'a message is missing',
      async (path) => writeFile(path, (await readFile(path, 'utf8')).split('\n').toSpliced(1, 1).join('\n')),
    ],
    ['it is cut off', async (path) => writeFile(path, (await readFile(path, 'utf8')).slice(0, -90))],
    ['it is empty', (path) => writeFile(path, '')],
    ['it is none', (path) => writeFile(path, '[]\n{}\n')],
  ])('of which %s stops what would send, and leaves all as it was', async (_, change) => {
    const workspace = await forgotten();
    await change(await recordOf(workspace));
    for (const command of [['plan'], ['simulate']])
      expect(refusalOf(await workspace.trato(...command, '--json'))).toEqual({
        exit: 5,
        code: 'dispatch-record-changed',
      });
    const night = await workspace.trato('nightly', '--json');
    expect(refusalOf(night)).toEqual({ exit: 5, code: 'dispatch-record-changed' });
    expect(await ledgerOf(workspace)).toEqual([]);
  });

  test('is not read where the database knows the batch', async () => {
    const workspace = await dispatched();
    await writeFile(await recordOf(workspace), 'anything');
    expect(await planOn(workspace, first)).toMatchObject(known);
  });

  test('is kept for files that were only named in part', async () => {
    const workspace = await portfolioWorkspace(rows);
    await copyOf(workspace, 'imported');
    await approvedOn(workspace, first);
    await mkdir(join(workspace.folder, 'outbox', 'batch-1', 'email.csv'), { recursive: true });
    expect(refusalOf(await workspace.trato('dispatch', '--json')).code).toBe('cannot-write');
    expect(await readdir(join(workspace.folder, 'outbox', 'batch-1'))).toContain('sms.csv');
    await restored(workspace, 'imported');
    expect(await planOn(workspace, first)).toMatchObject(known);
  });
});

describe('an approved batch that went out already', () => {
  test.each(['dispatch', 'approve'])('is refused by %s', async (command) => {
    const workspace = await dispatched();
    await restored(workspace, 'approved');
    expect(refusalOf(await workspace.trato(command, '1', '--json'))).toEqual({ exit: 5, code: 'already-sent' });
  });

  test('is not sent again by the night, and its files stay what they are', async () => {
    const workspace = await dispatched();
    await rm(join(workspace.folder, 'outbox', 'batch-1'), { recursive: true });
    await restored(workspace, 'approved');
    expect(await workspace.trato('nightly', '--json')).toMatchObject({ exit: 0 });
    expect(await readdir(join(workspace.folder, 'outbox'))).not.toContain('batch-1');
  });
});
