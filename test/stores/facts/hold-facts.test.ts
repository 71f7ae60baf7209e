import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day, daysBetween } from '../../../src/domain/day.ts';
import { daysStopped } from '../../../src/domain/hold/held-days.ts';
import type { Hold } from '../../../src/domain/hold/hold.ts';
import { type Database, inTransaction } from '../../../src/stores/database.ts';
import { stoppedDays } from '../../../src/stores/facts/hold-facts.ts';
import { aHold } from '../../support/hold.ts';
import { lawRuns } from '../../support/law.ts';
import { addAccounts, withTables } from '../../support/portfolio-tables.ts';

const asOf = '2024-03-20' as Day;
const accounts = ['A', 'B'] as const;
const day = fc.integer({ min: -60, max: 10 }).map((count) => addDays(asOf, count));
const hold = fc
  .record({
    from: day,
    until: fc.option(day),
    releasedOn: fc.option(day),
    stopsClock: fc.boolean(),
    accountId: fc.option(fc.constantFrom(...accounts)),
  })
  .map(({ accountId, ...given }) =>
    aHold({ ...given, account: accountId === null ? null : { portfolio: 'main', accountId } }),
  );

const insert = (database: Database, one: Hold) =>
  database('holds').insert({
    customer_id: 'C',
    portfolio: one.account?.portfolio ?? null,
    account_id: one.account?.accountId ?? null,
    reason: one.reason,
    from_on: one.from,
    until_on: one.until,
    stops_clock: one.stopsClock ? 1 : 0,
    added_on: one.addedOn,
    released_on: one.releasedOn,
  });

test('law: the database counts the days that the domain counts', async () => {
  await withTables(async (database) => {
    const dues = fc.tuple(day, day);
    await fc.assert(
      fc.asyncProperty(fc.array(hold, { maxLength: 6 }), dues, async (holds, dueDays) => {
        const counted = await inTransaction(
          database,
          async (trx) => {
            for (const [at, account_id] of accounts.entries())
              await addAccounts(trx, [{ account_id, customer_id: 'C', due_on: dueDays[at] ?? asOf }]);
            for (const one of holds) await insert(trx, one);
            const rows: { account_id: string; days: number }[] = await stoppedDays(trx, { day: asOf });
            return new Map(rows.map(({ account_id, days }) => [account_id, Number(days)]));
          },
          { dryRun: true },
        );
        for (const [at, accountId] of accounts.entries()) {
          const dueOn = dueDays[at] ?? asOf;
          const expected =
            daysBetween(dueOn, asOf) > 0 ? daysStopped({ portfolio: 'main', accountId, dueOn }, holds, asOf) : 0;
          expect(counted.get(accountId) ?? 0).toBe(expected);
        }
      }),
      lawRuns(60),
    );
  });
});
