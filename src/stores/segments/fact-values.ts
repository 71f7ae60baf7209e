import type { Bucket } from '../../domain/segment/ageing.ts';
import type { Score } from '../../domain/segment/score.ts';
import type { Database } from '../database.ts';
import { dialectOf } from '../dialect.ts';
import { factColumn, sourcesIn } from '../facts/fact-columns.ts';
import type { FactDay } from '../facts/fact-day.ts';
import type { FactSource } from '../facts/fact-joins.ts';
import type { ConditionScope } from './conditions.ts';
import { scoreSql } from './score-sql.ts';

/** The day as of which accounts are put into segments, of everybody or of one customer. */
export interface SegmentScope extends FactDay {
  readonly buckets: readonly Bucket[];
}

/** What conditions are turned into SQL with, in a query of open accounts to which every fact's source is joined. */
export const conditionScope = (
  database: Database,
  { day, buckets }: SegmentScope,
  score?: Score | undefined,
): ConditionScope => {
  const dialect = dialectOf(database);
  const scope: ConditionScope = {
    dialect,
    buckets,
    valueOf: (fact) => {
      if (fact !== 'score') return factColumn(fact, { dialect, day });
      if (score === undefined) throw new RangeError('there is no score');
      return scoreSql(score, scope);
    },
  };
  return scope;
};

/** What must be joined for the facts; the score is none of them. */
export const sourcesOf = (facts: readonly string[], scope: ConditionScope): ReadonlySet<FactSource> =>
  new Set(facts.flatMap((fact) => sourcesIn(scope.valueOf(fact))));
