import type { Score } from '../../domain/segment/score.ts';
import type { Fragment } from '../fragment.ts';
import { type ConditionScope, conditionSql } from './conditions.ts';

/** A score as a SQL expression: the base and the points of every line whose condition holds. */
export const scoreSql = ({ base, lines }: Score, scope: ConditionScope): Fragment => {
  const terms = lines.map(({ when, points }) => ({ condition: conditionSql(when, scope), points }));
  const sum = terms.map(({ condition, points }) => ` + case when ${condition.sql} then ${points} else 0 end`).join('');
  return { sql: `(${base}${sum})`, bindings: terms.flatMap(({ condition }) => condition.bindings) };
};
