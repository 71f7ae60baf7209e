import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, type Day } from '../../../src/domain/day.ts';
import { bucketOf, bucketsOf, daysPastDue } from '../../../src/domain/segment/ageing.ts';
import { ageingOn } from '../../../src/stores/accounts/ageing.ts';
import { addAccounts, withTables } from '../../support/portfolio-tables.ts';

const day = '2026-11-20' as Day;

const accounts = fc.array(
  fc.record({
    dpd: fc.integer({ min: -40, max: 140 }),
    balance: fc.integer({ min: -5, max: 1_000_000 }),
    currency: fc.constantFrom('MXN', 'CLP'),
  }),
  { maxLength: 12 },
);

const edges = fc.constantFrom([30, 60, 90, 120], [1, 7], [15]);

it('every open account is in exactly one bucket, and the buckets add up to the portfolio', async () => {
  await fc.assert(
    fc.asyncProperty(accounts, edges, async (given, borders) => {
      const buckets = bucketsOf(borders);
      const sums = await withTables(async (database) => {
        await addAccounts(
          database,
          given.map(({ dpd, balance, currency }, index) => ({
            account_id: `A${index}`,
            due_on: addDays(day, -dpd),
            balance_minor: balance,
            currency,
          })),
        );
        return ageingOn(database, day, { buckets, beyond: [30] });
      });
      const open = given.filter(({ balance }) => balance > 0);
      const told = sums.map(({ bucket, currency, accounts: count, balance, beyond }) => ({
        key: `${bucket} ${currency}`,
        count,
        balance,
        late: beyond.get(30),
      }));
      const expected = new Map<string, { key: string; count: number; balance: number; late: number }>();
      for (const { dpd, balance, currency } of open) {
        const key = `${bucketOf(daysPastDue(addDays(day, -dpd), day), buckets).name} ${currency}`;
        const sum = expected.get(key) ?? { key, count: 0, balance: 0, late: 0 };
        const late = sum.late + (dpd > 30 ? balance : 0);
        expected.set(key, { key, count: sum.count + 1, balance: sum.balance + balance, late });
      }
      const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);
      expect(told.sort(byKey)).toEqual([...expected.values()].sort(byKey));
    }),
    { numRuns: 25 },
  );
});
