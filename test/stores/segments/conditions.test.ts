import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Day } from '../../../src/domain/day.ts';
import { bucketsOf } from '../../../src/domain/segment/ageing.ts';
import { type Condition, parseCondition } from '../../../src/domain/segment/condition.ts';
import { factsWith } from '../../../src/domain/segment/fact.ts';
import type { Database } from '../../../src/stores/database.ts';
import { segmentedAccounts } from '../../../src/stores/segments/segmented-accounts.ts';
import { meets, type NaiveFacts } from '../../support/naive-condition.ts';
import { addAccounts, addCustomers, addPayments, withTables } from '../../support/portfolio-tables.ts';

const day = '2026-11-20' as Day;
const buckets = bucketsOf();

const conditionOf = (value: unknown): Condition => {
  const reading = parseCondition(value, factsWith(buckets));
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
  return reading.condition;
};

let database: Database;
let close: () => void;

beforeAll(async () => {
  await new Promise<void>((ready, failed) => {
    withTables(async (opened) => {
      database = opened;
      await fill(opened);
      const closed = new Promise<void>((resolve) => {
        close = resolve;
      });
      ready();
      await closed;
    }).catch(failed);
  });
});

afterAll(() => close());

const fill = async (db: Database): Promise<void> => {
  await addAccounts(db, [
    { account_id: 'bare', customer_id: 'C0', balance_minor: 500_000, due_on: '2026-11-20' },
    {
      account_id: 'card',
      customer_id: 'C1',
      balance_minor: 499_999,
      due_on: '2026-11-19',
      product: 'card',
      disputed: 1,
    },
    {
      account_id: 'loan',
      customer_id: 'C1',
      balance_minor: 20_000,
      due_on: '2026-10-21',
      product: 'loan',
      opened_on: '2025-01-31',
    },
    {
      account_id: 'chile',
      customer_id: 'C1',
      balance_minor: 5000,
      currency: 'CLP',
      due_on: '2026-10-20',
      product: 'Card',
    },
    {
      account_id: 'kuwait',
      customer_id: 'C2',
      balance_minor: 5_000_001,
      currency: 'KWD',
      due_on: '2026-07-22',
      principal_minor: 5_000_000,
    },
    {
      account_id: 'paid',
      customer_id: 'C2',
      balance_minor: 30_000,
      due_on: '2027-01-01',
      extra: '{"store":"12","plan":"oro"}',
    },
    { account_id: 'extra', customer_id: 'C3', due_on: '2026-07-23', extra: '{"store":"-3.5","tienda núm. 3":"a b"}' },
    {
      account_id: 'words',
      customer_id: 'C4',
      due_on: '2026-08-22',
      extra: '{"store":"1-2"}',
      last_payment_on: '2026-11-01',
    },
    { account_id: 'gone', customer_id: 'C1', balance_minor: 1, closed_on: '2026-11-01' },
  ]);
  await addCustomers(db, [
    {
      customer_id: 'C1',
      city: 'San José',
      language: 'es',
      monthly_income_minor: 800_000,
      income_currency: 'MXN',
      phones: '["+50688887777"]',
    },
    { customer_id: 'C2', city: 'sanjuan', address: 'Calle 1' },
    { customer_id: 'C3', city: 'San', emails: '["a@example.com"]' },
  ]);
  await addPayments(db, [
    { account_id: 'paid', customer_id: 'C2', paid_on: '2026-11-10', amount_minor: 10_000 },
    { account_id: 'paid', customer_id: 'C2', paid_on: '2026-08-23', amount_minor: 7_000 },
    { account_id: 'paid', customer_id: 'C2', paid_on: '2026-08-22', amount_minor: 9_000 },
    { account_id: 'words', customer_id: 'C4', paid_on: '2026-10-01', amount_minor: 100 },
  ]);
};

const accountsThat = async (when: Condition): Promise<string[]> => {
  const rows: { account_id: string; segment: string | null }[] = await segmentedAccounts(
    database,
    { segments: [{ id: 'met', when, priority: 0 }] },
    { day, buckets },
  );
  return rows.flatMap(({ account_id, segment }) => (segment === 'met' ? [account_id] : [])).sort();
};

describe('accounts that meet a condition', () => {
  it.each<[unknown, readonly string[]]>([
    [{}, ['bare', 'card', 'chile', 'extra', 'kuwait', 'loan', 'paid', 'words']],
    [{ balance: { gte: 5000 } }, ['bare', 'chile', 'kuwait']],
    [{ balance: 5000.001 }, ['kuwait']],
    [{ balance: { between: [4999.99, 5000] } }, ['bare', 'card', 'chile']],
    [{ balance: { ne: 5000.001 }, currency: 'KWD' }, []],
    [{ currency: 'CLP', balance: { lt: 5000.5, gt: 4999.5 } }, ['chile']],
    [{ dpd: { lte: 0 } }, ['bare', 'paid']],
    [{ bucket: { in: ['1-30', '121+'] } }, ['card', 'kuwait', 'loan']],
    [{ bucket: { not_in: ['current', '1-30'] } }, ['chile', 'extra', 'kuwait', 'words']],
    [{ product: { ne: 'card' } }, ['bare', 'chile', 'extra', 'kuwait', 'loan', 'paid', 'words']],
    [{ not: { product: { in: ['card', 'loan'] } } }, ['bare', 'chile', 'extra', 'kuwait', 'paid', 'words']],
    [{ product: { exists: false } }, ['bare', 'extra', 'kuwait', 'paid', 'words']],
    [{ city: { matches: 'San ' } }, ['card', 'chile', 'loan']],
    [{ opened_on: { lt: '2025-02-01' } }, ['loan']],
    [{ disputed: true }, ['card']],
    [{ accounts_of_customer: { gte: 3 } }, ['card', 'chile', 'loan']],
    [{ customer_balance: 5199.99 }, ['card', 'loan']],
    [{ monthly_income: { gt: 1 } }, ['card', 'loan']],
    [{ payments_90d: 2 }, ['paid']],
    [{ paid_90d: { gte: 170 } }, ['paid']],
    [{ days_since_payment: { between: [10, 19] } }, ['paid', 'words']],
    [{ days_since_payment: { exists: false } }, ['bare', 'card', 'chile', 'extra', 'kuwait', 'loan']],
    [{ reachable: false }, ['bare', 'words']],
    [{ 'extra.store': { gt: 4 } }, ['paid']],
    [{ 'extra.store': { lt: 4 } }, ['extra']],
    [{ 'extra.store': '12' }, ['paid']],
    [{ 'extra.tienda núm. 3': { matches: 'a' } }, ['extra']],
    [{ any: [{ 'extra.plan': 'oro' }, { all: [{ dpd: 1 }, { disputed: true }] }] }, ['card', 'paid']],
  ])('%j', async (value, accounts) => {
    expect(await accountsThat(conditionOf(value))).toEqual(accounts);
  });

  it('are the same as a naive reading of the condition finds', async () => {
    const naive = naiveFacts();
    await fc.assert(
      fc.asyncProperty(conditions, async (value) => {
        const condition = conditionOf(value);
        const expected = naive.filter(({ facts }) => meets(condition, facts, buckets)).map(({ account }) => account);
        expect(await accountsThat(condition)).toEqual(expected.sort());
      }),
      { numRuns: 200 },
    );
  });
});

const comparisons = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof(
    value,
    fc
      .record({ op: fc.constantFrom('eq', 'ne', 'lt', 'lte', 'gt', 'gte'), value })
      .map(({ op, value: v }) => ({ [op]: v })),
    fc
      .record({ op: fc.constantFrom('in', 'not_in'), list: fc.array(value, { minLength: 1, maxLength: 3 }) })
      .map(({ op, list }) => ({ [op]: list })),
    value.map((v) => ({ between: [v, v] })),
    fc.boolean().map((exists) => ({ exists })),
  );

const names = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof(
    value,
    value.map((v) => ({ ne: v })),
    fc.array(value, { minLength: 1, maxLength: 3 }).map((list) => ({ not_in: list })),
    fc.boolean().map((exists) => ({ exists })),
  );

const amounts = fc.constantFrom<string | number>(5000, 4999.99, 5000.001, '200', '5000.5', 100.5, 130, 0, '-1');

const single = fc.oneof(
  comparisons(amounts).map((of) => ({ balance: of })),
  comparisons(amounts).map((of) => ({ principal: of })),
  comparisons(fc.constantFrom(-42, 0, 1, 30, 31, 90, 120, 121)).map((of) => ({ dpd: of })),
  names(fc.constantFrom(...buckets.map(({ name }) => name))).map((of) => ({ bucket: of })),
  names(fc.constantFrom('card', 'Card', 'loan')).map((of) => ({ product: of })),
  fc.constantFrom('San', 'San ', 's', 'x').map((prefix) => ({ city: { matches: prefix } })),
  comparisons(fc.constantFrom('2025-01-31', '2025-02-01')).map((of) => ({ opened_on: of })),
  comparisons(fc.constantFrom(12, -3.5, 1)).map((of) => ({ 'extra.store': of })),
);

const conditions = fc.letrec<{ condition: unknown }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    single,
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('condition').map((not) => ({ not })),
  ),
})).condition;

/** The facts of the accounts that `fill` puts in, as a person would read them from the rows. */
const naiveFacts = (): { account: string; facts: NaiveFacts }[] => [
  { account: 'bare', facts: { balance: '5000.00', dpd: 0 } },
  { account: 'card', facts: { balance: '4999.99', dpd: 1, product: 'card', city: 'San José' } },
  {
    account: 'loan',
    facts: { balance: '200.00', dpd: 30, product: 'loan', city: 'San José', opened_on: '2025-01-31' },
  },
  { account: 'chile', facts: { balance: '5000', dpd: 31, product: 'Card', city: 'San José' } },
  { account: 'kuwait', facts: { balance: '5000.001', dpd: 121, principal: '5000.000', city: 'sanjuan' } },
  { account: 'paid', facts: { balance: '200.00', dpd: -42, city: 'sanjuan', 'extra.store': 12 } },
  { account: 'extra', facts: { balance: '1000.00', dpd: 120, city: 'San', 'extra.store': -3.5 } },
  { account: 'words', facts: { balance: '1000.00', dpd: 90, 'extra.store': '1-2' } },
];
