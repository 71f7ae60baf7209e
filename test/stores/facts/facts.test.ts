import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Day } from '../../../src/domain/day.ts';
import { type Currency, formatAmount, minorOf } from '../../../src/domain/money.ts';
import { bucketsOf } from '../../../src/domain/segment/ageing.ts';
import { type KnownFact, knownFacts } from '../../../src/domain/segment/known-facts.ts';
import { type Database, inTransaction, type Transaction } from '../../../src/stores/database.ts';
import { conditionScope } from '../../../src/stores/segments/fact-values.ts';
import { accountsWithFacts, readyFacts } from '../../../src/stores/segments/segmented-accounts.ts';
import { booksAround, writeBook } from '../../support/generated-book.ts';
import type { NaiveFacts } from '../../support/naive-condition.ts';
import { type Book, naiveFacts } from '../../support/naive-facts.ts';
import { withTables } from '../../support/portfolio-tables.ts';

const day = '2026-11-20' as Day;

const asked: readonly KnownFact[] = (Object.keys(knownFacts) as KnownFact[]).filter(
  (fact) => !['score', 'bucket', 'region', 'first_name'].includes(fact),
);

/** The facts of every open account as the database has them; of one customer only, where one is given. */
const factsInSql = async (trx: Transaction, customerId?: string): Promise<Map<string, NaiveFacts>> => {
  const scope = { day, buckets: bucketsOf(), customerId };
  await readyFacts(trx, asked, scope);
  const { valueOf: columnOf } = conditionScope(trx, scope);
  const rows: Record<string, string | number | null>[] = await accountsWithFacts(trx, asked, scope).select(
    asked.map((fact, index) => {
      const { sql, bindings } = columnOf(fact);
      return trx.raw(`${sql} as fact_${index}`, [...bindings]);
    }),
  );
  return new Map(
    rows.map((row) => {
      const currency = row[`fact_${asked.indexOf('currency')}`] as Currency;
      const facts = asked.flatMap((fact, index) => {
        const value = row[`fact_${index}`] ?? null;
        if (value === null) return [];
        return [[fact, knownFacts[fact].kind === 'amount' ? formatAmount(minorOf(Number(value)), currency) : value]];
      });
      return [String(row[`fact_${asked.indexOf('account_id')}`]), Object.fromEntries(facts) as NaiveFacts];
    }),
  );
};

const inBook = (database: Database, book: Book, work: (trx: Transaction) => Promise<void>): Promise<void> =>
  inTransaction(
    database,
    async (trx) => {
      await writeBook(trx, book);
      await work(trx);
    },
    { dryRun: true },
  );

it('are what a person works out from the rows one by one', async () => {
  await withTables(async (database) => {
    await fc.assert(
      fc.asyncProperty(booksAround(day), fc.constantFrom('C0', 'C1', 'C2'), async (book, customer) => {
        await inBook(database, book, async (trx) => {
          const expected = naiveFacts(book, day);
          expect(await factsInSql(trx)).toEqual(expected);
          const own = [...expected].filter(([, facts]) => facts.customer_id === customer);
          expect(await factsInSql(trx, customer)).toEqual(new Map(own));
        });
      }),
      { numRuns: 100 },
    );
  });
});
