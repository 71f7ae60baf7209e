import { describe, expect, it } from 'vitest';
import type { Day } from '../../../src/domain/day.ts';
import { type OpenAccount, openAccountsOn } from '../../../src/stores/accounts/open-accounts.ts';
import { addAccounts, addPayments, type Columns, withTables } from '../../support/portfolio-tables.ts';

interface Case {
  readonly account?: Columns;
  readonly payments?: readonly Columns[];
  readonly history?: readonly Columns[];
}

/** What is owed on the account on the day; undefined when it is not open. */
const owed = ({ account = {}, payments = [], history = [] }: Case, day: string): Promise<number | undefined> =>
  withTables(async (database) => {
    await addAccounts(database, [account]);
    await addPayments(
      database,
      payments.map((payment) => ({ account_id: 'A', ...payment })),
    );
    for (const version of history) await database('account_history').insert({ ...earlier, ...version });
    const rows: OpenAccount[] = await database.from(openAccountsOn(database, day as Day).as('open'));
    return rows[0]?.balance_minor;
  });

const earlier: Columns = {
  customer_id: 'A',
  portfolio: 'main',
  account_id: 'A',
  currency: 'MXN',
  balance_minor: 90_000,
  balance_on: '2026-10-01',
  due_on: '2026-10-10',
  valid_from_on: '0001-01-01',
  valid_until_on: '2026-11-01',
  replaced_by: 1,
};

const settledLater: Columns = {
  closed_on: '2026-10-20',
  closed_reason: 'settled',
  balance_minor: 30_000,
  valid_from_on: '2026-11-01',
};
const settlement: Columns = { paid_on: '2026-10-20', amount_minor: 30_000, source: 'settlement' };

describe('what is owed on an account', () => {
  it.each<[string, Case, string, number | undefined]>([
    ['is its balance', {}, '2026-11-20', 100_000],
    ['is less what was paid since', { payments: [{}, { paid_on: '2026-11-12' }] }, '2026-11-20', 80_000],
    [
      'counts a payment of the day the balance was stated',
      { payments: [{ paid_on: '2026-11-01' }] },
      '2026-11-20',
      90_000,
    ],
    [
      'leaves out a payment made before it was stated',
      { payments: [{ paid_on: '2026-10-31' }] },
      '2026-11-20',
      100_000,
    ],
    ['leaves out a payment made after the day', { payments: [{ paid_on: '2026-11-21' }] }, '2026-11-20', 100_000],
    ['rises again when a payment is reversed', { payments: [{}, { amount_minor: -10_000 }] }, '2026-11-20', 100_000],
    ['is nothing when all of it was paid', { payments: [{ amount_minor: 100_000 }] }, '2026-11-20', undefined],
    ['is nothing when more was paid', { payments: [{ amount_minor: 100_001 }] }, '2026-11-20', undefined],
    ['is nothing when it never was anything', { account: { balance_minor: 0 } }, '2026-11-20', undefined],
    [
      'is nothing from a settlement that was stated later, though it settled less than was owed',
      { account: { ...settledLater }, payments: [settlement], history: [{}] },
      '2026-10-25',
      undefined,
    ],
    [
      'is owed until the day before a settlement that was stated later',
      { account: { ...settledLater }, payments: [settlement], history: [{}] },
      '2026-10-19',
      90_000,
    ],
    ['is nothing from the day of closing', { account: { closed_on: '2026-11-20' } }, '2026-11-20', undefined],
    ['is owed until the day before closing', { account: { closed_on: '2026-11-20' } }, '2026-11-19', 100_000],
    ['is owed from the day of opening', { account: { opened_on: '2026-11-20' } }, '2026-11-20', 100_000],
    ['is not owed before the opening', { account: { opened_on: '2026-11-20' } }, '2026-11-19', undefined],
  ])('%s', async (_, given, day, expected) => {
    expect(await owed(given, day)).toBe(expected);
  });

  const changed: Case = {
    account: { valid_from_on: '2026-11-01', balance_minor: 70_000 },
    history: [earlier],
    payments: [{ paid_on: '2026-10-20', amount_minor: 5_000 }],
  };

  it.each<[string, Case, string, number | undefined]>([
    ['the version that held then, less what was paid by then', changed, '2026-10-31', 85_000],
    ['the balance before any payment', changed, '2026-10-19', 90_000],
    ['the new version from its first day', changed, '2026-11-01', 70_000],
    [
      'what was owed before it was closed',
      { ...changed, account: { valid_from_on: '2026-11-01', closed_on: '2026-11-01' } },
      '2026-10-31',
      85_000,
    ],
    [
      'nothing of a version that held for no day',
      { ...changed, history: [{ ...earlier, valid_from_on: '2026-11-01' }] },
      '2026-10-31',
      undefined,
    ],
    [
      'nothing while an earlier version was closed',
      { ...changed, history: [{ ...earlier, closed_on: '2026-10-05' }] },
      '2026-10-31',
      undefined,
    ],
  ])('as of a past day is %s', async (_, given, day, expected) => {
    expect(await owed(given, day)).toBe(expected);
  });

  it('goes with the due day of the version that held then', async () => {
    await withTables(async (database) => {
      await addAccounts(database, [{ valid_from_on: '2026-11-01', due_on: '2026-11-10' }]);
      await database('account_history').insert(earlier);
      const dpdOn = async (day: string) => (await openAccountsOn(database, day as Day))[0]?.dpd;
      expect(await Promise.all(['2026-10-10', '2026-10-31', '2026-11-01', '2026-11-12'].map(dpdOn))).toEqual([
        0, 21, -9, 2,
      ]);
    });
  });
});
