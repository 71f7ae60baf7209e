import type { Day } from '../../domain/day.ts';
import type { AccountEvidence } from '../../domain/explain/condition-words.ts';
import type { FactValue } from '../../domain/explain/fact-words.ts';
import type { Currency } from '../../domain/money.ts';
import { testsIn } from '../../domain/segment/condition.ts';
import type { Test } from '../../domain/segment/operator.ts';
import { factsOfScore } from '../../domain/segment/score.ts';
import { factsOfSegments, type SegmentRules } from '../../domain/segment/segment-rules.ts';
import type { Database, Transaction } from '../database.ts';
import { assignedOn } from './assigned-on.ts';
import { conditionSql } from './conditions.ts';
import { conditionScope, type SegmentScope } from './fact-values.ts';
import { accountsWithFacts, readyFacts, withSegment } from './segmented-accounts.ts';

/** An open account with what decides about its segment: the query that assigns segments, asked for every comparison by itself. */
export interface SegmentedEvidence extends AccountEvidence {
  readonly portfolio: string;
  readonly accountId: string;
  /** The segment that an assignment on the day would give it; null for none. */
  readonly segment: string | null;
}

/** The evidence for the customer's accounts that are open on the day, in the order of their portfolios and ids. */
export const segmentEvidence = async (
  trx: Transaction,
  rules: SegmentRules,
  scope: SegmentScope & { readonly customerId: string },
): Promise<readonly SegmentedEvidence[]> => {
  const tests = [...rules.segments, ...(rules.score?.lines ?? [])].flatMap(({ when }) => testsIn(when));
  const facts = [...new Set([...factsOfSegments(rules), ...factsOfScore(rules.score)])];
  const sought = facts.filter((fact) => fact !== 'score');
  const conditions = conditionScope(trx, scope, rules.score);
  await readyFacts(trx, sought, scope);
  const rows: EvidenceRow[] = await withSegment(trx, accountsWithFacts(trx, sought, scope), rules.segments, conditions)
    .orderBy(['open.portfolio', 'open.account_id'])
    .select(
      facts.map((fact, index) => {
        const { sql, bindings } = conditions.valueOf(fact);
        return trx.raw(`${sql} as fact_${index}`, [...bindings]);
      }),
    )
    .select(
      tests.map((test, index) => {
        const { sql, bindings } = conditionSql(test, conditions);
        return trx.raw(`case when ${sql} then 1 else 0 end as test_${index}`, [...bindings]);
      }),
    );
  return rows.map((row) => evidenceOf(row, { tests, facts, buckets: scope.buckets }));
};

type EvidenceRow = Readonly<Record<string, FactValue>>;

interface Asked extends Pick<SegmentScope, 'buckets'> {
  readonly tests: readonly Test[];
  readonly facts: readonly string[];
}

const evidenceOf = (row: EvidenceRow, { tests, facts, buckets }: Asked): SegmentedEvidence => ({
  portfolio: String(row.portfolio),
  accountId: String(row.account_id),
  segment: row.segment === null || row.segment === undefined ? null : String(row.segment),
  currency: row.currency as Currency,
  buckets,
  holds: (test) => Number(row[`test_${tests.indexOf(test)}`]) === 1,
  valueOf: (fact) => row[`fact_${facts.indexOf(fact)}`] ?? null,
});

/** The segment that an account was assigned, and since when. */
export interface Assignment {
  readonly portfolio: string;
  readonly accountId: string;
  readonly segment: string;
  readonly enteredOn: Day;
}

/** What the customer's accounts were assigned as of the day, by the last run of `trato segment`. */
export const assignmentsOf = async (
  database: Database,
  customerId: string,
  day: Day,
): Promise<readonly Assignment[]> => {
  const rows: AssignmentRow[] = await database('assignments')
    .where('customer_id', customerId)
    .whereRaw(assignedOn('assignments'), [day, day])
    .orderBy(['portfolio', 'account_id'])
    .select('portfolio', 'account_id', 'segment', 'entered_on');
  return rows.map(({ portfolio, account_id: accountId, segment, entered_on: enteredOn }) => ({
    portfolio,
    accountId,
    segment,
    enteredOn,
  }));
};

interface AssignmentRow {
  readonly portfolio: string;
  readonly account_id: string;
  readonly segment: string;
  readonly entered_on: Day;
}
