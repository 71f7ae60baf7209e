import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Day } from '../../../src/domain/day.ts';
import { scoreExplanation } from '../../../src/domain/explain/score-explanation.ts';
import { segmentExplanation } from '../../../src/domain/explain/segment-explanation.ts';
import { bucketsOf } from '../../../src/domain/segment/ageing.ts';
import { parseCondition } from '../../../src/domain/segment/condition.ts';
import { factsWith } from '../../../src/domain/segment/fact.ts';
import type { Segment } from '../../../src/domain/segment/segment.ts';
import { usesScore } from '../../../src/domain/segment/segment-rules.ts';
import { inSnapshot, inTransaction } from '../../../src/stores/database.ts';
import { segmentEvidence } from '../../../src/stores/segments/segment-evidence.ts';
import { assignSegments } from '../../../src/stores/segments/segments.ts';
import { addAccounts, addCustomers, addPayments, withTables } from '../../support/portfolio-tables.ts';

const on = { day: '2026-11-20' as Day, buckets: bucketsOf() };

const test = fc.oneof(
  fc
    .constantFrom('lt', 'gte', 'ne')
    .chain((is) => fc.constantFrom(999.99, 1000, '5000.5').map((of) => ({ balance: { [is]: of } }))),
  fc
    .tuple(fc.integer({ min: -5, max: 15 }), fc.nat(60))
    .map(([low, more]) => ({ dpd: { between: [low, low + more] } })),
  fc.constantFrom('current', '1-30', '31-60').map((bucket) => ({ bucket })),
  fc.constantFrom('card', 'loan').map((product) => ({ product: { not_in: [product] } })),
  fc.boolean().map((exists) => ({ product: { exists } })),
  fc.boolean().map((reachable) => ({ reachable })),
  fc.nat(2).map((count) => ({ payments_90d: { gte: count } })),
  fc.nat(3).map((count) => ({ accounts_of_customer: count })),
  fc.integer({ min: 1, max: 40 }).map((store) => ({ 'extra.store': { gt: store } })),
);

const when = fc.letrec<{ when: Record<string, unknown> }>((tie) => ({
  when: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    test,
    fc.array(tie('when'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('when'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('when').map((not) => ({ not })),
  ),
})).when;

const whenScored = fc.oneof(
  when,
  fc.integer({ min: -2, max: 3 }).map((points) => ({ score: { gte: points } })),
  fc.integer({ min: -2, max: 3 }).map((points) => ({ all: [{ score: { lt: points } }, { dpd: { gt: 0 } }] })),
);

const segmentsOf = (conditions: readonly unknown[]): Segment[] =>
  conditions.map((value, index) => {
    const reading = parseCondition(value, factsWith(on.buckets));
    if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
    return { id: `s${index}`, when: reading.condition, priority: 0 };
  });

it('explains exactly the segments that are assigned', async () => {
  await withTables(async (database) => {
    await addAccounts(database, [
      { account_id: 'A', customer_id: 'X', product: 'card', extra: '{"store":"12"}' },
      { account_id: 'B', customer_id: 'X', balance_minor: 99_999, due_on: '2026-10-01' },
      { account_id: 'C', customer_id: 'X', currency: 'CLP', due_on: '2026-11-21', product: 'loan' },
      { account_id: 'D', customer_id: 'Y', due_on: '2026-11-20', extra: '{"store":"-"}' },
    ]);
    await addCustomers(database, [{ customer_id: 'X', emails: '["a@example.com"]' }]);
    await addPayments(database, [{ account_id: 'B', customer_id: 'X', amount_minor: 1 }]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(whenScored, { minLength: 1, maxLength: 4 }),
        fc.array(when),
        async (conditions, lines) => {
          const segments = segmentsOf(conditions);
          const score = {
            base: 1,
            lines: segmentsOf(lines).map((line, index) => ({ when: line.when, points: index - 2 })),
          };
          const rules = { segments, score };
          await inTransaction(database, (trx) => assignSegments(trx, rules, on));
          const assigned: { account_id: string; segment: string }[] = await database('assignments')
            .whereNull('left_on')
            .orderBy('account_id');
          const evidence = (
            await inSnapshot(database, (trx) =>
              Promise.all(['X', 'Y'].map((customerId) => segmentEvidence(trx, rules, { ...on, customerId }))),
            )
          ).flat();
          const explained = evidence.flatMap((account) => {
            const { chosen, rejected } = segmentExplanation(segments, account);
            expect(rejected).toHaveLength(
              chosen ? segments.findIndex(({ id }) => id === chosen.what) : segments.length,
            );
            expect(chosen?.what ?? null).toBe(account.segment);
            const { total, lines: told } = scoreExplanation(score, account);
            expect(total).toBe(told.reduce((sum, { held, points }) => sum + (held ? points : 0), 1));
            if (usesScore(rules)) expect(account.valueOf('score')).toBe(total);
            return chosen ? [`${account.accountId} ${chosen.what}`] : [];
          });
          expect(explained).toEqual(assigned.map(({ account_id, segment }) => `${account_id} ${segment}`));
        },
      ),
      { numRuns: 100 },
    );
  });
});
