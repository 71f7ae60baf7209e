import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channels } from '../../../src/domain/channel.ts';
import type { Day } from '../../../src/domain/day.ts';
import { type Currency, formatAmount, minorOf } from '../../../src/domain/money.ts';
import { bucketsOf } from '../../../src/domain/segment/ageing.ts';
import { type Condition, parseCondition } from '../../../src/domain/segment/condition.ts';
import { factsWith } from '../../../src/domain/segment/fact.ts';
import type { FactKind } from '../../../src/domain/segment/fact-kind.ts';
import { type KnownFact, knownFacts } from '../../../src/domain/segment/known-facts.ts';
import { operators } from '../../../src/domain/segment/operator.ts';
import { type Database, inTransaction, type Transaction } from '../../../src/stores/database.ts';
import { conditionScope } from '../../../src/stores/segments/fact-values.ts';
import {
  accountsWithFacts,
  readyFacts,
  readySegments,
  segmentedAccounts,
} from '../../../src/stores/segments/segmented-accounts.ts';
import { booksAround, writeBook } from '../../support/generated-book.ts';
import { meets, type NaiveFacts } from '../../support/naive-condition.ts';
import { type Book, naiveFacts } from '../../support/naive-facts.ts';
import { withTables } from '../../support/portfolio-tables.ts';
import { postgresServer } from '../../support/postgres-server.ts';

const day = '2026-11-20' as Day;
const buckets = bucketsOf();

const asked: readonly KnownFact[] = (Object.keys(knownFacts) as KnownFact[]).filter(
  (fact) => !['score', 'bucket', 'region', 'first_name'].includes(fact),
);

/** The facts of every open account as the database has them; of one customer only, where one is given. */
const factsInSql = async (trx: Transaction, customerId?: string): Promise<Map<string, NaiveFacts>> => {
  const scope = { day, buckets, customerId };
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

describe.each([
  ['SQLite', (): string => ':memory:', 100],
  ['PostgreSQL', postgresServer(), 15],
] as const)('facts in %s', (_, location, numRuns) => {
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
        { numRuns },
      );
    }, location());
  });

  /** Which comparison of which fact with what, before the values of a book are known. */
  const pick = fc.record({
    fact: fc.constantFrom<KnownFact>(...asked, 'bucket', 'score', 'score'),
    operator: fc.constantFrom(...operators),
    values: fc.array(fc.nat(1000), { minLength: 2, maxLength: 3 }),
    negated: fc.boolean(),
  });
  type Pick = typeof pick extends fc.Arbitrary<infer T> ? T : never;

  const constants: Readonly<Record<FactKind, readonly (string | number | boolean)[]>> = {
    number: [0, 1, 30],
    amount: ['100', '0.5', '5000.001'],
    share: [0, 0.5, 1],
    day: ['2026-11-01', '2026-10-21'],
    text: ['x', 'San ', 'card'],
    'yes-no': [true, false],
    bucket: buckets.map(({ name }) => name),
    channel: channels,
    agreement: ['active', 'met', 'broken', 'cancelled'],
    extra: [1],
  };

  /** The condition that a pick comes to with values that the book has; one that the fact exists where the operator does not fit. */
  const conditionOf = ({ fact, operator, values, negated }: Pick, seen: readonly NaiveFacts[], scored: boolean) => {
    const name = fact === 'score' && !scored ? 'dpd' : fact;
    const { kind } = knownFacts[name];
    const own = kind === 'yes-no' || kind === 'bucket' ? [] : seen.flatMap((facts) => facts[name] ?? []);
    const known = [...own, ...constants[kind]];
    const operands = values.map((value) => known[value % known.length]);
    const written: unknown =
      operator === 'in' || operator === 'not_in'
        ? operands
        : operator === 'between'
          ? operands
              .slice(0, 2)
              .sort((one, other) => Number(one) - Number(other) || (String(one) < String(other) ? -1 : 1))
          : operator === 'exists'
            ? values[0] === 0
            : operands[0];
    const reading = parseCondition({ [name]: { [operator]: written } }, factsWith(buckets));
    const condition: Condition =
      'condition' in reading
        ? reading.condition
        : { is: 'test', fact: name, kind, operator: 'exists', operands: [true] };
    return negated ? ({ is: 'not', of: condition } as const) : condition;
  };

  it('decide about segments and score as a naive reading of the conditions does', async () => {
    await withTables(async (database) => {
      await fc.assert(
        fc.asyncProperty(
          booksAround(day),
          fc.array(fc.array(pick, { minLength: 1, maxLength: 2 }), { minLength: 3, maxLength: 6 }),
          fc.array(fc.tuple(pick, fc.integer({ min: -20, max: 20 })), { minLength: 1, maxLength: 4 }),
          async (book, picks, points) => {
            await inBook(database, book, async (trx) => {
              const plain = naiveFacts(book, day);
              const lines = points.map(([one, of]) => ({
                when: conditionOf(one, [...plain.values()], false),
                points: of,
              }));
              const facts = [...plain].map(([account, known]): [string, NaiveFacts] => {
                const held = lines.filter(({ when }) => meets(when, known, buckets));
                return [account, { ...known, score: held.reduce((sum, line) => sum + line.points, 50) }];
              });
              const seen = facts.map(([, known]) => known);
              const segments = picks.map((each, index) => ({
                id: `s${index}`,
                priority: 0,
                when: { is: 'all' as const, of: each.map((one) => conditionOf(one, seen, true)) },
              }));
              const expected = facts.map(([account, known]) => {
                const first = segments.find(({ when }) => meets(when, known, buckets));
                return [account, first?.id ?? null];
              });
              const rules = { segments, score: { base: 50, lines } };
              await readySegments(trx, rules, { day, buckets });
              const rows: { account_id: string; segment: string | null }[] = await segmentedAccounts(trx, rules, {
                day,
                buckets,
              });
              expect(new Map(rows.map((row) => [row.account_id, row.segment]))).toEqual(new Map(expected as never));
            });
          },
        ),
        { numRuns },
      );
    }, location());
  });
});
