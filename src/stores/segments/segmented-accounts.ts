import type { Knex } from 'knex';
import type { Segment } from '../../domain/segment/segment.ts';
import { decisiveFacts, factsOfSegments, type SegmentRules, usesScore } from '../../domain/segment/segment-rules.ts';
import { keyColumns } from '../accounts/account-key.ts';
import type { Database, Transaction } from '../database.ts';
import { joinFacts, readySources } from '../facts/fact-joins.ts';
import { openAccounts } from '../facts/peer-facts.ts';
import { type Fragment, fragment } from '../fragment.ts';
import { type ConditionScope, conditionSql } from './conditions.ts';
import { conditionScope, type SegmentScope, sourcesOf } from './fact-values.ts';

/** Makes ready what the segments ask of; to be awaited before `segmentedAccounts`. */
export const readySegments = (trx: Transaction, rules: SegmentRules, scope: SegmentScope): Promise<void> =>
  readyFacts(trx, decisiveFacts(rules), scope);

/** Makes ready what the facts are asked of. */
export const readyFacts = (trx: Transaction, facts: readonly string[], scope: SegmentScope): Promise<void> =>
  readySources(trx, sourcesOf(facts, conditionScope(trx, scope)), scope);

/**
 * The open accounts of a day with the first segment whose condition each meets, null for none: one CASE over all of them. A
 * score is added up once for each account.
 */
export const segmentedAccounts = (database: Database, rules: SegmentRules, scope: SegmentScope): Knex.QueryBuilder => {
  const conditions = conditionScope(database, scope, rules.score);
  const accounts = accountsWithFacts(database, decisiveFacts(rules), scope);
  if (!usesScore(rules)) return withSegment(database, accounts, rules.segments, conditions);
  const facts = factsOfSegments(rules);
  const columns = facts.map((fact, index) => {
    const { sql, bindings } = conditions.valueOf(fact);
    return database.raw(`${sql} as fact_${index}`, [...bindings]);
  });
  const scored = database.from('open').withMaterialized('open', accounts.select(openColumns).select(columns));
  return withSegment(database, scored, rules.segments, {
    ...conditions,
    valueOf: (fact) => fragment(`open.fact_${facts.indexOf(fact)}`),
  });
};

/** The open accounts, `open`, with the sources of the facts joined to them. */
export const accountsWithFacts = (
  database: Database,
  facts: readonly string[],
  scope: SegmentScope,
): Knex.QueryBuilder =>
  joinFacts(
    database.from(openAccounts(database, scope).as('open')),
    database,
    sourcesOf(facts, conditionScope(database, scope)),
    scope,
  );

/** The columns of a segmented account, and the segment. */
export const withSegment = (
  database: Database,
  accounts: Knex.QueryBuilder,
  segments: readonly Segment[],
  conditions: ConditionScope,
): Knex.QueryBuilder => {
  const { sql, bindings } = segmentSql(segments, conditions);
  return accounts.select(openColumns).select(database.raw(`${sql} as segment`, [...bindings]));
};

const openColumns = [...keyColumns, 'currency', 'balance_minor'].map((column) => `open.${column}`);

const segmentSql = (segments: readonly Segment[], conditions: ConditionScope): Fragment => {
  const branches = segments.map(({ id, when }) => ({ id, condition: conditionSql(when, conditions) }));
  if (branches.length === 0) return fragment('cast(null as text)');
  return {
    sql: `case ${branches.map(({ condition }) => `when ${condition.sql} then cast(? as text)`).join(' ')} end`,
    bindings: branches.flatMap(({ id, condition }) => [...condition.bindings, id]),
  };
};
