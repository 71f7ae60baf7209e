import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { bucketsOf } from '../src/domain/segment/ageing.ts';
import { parseCondition } from '../src/domain/segment/condition.ts';
import { factsWith } from '../src/domain/segment/fact.ts';
import type { FactKind } from '../src/domain/segment/fact-kind.ts';
import { makeFolder } from './support/folder.ts';
import { postgresServer } from './support/postgres-server.ts';
import { trato } from './support/workspace.ts';

const samples = fileURLToPath(new URL('../samples/mx/', import.meta.url));
const day = '2026-11-20';

/** Two weeks of a workspace; commands that give ids come before any that could leave a gap in them. */
const walk: readonly (readonly string[])[] = [
  ['import', 'portfolio', join(samples, 'cartera.csv')],
  ['import', 'portfolio', join(samples, 'cartera.csv')],
  ['import', 'payments', join(samples, 'pagos.csv')],
  ['segment'],
  ['offer'],
  ['plan'],
  ['preview', '--sample', 'all'],
  ['approve', '1', '--by', 'Eva'],
  ['dispatch', '1'],
  ['report', 'ageing'],
  ['report', 'segments'],
  ['report', 'weekly'],
  ['report', 'compliance'],
  ['import', 'list'],
  ['segment', '--dry-run', '--as-of', '2026-11-24'],
  ['segment', '--as-of', '2026-11-24'],
  ['plan', '--accept-stale', '--as-of', '2026-11-24'],
  ['discard', '2', '--as-of', '2026-11-24'],
  ['hold', 'add', 'C-100395', '--reason', 'breathing-space', '--from', '2026-11-21', '--as-of', '2026-11-24'],
  ['hold', 'add', '0000452180', '--reason', 'agreement', '--as-of', '2026-11-24'],
  ['hold', 'review', '1', '--next', '2026-12-20', '--as-of', '2026-11-24'],
  ['hold', 'release', '2', '--as', 'broken', '--as-of', '2026-11-24'],
  ['hold', 'list', 'C-100395', '--all', '--as-of', '2026-11-24'],
  ['hold', 'list', '--due', '--as-of', '2026-12-24'],
  ['explain', 'C-100395', '--as-of', '2026-11-24'],
  ['import', 'requests', 'requests.csv'],
  ['import', 'interactions', 'interactions.csv'],
  ['import', 'customers', 'customers.csv'],
  ['import', 'outcomes', 'outcomes.csv'],
  ['request', 'answer', '2', '--as', 'granted'],
  ['request', 'answer', '3', '--as', 'granted', '--until', '2026-12-15'],
  ['request', 'add', 'C-100239', '--kind', 'stop-contact'],
  ['request', 'list'],
  ['request', 'list', '--due', '--as-of', '2026-12-30'],
  ['consent', 'set', 'C-100395', '--channel', 'email', '--state', 'granted', '--evidence', 'call-1'],
  ['consent', 'set', 'C-100626', '--channel', 'all', '--state', 'refused'],
  ['consent', 'list'],
  ['consent', 'list', 'C-100395'],
  ['promise', 'add', '0000451739', '--amount', '500.00', '--due', '2026-11-25'],
  ['promise', 'add', '0000451431', '--amount', '500.00', '--due', '2026-11-25'],
  ['promise', 'cancel', '2'],
  ['promise', 'list', '--as-of', '2026-12-20'],
  ['segment', '--as-of', '2026-11-25'],
  ['plan', '--accept-stale', '--as-of', '2026-11-25'],
  ['diff', '--sample', 'all', '--as-of', '2026-11-25'],
  ['explain', 'C-100239', '--as-of', '2026-11-25'],
  ['customer', 'show', 'C-100239', '--as-of', '2026-11-25'],
  ['customer', 'export', 'C-100239', '--as-of', '2026-11-25'],
  ['customer', 'erase', 'C-100239', '--reason', 'customer-request', '--dry-run', '--as-of', '2026-11-25'],
  ['customer', 'erase', 'C-100239', '--reason', 'customer-request', '--as-of', '2026-11-25'],
  ['customer', 'show', 'C-100239', '--as-of', '2026-11-25'],
  ['explain', 'C-100239', '--as-of', '2026-11-25'],
  ['report', 'compliance', '--as-of', '2026-11-25', '--format', 'csv'],
  ['import', 'undo', '4'],
  ['import', 'undo', '3'],
  ['import', 'undo', '5'],
  ['import', 'undo', '6'],
  ['import', 'undo', '2'],
  ['import', 'portfolio', join(samples, 'cartera.csv'), '--as-of', '2026-11-25'],
  ['nightly', '--as-of', '2026-11-25'],
  ['simulate', '--days', '3', '--as-of', '2026-11-26'],
];

/** What other files tell, on the accounts and customers of the sample. */
const otherFiles: Readonly<Record<string, string>> = {
  'requests.csv':
    'account_id,kind,on\n0000452180,stop-contact,2026-11-20\n0000451480,dispute,2026-11-20\n0000452719,pause,2026-11-20\n',
  'interactions.csv':
    'account_id,date,channel,direction,result\n0000451431,2026-11-18,call,out,talked\n0000451739,2026-11-19,sms,out,sent\n',
  'customers.csv':
    'customer_id,email,phone,consent_sms,consent_on,monthly_income\nC-100626,neu@example.org,5555550199,yes,2026-11-19,10000\n',
  'outcomes.csv': 'account_id,date,channel,outcome\n0000452719,2026-11-20,sms,unsubscribed\n',
};

/** Segments for every fact with every operator that fits it. */
const everySegment = (): readonly object[] => {
  const facts = factsWith(bucketsOf(), { score: 'no score' });
  const tests = [...facts.names, 'extra.sucursal'].flatMap((fact) => {
    const value = valuesOf[facts.kindOf(fact) ?? 'text'];
    const operands = {
      eq: value,
      ne: value,
      lt: value,
      gte: value,
      between: [value, value],
      not_in: [value],
      matches: value,
    };
    return [...Object.entries(operands), ['exists', true] as const]
      .map(([operator, operand]) => ({ [fact]: { [operator]: operand } }))
      .filter((when) => 'condition' in parseCondition(when, facts));
  });
  return tests.map((when, index) => ({ id: `s${index}`, when: { all: [{ dpd: { gte: index % 90 } }, when] } }));
};

const valuesOf: Readonly<Record<FactKind, string | number | boolean>> = {
  number: 3,
  amount: 5000,
  share: 0.5,
  day: '2026-10-01',
  text: 'Ju',
  'yes-no': true,
  bucket: '31-60',
  channel: 'sms',
  agreement: 'active',
  extra: '3',
};

const useEverySegment = async (folder: string): Promise<void> => {
  const file = join(folder, 'trato.yaml');
  const settings = parse(await readFile(file, 'utf8')) as object;
  await writeFile(file, stringify({ ...settings, segments: everySegment(), strategies: {}, offers: { policies: [] } }));
};

interface Answer {
  readonly exit: number;
  readonly told: string;
}

const answersIn = async (folder: string, env: Record<string, string>): Promise<readonly Answer[]> => {
  const answer = async (argv: readonly string[]): Promise<Answer> => {
    const asOf = argv.includes('--as-of') ? [] : ['--as-of', day];
    const { exit, stdout, stderr } = await trato([...argv, ...asOf, '--json'], { cwd: folder, asOf: day, env });
    return { exit, told: (exit === 0 ? stdout : `${stdout}${stderr}`).replaceAll(folder, 'FOLDER') };
  };
  const answers: Answer[] = [];
  await answer(['init', '.', '--country', 'MX', '--creditor', 'Casa Luz']);
  for (const [name, text] of Object.entries(otherFiles)) await writeFile(join(folder, name), text);
  for (const argv of walk) answers.push(await answer(argv));
  await useEverySegment(folder);
  return [...answers, await answer(['segment', '--as-of', '2026-11-25'])];
};

const filesUnder = async (folder: string): Promise<Map<string, string>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = files.sort().map(async (file) => [file.slice(folder.length), await readFile(file, 'utf8')] as const);
  return new Map(await Promise.all(read));
};

describe('a database on a PostgreSQL server', () => {
  const server = postgresServer();

  it('gives the same documents and files, byte for byte, as a SQLite file', async () => {
    const root = await makeFolder();
    const [own, served] = [join(root, 'own'), join(root, 'served')];
    await Promise.all([mkdir(own), mkdir(served)]);
    const expected = await answersIn(own, {});
    const found = await answersIn(served, { TRATO_DATABASE: server() });
    expect(found).toEqual(expected);
    expect(expected.filter(({ exit }) => exit !== 0 && exit !== 4)).toEqual([]);
    expect(await filesUnder(join(served, 'outbox'))).toEqual(await filesUnder(join(own, 'outbox')));
    expect(await readFile(join(served, '.trato', 'suppression.key'), 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
  }, 300_000);
});

describe('a database on a PostgreSQL server, of another state than the outbox', () => {
  const server = postgresServer();

  it('knows again what went out, and numbers no batch twice', async () => {
    const [own, served] = [await makeFolder(), await makeFolder()];
    const run = async (cwd: string, argv: readonly string[], asOf = day) => {
      const env: Record<string, string> = cwd === served ? { TRATO_DATABASE: server() } : {};
      const { exit, stderr, stdout } = await trato([...argv, '--as-of', asOf, '--json'], { cwd, asOf, env });
      expect({ argv, exit: exit === 4 ? 0 : exit, stderr }).toMatchObject({ exit: 0 });
      return JSON.parse(stdout) as { readonly batch: number; readonly messages: number; readonly warnings: string[] };
    };
    for (const folder of [own, served]) {
      for (const argv of [['init', '.', '--country', 'MX', '--creditor', 'Casa Luz'], ...walk.slice(0, 5)])
        await trato([...argv, ...(argv[0] === 'init' ? [] : ['--as-of', day])], {
          cwd: folder,
          asOf: day,
          env: folder === served ? { TRATO_DATABASE: server() } : {},
        });
    }
    const sent = await run(own, ['plan']);
    await run(own, ['approve', '1']);
    await run(own, ['dispatch', '1']);
    await cp(join(own, 'outbox'), join(served, 'outbox'), { recursive: true });
    const again = await run(served, ['plan']);
    expect(again).toMatchObject({ batch: 2, messages: 0 });
    expect(again.warnings[0]).toContain(`${sent.messages} messages are in the ledger again`);
    expect((await run(served, ['plan'])).batch).toBe(3);
    expect((await run(own, ['plan'])).messages).toBe(0);
    expect((await run(served, ['report', 'compliance'])).warnings).toEqual([]);
  }, 120_000);
});
