import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  bytesOf,
  type PortfolioRow,
  type PortfolioWorkspace,
  portfolioWorkspace,
  refusalOf,
} from '../support/portfolio-workspace.ts';

interface Plan {
  readonly batch: number;
  readonly hash: string;
  readonly candidates: number;
  readonly messages: number;
  readonly excluded: number;
  readonly byChannel: Readonly<Record<string, number>>;
  readonly bySegment: Readonly<Record<string, number>>;
  readonly exclusions: readonly { readonly reason: string; readonly customers: number }[];
}

const plan = async ({ done }: PortfolioWorkspace, ...argv: string[]) =>
  (await done('plan', ...argv)) as unknown as Plan;

const reasonsOf = ({ exclusions }: Plan) => exclusions.map(({ reason, customers }) => `${reason} ${customers}`);

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

const expectWhole = ({ candidates, messages, excluded, byChannel, bySegment, exclusions }: Plan) => {
  expect(messages + excluded).toBe(candidates);
  expect(sum(Object.values(byChannel))).toBe(messages);
  expect(sum(Object.values(bySegment))).toBe(messages);
  expect(sum(exclusions.map(({ customers }) => customers))).toBe(excluded);
};

const hostile = ['=cmd()', '"; drop table', 'line\nbreak', '{{ 7 | times: 6 }}', '<b>Ana</b>'];

/** Ten days past due: the second step of `early`, by e-mail; E is not due, F is disputed, G is closed to e-mail. */
const rows: readonly PortfolioRow[] = [
  { account: 'A-1', customer: 'C-A' },
  { account: 'A-2', customer: 'C-A', due: '2026-11-12' },
  { account: 'A-3', customer: 'C-A', due: '2026-12-24' },
  { account: 'B-1', customer: 'C-B' },
  { account: 'E-1', customer: 'C-E', due: '2026-11-18' },
  { account: 'F-1', customer: 'C-F', disputed: true },
  { account: 'F-2', customer: 'C-F', due: '2026-11-10', balance: '5500.00' },
  { account: 'G-1', customer: 'C-G', consent: 'No' },
  ...hostile.map((name, index) => ({ account: `H-${index}`, customer: `C-H${index}`, name })),
];

let shared: PortfolioWorkspace;
let first: Plan;

beforeAll(async () => {
  shared = await portfolioWorkspace(rows);
  first = await plan(shared);
});

const messages = () =>
  shared.inDatabase((database) => database('messages').where({ batch_id: 1 }).orderBy('customer_id'));

describe('trato plan', () => {
  test('drafts one message per customer, and says why there is none for the others', async () => {
    expect(first).toMatchObject({ command: 'plan', state: 'draft', candidates: 10, messages: 8, excluded: 2 });
    expect(reasonsOf(first)).toEqual(['no-consent 1', 'no-step-due 1']);
    expectWhole(first);
    const planned = await messages();
    expect(planned.map(({ customer_id, account_id, accounts }) => `${customer_id} ${account_id} ${accounts}`)).toEqual([
      'C-A A-1 2',
      'C-B B-1 1',
      'C-F F-2 1',
      'C-H0 H-0 1',
      'C-H1 H-1 1',
      'C-H2 H-2 1',
      'C-H3 H-3 1',
      'C-H4 H-4 1',
    ]);
  });

  test('prints a hostile name nowhere in a text, and runs nothing that it holds', async () => {
    const bodies = (await messages()).slice(3).map(({ body }) => String(body));
    expect(bodies.join()).not.toMatch(/cmd|drop|42|times|<b>|\{\{/);
  });

  test('again gives the same hash and content and replaces the draft', async () => {
    const content = async () =>
      shared.inDatabase(async (database) => ({
        messages: (await database('messages').orderBy('customer_id')).map(({ batch_id, ...message }) => message),
        exclusions: (await database('exclusions').orderBy('customer_id')).map(({ batch_id, ...row }) => row),
        batches: (await database('batches')).length,
      }));
    const before = await content();
    const { batch, ...again } = await plan(shared);
    expect({ ...again, batch: 1 }).toEqual(first);
    expect(batch).toBe(2);
    expect(await content()).toEqual(before);
    expect(before.batches).toBe(1);
  });

  test('does not mind the order of the rows', async () => {
    expect((await plan(await portfolioWorkspace([...rows].reverse()))).hash).toBe(first.hash);
  });

  test('as a dry run shows the same and keeps nothing', async () => {
    const before = await bytesOf(shared.folder);
    expect(await plan(shared, '--dry-run')).toMatchObject({ hash: first.hash, messages: first.messages });
    expect(await bytesOf(shared.folder)).toEqual(before);
  });

  test('refuses while a batch is approved, and one dated before the last dispatched', async () => {
    const { batch } = await plan(shared);
    await shared.done('approve', String(batch));
    expect(refusalOf(await shared.trato('plan', '--json'))).toEqual({ exit: 5, code: 'batch-waiting' });
    await shared.done('dispatch');
    expect(refusalOf(await shared.on('2026-11-19', 'plan', '--json'))).toEqual({ exit: 5, code: 'plan-before-last' });
  });

  test('again after the dispatch contacts nobody twice', async () => {
    const after = await plan(shared);
    expect(after).toMatchObject({ messages: 0, candidates: 10 });
    expect(reasonsOf(after)).toContain('already-contacted 8');
  });

  test('warns where nobody is in a segment with a strategy', async () => {
    const none = await portfolioWorkspace([{ account: 'A', due: '2027-06-01' }]);
    expect(await none.done('plan')).toMatchObject({ candidates: 0, warnings: [expect.stringContaining('nobody')] });
  });
});

test('warns where the segments are of an earlier day, though nothing changed since', async () => {
  const workspace = await portfolioWorkspace([{ account: 'A', due: '2026-11-10' }]);
  const warningsOn = async (day: string) => (await workspace.on(day, 'plan', '--dry-run', '--json')).json.warnings;
  expect(await warningsOn('2026-11-20')).toEqual([]);
  expect(await warningsOn('2026-11-21')).toEqual(['the segments are of 2026-11-20: run `trato segment`']);
  await workspace.on('2026-11-21', 'segment');
  expect(await warningsOn('2026-11-21')).toEqual([]);
});

describe('data that is too old', () => {
  test('stops the plan, unless it is accepted or came again', async () => {
    const workspace = await portfolioWorkspace([{ account: 'A', due: '2026-11-10' }]);
    expect((await workspace.on('2026-11-23', 'plan', '--dry-run')).exit).toBe(0);
    expect(refusalOf(await workspace.on('2026-11-24', 'plan', '--json'))).toEqual({ exit: 5, code: 'stale-data' });
    expect((await workspace.on('2026-11-24', 'plan', '--accept-stale', '--dry-run')).exit).toBe(0);
    expect((await workspace.on('2026-11-24', 'import', 'portfolio', 'cartera.csv')).exit).toBe(0);
    expect((await workspace.on('2026-11-24', 'plan')).exit).toBe(0);
  });
});

test('three days without a run: everyone whose step fell due in them is contacted once, a day later nobody', async () => {
  const due = ['2026-11-10', '2026-11-09', '2026-11-08', '2026-11-07', '2026-11-06'];
  const late = due.map((on, index) => ({ account: `L-${index}`, due: on }));
  const workspace = await portfolioWorkspace(late, { asOf: '2026-11-15' });
  await workspace.place([...late, { account: 'other' }], '2026-11-20');
  const planned = await workspace.on('2026-11-20', 'plan', '--json');
  expect(planned.json).toMatchObject({ messages: 5, excluded: 1 });
  expect(reasonsOf(planned.json as unknown as Plan)).toEqual(['catch-up-expired 1']);
});

describe('Sundays and holidays', () => {
  test.each([
    ['CO', 'COP', '2026-11-22', '2026-11-23'],
    ['PE', 'PEN', '2026-11-22', '2026-11-23'],
    ['CO', 'COP', '2026-12-08', '2026-12-09'],
    ['PE', 'PEN', '2026-12-08', '2026-12-10'],
  ])('%s in %s on %s: the message is for %s', async (country, currency, asOf, sendOn) => {
    const day = Number(asOf.slice(8)) - 10;
    const due = day > 0 ? `${asOf.slice(0, 8)}${String(day).padStart(2, '0')}` : '2026-11-28';
    const agreed = [{ account: 'A', consent: 'Si', due, balance: '900000' }];
    const workspace = await portfolioWorkspace(agreed, { country, currency, asOf });
    expect(await plan(workspace)).toMatchObject({ messages: 1 });
    const days = await workspace.inDatabase((database) => database('messages').pluck('send_on'));
    expect(days).toEqual([sendOn]);
  });
});

test('a customer abroad is written to by the clocks and rules of the country of the telephone', async () => {
  const abroad = [{ account: 'A', consent: 'Si', phone: '+34612345678', email: '' }];
  const workspace = await portfolioWorkspace(abroad);
  await plan(workspace);
  const [message] = await workspace.inDatabase((database) => database('messages'));
  expect(message).toMatchObject({
    time_zone: 'Europe/Madrid',
    not_before: '2026-11-20T10:00:00+01:00',
  });
});

const samples = resolve('samples');

describe('messages and exclusions are the candidates', () => {
  test.each([
    ['MX', 'mx/cartera.csv', 'mx/pagos.csv'],
    ['CO', 'co/cartera.csv', 'co/pagos.csv'],
    ['BR', 'br/carteira.csv', 'br/pagamentos.csv'],
    ['US', 'us/portfolio.csv', 'us/payments.csv'],
  ])('of the sample of %s', async (country, portfolio, payments) => {
    const workspace = await portfolioWorkspace([], { country });
    expect((await workspace.trato('import', 'portfolio', join(samples, portfolio))).exit).toBe(4);
    expect((await workspace.trato('import', 'payments', join(samples, payments))).exit).toBe(4);
    await workspace.done('segment');
    const summary = await plan(workspace);
    expectWhole(summary);
    expect(summary.messages).toBeGreaterThan(5);
    const once = await workspace.inDatabase((database) => database('messages').countDistinct({ n: 'customer_id' }));
    expect(once).toEqual([{ n: summary.messages }]);
  });

  const data = process.env.TRATO_REAL_DATA ?? '../shared/data';
  test.skipIf(!existsSync(data)).each([
    ['ibm/ibm_invoices.csv', '2013-06-30', 'dmy'],
    ['highradius/open_invoices.csv', '2020-05-31', 'ymd'],
  ])('of %s, where nobody has an address', async (file, asOf, dateOrder) => {
    const currency = 'USD';
    const workspace = await portfolioWorkspace([], { country: 'US', currency, asOf });
    const imported = await workspace.trato('import', 'portfolio', resolve(data, file), '--date-order', dateOrder);
    expect([0, 4]).toContain(imported.exit);
    await workspace.done('segment');
    const summary = await plan(workspace);
    expectWhole(summary);
    const reasons = new Set(summary.exclusions.map(({ reason }) => reason));
    expect([...reasons].filter((reason) => reason !== 'disputed')).toEqual(['no-valid-address']);
    expect(summary.messages).toBe(0);
  });
});

test('rules that warn exclude nobody and are told, in the summary and with the message', async () => {
  const rows = [{ account: 'A', phone: '', consent: '' }];
  const workspace = await portfolioWorkspace(rows, { country: 'US' });
  expect(await plan(workspace)).toMatchObject({
    messages: 1,
    warnedBy: [
      { rule: 'US-1006.6-D4-EMAIL', messages: 1 },
      { rule: 'US-NYC-5-77-CONSENT', messages: 1 },
    ],
  });
  expect((await workspace.trato('plan')).stdout).toMatch(/Warned of, and sent:\n +1 {2}by US-1006.6-D4-EMAIL/);
  const [message] = await workspace.inDatabase((database) => database('messages'));
  expect(JSON.parse(message.decision).warnings).toContainEqual({
    rule: 'US-1006.6-D4-EMAIL',
    detail: 'the customer has not agreed to email',
  });
});
