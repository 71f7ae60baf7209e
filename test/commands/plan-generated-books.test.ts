import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { addDays, type Day } from '../../src/domain/day.ts';
import type { Message } from '../../src/domain/plan/batch.ts';
import { messageColumns } from '../../src/stores/batches/message-columns.ts';
import type { CaseRows } from '../../src/stores/cases/customer-case-rows.ts';
import { fillTables, rowsInTables } from '../support/book-tables.ts';
import type { Country } from '../support/naive/naive-pack.ts';
import { brokenBy, type NaiveTerms, type ToldExclusion, untrueIn } from '../support/naive-contact-law.ts';
import { anyBook } from '../support/planned-book.ts';
import { homes } from '../support/planned-places.ts';
import { type PortfolioWorkspace, portfolioWorkspace } from '../support/portfolio-workspace.ts';

const steps = {
  early: [
    { id: 'ahead', day: -3, channels: ['email', 'sms'] },
    { id: 'reminder', day: 3, channels: ['whatsapp', 'sms', 'email'] },
    { id: 'again', day: 8, channels: ['sms', 'letter', 'email', 'whatsapp'] },
  ],
  late: [
    { id: 'help', day: 10, channels: ['email', 'whatsapp', 'sms'] },
    { id: 'options', day: 20, channels: ['letter', 'sms', 'email'] },
    { id: 'talk', day: 30, channels: ['call', 'email', 'sms'] },
  ],
} as const;

const segments = [
  { id: 'watched', when: { dpd: { gt: 45 } } },
  { id: 'early', when: { dpd: { between: [-10, 9] } } },
  { id: 'late', priority: 1, when: { dpd: { between: [10, 45] } } },
];

const termsOn = (country: Country, asOf: string): NaiveTerms => ({
  country,
  timeZone: homes[country].timeZone,
  asOf,
  currency: homes[country].currency,
  catchUpDays: 4,
  recentPaymentDays: 3,
  firstCallDay: 30,
  minimumBalance: 0,
  ownHours: undefined,
  extraHolidays: [],
  priorities: { late: 1 },
  delinquent: ['late'],
  steps,
});

/** The settings that `init` wrote, with the segments and the steps of the test. */
const settingsOf =
  (country: Country) =>
  (text: string): string => {
    const { creditor, locale, strategies } = parse(text) as Record<
      string,
      Record<string, { steps: { template: string }[] }>
    >;
    const template = Object.values(strategies ?? {}).flatMap((strategy) => strategy.steps)[0]?.template;
    const strategyOf = (of: (typeof steps)[keyof typeof steps], clock: string) => ({
      clock,
      steps: of.map((step) => ({ ...step, tone: 'warm', template })),
    });
    return stringify({
      creditor,
      locale,
      country,
      currency: homes[country].currency,
      time_zone: homes[country].timeZone,
      segments,
      strategies: { early: strategyOf(steps.early, 'dpd'), late: strategyOf(steps.late, 'delinquent') },
      planning: { catch_up_days: 4, recent_payment_days: 3 },
    });
  };

const booksOf = (country: Country, asOf: Day): CaseRows[] =>
  fc
    .sample(anyBook([country], asOf), { numRuns: 60, seed: 20_261_120 })
    .flatMap(({ customers }, book) => customers.map((rows, index) => renamed(rows, `C-${book}-${index}`)));

const renamed = (rows: CaseRows, customer_id: string): CaseRows =>
  JSON.parse(JSON.stringify(rows), (key, value) => (key === 'customer_id' ? customer_id : value)) as CaseRows;

const workspaceOf = async (
  country: Country,
  asOf: Day,
  customers: readonly CaseRows[],
): Promise<PortfolioWorkspace> => {
  const workspace = await portfolioWorkspace([], { country, asOf, settings: settingsOf(country) });
  await workspace.inDatabase((database) => fillTables(database, customers, asOf));
  return workspace;
};

interface Planned {
  readonly batch: number;
  readonly hash: string;
  readonly candidates: number;
  readonly messages: number;
}

const done = async (workspace: PortfolioWorkspace, on: Day, ...argv: string[]): Promise<Planned> => {
  const outcome = await workspace.on(on, ...argv, '--json');
  expect(outcome.stderr).toBe('');
  return outcome.json as unknown as Planned;
};

/** Everything that is wrong with a batch, by a checker that shares nothing with the plan. */
const wrongIn = (workspace: PortfolioWorkspace, { batch }: Planned, terms: NaiveTerms) =>
  workspace.inDatabase(async (database) => {
    const known = await rowsInTables(database, terms.asOf, Object.keys(steps));
    const messages: Message[] = await database('messages').where({ batch_id: batch }).select(messageColumns);
    const left: { customer_id: string; reason: string; barriers: string }[] = await database('exclusions').where({
      batch_id: batch,
    });
    const customers = [...messages.map(({ customerId }) => customerId), ...left.map((row) => row.customer_id)];
    expect(customers.sort()).toEqual([...known.keys()].sort());
    const rowsOf = (id: string): CaseRows => known.get(id) as CaseRows;
    return [
      ...messages.flatMap((message) =>
        brokenBy(message, rowsOf(message.customerId), terms).map((wrong) => [message.customerId, wrong]),
      ),
      ...left.flatMap(({ customer_id, reason, barriers }) => {
        const told: ToldExclusion = { reason, barriers: JSON.parse(barriers) };
        return untrueIn(told, rowsOf(customer_id), terms).map((wrong) => [customer_id, wrong]);
      }),
    ];
  });

const sentTwice = (workspace: PortfolioWorkspace) =>
  workspace.inDatabase((database) =>
    database('messages').groupBy('customer_id', 'step_key').havingRaw('count(*) > 1').select('customer_id', 'step_key'),
  );

const first = '2026-11-20' as Day;

test.each<Country>(['MX', 'CO', 'CL', 'US', 'GB'])(
  'generated books of %s, planned, approved and dispatched over some days with a night or two missed, break no law',
  async (country) => {
    const customers = booksOf(country, first);
    const workspace = await workspaceOf(country, first, customers);
    const hashes: string[] = [];
    for (const day of [0, 1, 4]) {
      const asOf = addDays(first, day);
      await done(workspace, asOf, 'segment');
      const drafted = await done(workspace, asOf, 'plan', '--accept-stale');
      const again = await done(workspace, asOf, 'plan', '--accept-stale');
      expect(again.hash).toBe(drafted.hash);
      expect(await wrongIn(workspace, again, termsOn(country, asOf))).toEqual([]);
      hashes.push(again.hash);
      if (day === 0) expect(again.messages).toBeGreaterThan(2);
      await done(workspace, asOf, 'approve', String(again.batch));
      await done(workspace, asOf, 'dispatch');
    }
    expect(await sentTwice(workspace)).toEqual([]);
    const turned = await workspaceOf(country, first, [...customers].reverse());
    await done(turned, first, 'segment');
    expect((await done(turned, first, 'plan', '--accept-stale')).hash).toBe(hashes[0]);
  },
  300_000,
);
