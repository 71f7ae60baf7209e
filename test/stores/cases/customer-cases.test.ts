import { describe, expect, it } from 'vitest';
import type { CustomerCase } from '../../../src/domain/customer-case.ts';
import type { Day } from '../../../src/domain/day.ts';
import { type CaseQuestion, customerCases } from '../../../src/stores/cases/customer-cases.ts';
import { type Database, inTransaction } from '../../../src/stores/database.ts';
import { addAccounts, addCustomers, addPayments, type Columns, withTables } from '../../support/portfolio-tables.ts';

const day = '2026-11-20' as Day;

const casesOf = (database: Database, question: Partial<CaseQuestion> = {}): Promise<CustomerCase[]> =>
  inTransaction(database, async (trx) => {
    const cases: CustomerCase[] = [];
    for await (const page of customerCases(trx, { day, segments: ['early'], ...question })) cases.push(...page);
    return cases;
  });

const assign = async (database: Database, rows: readonly Columns[]): Promise<void> => {
  for (const row of rows) {
    const account = { customer_id: row.account_id ?? 'A', portfolio: 'main', account_id: 'A' };
    await database('assignments').insert({ ...account, segment: 'early', entered_on: '2026-11-15', ...row });
  }
};

const idsOf = (cases: readonly CustomerCase[]) =>
  cases.map(({ customerId, accounts }) => [customerId, ...accounts.map(({ accountId }) => accountId)].join(' '));

describe('customerCases', () => {
  it('gives every customer with an account in the segments once, with all their accounts in order', async () => {
    await withTables(async (database) => {
      await addAccounts(database, [
        { account_id: 'C', customer_id: 'X' },
        { account_id: 'B', customer_id: 'X' },
        { account_id: 'A', customer_id: 'W' },
        { account_id: 'D', customer_id: 'Y' },
      ]);
      await assign(database, [
        { account_id: 'C', customer_id: 'X' },
        { account_id: 'B', customer_id: 'X', segment: 'late' },
        { account_id: 'A', customer_id: 'W' },
        { account_id: 'D', customer_id: 'Y', segment: 'late' },
      ]);
      expect(idsOf(await casesOf(database))).toEqual(['W A', 'X B C']);
      expect(idsOf(await casesOf(database, { segments: ['late', 'early'] }))).toEqual(['W A', 'X B C', 'Y D']);
      expect(idsOf(await casesOf(database, { customerId: 'X' }))).toEqual(['X B C']);
      expect(await casesOf(database, { customerId: 'nobody' })).toEqual([]);
      expect(await casesOf(database, { segments: [] })).toEqual([]);
    });
  });

  it('goes by the segment that held on the day', async () => {
    await withTables(async (database) => {
      await addAccounts(database, [{ account_id: 'A' }]);
      await assign(database, [
        { account_id: 'A', segment: 'early', entered_on: '2026-11-01', left_on: '2026-11-18' },
        { account_id: 'A', segment: 'late', entered_on: '2026-11-18' },
      ]);
      const segmentOn = async (on: string) =>
        (await casesOf(database, { day: on as Day, segments: ['early', 'late'] }))[0]?.accounts[0]?.segment;
      expect([await segmentOn('2026-10-31'), await segmentOn('2026-11-17')]).toEqual([undefined, 'early']);
      expect([await segmentOn('2026-11-18'), await segmentOn('2026-12-01')]).toEqual(['late', 'late']);
    });
  });

  it('keeps accounts paid since with nothing owed, and tells what is owed without a segment', async () => {
    await withTables(async (database) => {
      await addAccounts(database, [
        { account_id: 'paid', customer_id: 'X' },
        { account_id: 'part', customer_id: 'X', due_on: '2026-11-18' },
        { account_id: 'loose', customer_id: 'X', contract_instalment_minor: 700 },
        { account_id: 'gone', customer_id: 'X', closed_on: '2026-11-02', closed_reason: 'settled' },
      ]);
      await assign(database, [
        { account_id: 'paid', customer_id: 'X' },
        { account_id: 'part', customer_id: 'X' },
      ]);
      await addPayments(database, [
        { account_id: 'paid', customer_id: 'X', amount_minor: 100_000 },
        { account_id: 'part', customer_id: 'X', amount_minor: 40_000, paid_on: '2026-11-20' },
        { account_id: 'part', customer_id: 'X', amount_minor: 5, paid_on: '2026-11-21' },
        { account_id: 'part', customer_id: 'X', amount_minor: 6, paid_on: '2026-05-24' },
      ]);
      const [found] = await casesOf(database);
      expect(found?.accounts.map(({ accountId, balance, dpd }) => [accountId, balance, dpd])).toEqual([
        ['paid', 0, 0],
        ['part', 60_000, 2],
      ]);
      expect(found?.unsegmented).toMatchObject([
        {
          accountId: 'loose',
          segment: 'unsegmented',
          currency: 'MXN',
          balance: 100_000,
          contractInstalment: 700,
          dpd: 10,
        },
      ]);
      expect(found?.payments.map(({ amount }) => amount)).toEqual([100_000, 40_000]);
    });
  });

  it('gives thousands in the order of their ids, each with what is theirs and no one else’s', async () => {
    await withTables(async (database) => {
      const ids = Array.from({ length: 4100 }, (_, index) => `K${String(index).padStart(5, '0')}`);
      for (let start = 0; start < ids.length; start += 100) {
        const some = ids.slice(start, start + 100);
        await database('customers').insert(
          some.map((id) => ({ customer_id: id, phones: '[]', emails: `["${id}@x.mx"]`, import_id: 1 })),
        );
        await database('accounts').insert(some.map(accountOf));
        await database('assignments').insert(
          some.map((id) => ({
            customer_id: id,
            portfolio: 'main',
            account_id: id,
            segment: id.endsWith('00') ? 'rare' : 'early',
            entered_on: '2026-11-01',
          })),
        );
        await database('consents').insert(
          some.map((id) => ({ customer_id: id, channel: 'sms', state: 'granted', since_on: '2026-01-01', dated: 1 })),
        );
      }
      const cases = await casesOf(database, { segments: ['early', 'rare'] });
      expect(cases.map(({ customerId }) => customerId)).toEqual(ids);
      expect(cases.every(({ customerId, emails }) => emails[0] === `${customerId}@x.mx`)).toBe(true);
      expect(cases.every(({ customerId, accounts }) => accounts[0]?.accountId === customerId)).toBe(true);
      const rare = await casesOf(database, { segments: ['rare'] });
      expect(rare.length).toBe(41);
      expect(rare.every(({ consents, accounts }) => consents.size === 1 && accounts.length === 1)).toBe(true);
    });
  });

  it('reads a customer’s means, consents and addresses', async () => {
    await withTables(async (database) => {
      await addAccounts(database, [
        { account_id: 'A', principal_minor: 90_000, disputed: 1, extra: '{"store":"Centro"}' },
      ]);
      await addCustomers(database, [
        {
          customer_id: 'A',
          phones: '["+525512345678"]',
          monthly_income_minor: 900,
          income_currency: 'MXN',
          payday: '15',
        },
      ]);
      await assign(database, [{ account_id: 'A' }]);
      const [found] = await casesOf(database);
      expect(found).toMatchObject({
        phones: ['+525512345678'],
        monthlyIncome: 900,
        monthlyExpenses: null,
        payday: '15',
      });
      expect(found?.accounts[0]).toMatchObject({
        principal: 90_000,
        interest: null,
        disputed: true,
        extra: { store: 'Centro' },
      });
    });
  });

  it('can be asked twice in one transaction, also after stopping half way', async () => {
    await withTables(async (database) => {
      await addAccounts(database, [{ account_id: 'A' }]);
      await assign(database, [{ account_id: 'A' }]);
      const found = await inTransaction(database, async (trx) => {
        for await (const page of customerCases(trx, { day, segments: ['early'] })) if (page.length > 0) break;
        const again: string[] = [];
        for await (const page of customerCases(trx, { day, segments: ['early'] })) again.push(...idsOf(page));
        return again;
      });
      expect(found).toEqual(['A A']);
    });
  });
});

const accountOf = (id: string): Columns => ({
  customer_id: id,
  portfolio: 'main',
  account_id: id,
  currency: 'MXN',
  balance_minor: 100,
  balance_on: '2026-11-01',
  due_on: '2026-11-10',
  valid_from_on: '0001-01-01',
  disputed: 0,
  placed_on: '2026-11-01',
  import_id: 1,
});
