import type { Bucket } from '../../domain/segment/ageing.ts';
import type { Condition } from '../../domain/segment/condition.ts';
import type { Operand } from '../../domain/segment/operand.ts';
import type { Operator, Test } from '../../domain/segment/operator.ts';
import type { Dialect } from '../dialect.ts';
import { type Fragment, fragment, joined } from '../fragment.ts';
import { amountBound, type Rounding } from './amount-bounds.ts';

/** What a condition is turned into SQL with. */
export interface ConditionScope {
  readonly dialect: Dialect;
  /** The column, or expression, that holds a fact. */
  readonly valueOf: (fact: string) => Fragment;
  readonly buckets: readonly Bucket[];
}

/**
 * A condition as a SQL expression that is true or false, never null: a comparison with a missing fact is false, and `ne`,
 * `not_in` and `not` are the contrary. It speaks of `open` and of what the values stand in.
 */
export const conditionSql = (condition: Condition, scope: ConditionScope): Fragment => {
  if (condition.is === 'test') return testSql(condition, scope);
  if (condition.is === 'not') {
    const { sql, bindings } = conditionSql(condition.of, scope);
    return { sql: `(not ${sql})`, bindings };
  }
  if (condition.of.length === 0) return fragment(condition.is === 'all' ? '(1 = 1)' : '(1 = 0)');
  return joined(
    condition.of.map((each) => conditionSql(each, scope)),
    condition.is === 'all' ? ' and ' : ' or ',
  );
};

const testSql = (test: Test, scope: ConditionScope): Fragment => {
  const { operator, operands } = test;
  const value = scope.valueOf(test.fact);
  if (operator === 'exists') {
    return fragment(`(${value.sql} is ${operands[0] === true ? 'not ' : ''}null)`, ...value.bindings);
  }
  const contrary = operator === 'ne' || operator === 'not_in';
  const holds = comparison({ ...test, operator: contraries[operator] ?? operator }, value, scope);
  return { sql: `(${holds.sql} is ${contrary ? 'not ' : ''}true)`, bindings: holds.bindings };
};

const contraries: Partial<Record<Operator, Operator>> = { ne: 'eq', not_in: 'in' };

const comparison = (test: Test, value: Fragment, scope: ConditionScope): Fragment => {
  const { operator, operands } = test;
  if (operator === 'matches') return startsWith(value, String(operands[0]));
  const equals = operator === 'eq' || operator === 'in';
  if (equals)
    return joined(
      operands.map((operand) => equal(test, value, operand, scope)),
      ' or ',
    );
  if (operator === 'between') {
    const [low, high] = operands;
    return joined([against(test, value, 'gte', low, scope), against(test, value, 'lte', high, scope)], ' and ');
  }
  return against(test, value, operator, operands[0], scope);
};

const startsWith = ({ sql, bindings }: Fragment, prefix: string): Fragment =>
  fragment(`(substr(${sql}, 1, ${[...prefix].length}) = ?)`, ...bindings, prefix);

const equal = (test: Test, value: Fragment, operand: Operand, scope: ConditionScope): Fragment => {
  if (test.kind !== 'bucket') return against(test, value, 'eq', operand, scope);
  const bucket = scope.buckets.find(({ name }) => name === operand);
  if (!bucket) throw new RangeError(`there is no ageing bucket ${String(operand)}`);
  const ends = [
    ...(bucket.from === undefined ? [] : [fragment(`${value.sql} >= ${bucket.from}`)]),
    ...(bucket.to === undefined ? [] : [fragment(`${value.sql} <= ${bucket.to}`)]),
  ];
  return joined(ends, ' and ');
};

const signs: Partial<Record<Operator, string>> = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' };

/** Which way a decimal finer than the currency is rounded, so that the comparison stays exact. */
const roundings: Partial<Record<Operator, Rounding>> = { eq: 'exact', lt: 'up', gte: 'up', lte: 'down', gt: 'down' };

const against = (
  { kind }: Test,
  value: Fragment,
  operator: Operator,
  operand: Operand | undefined,
  { dialect }: ConditionScope,
): Fragment => {
  const sign = signs[operator];
  const rounding = roundings[operator];
  if (!sign || !rounding || operand === undefined) throw new RangeError(`${operator} compares nothing`);
  const { sql, bindings } = value;
  if (kind === 'amount') return fragment(`(${sql} ${sign} ${amountBound(String(operand), rounding, 'open.currency')})`);
  if (kind === 'extra' && typeof operand === 'number') return extraNumber(value, sign, operand, dialect);
  return fragment(`(${sql} ${sign} ?)`, ...bindings, typeof operand === 'boolean' ? Number(operand) : operand);
};

/** The text of the extra fact is named once and read as a number, where it is one. */
const extraNumber = ({ sql, bindings }: Fragment, sign: string, operand: number, dialect: Dialect): Fragment =>
  fragment(
    `((select ${dialect.plainNumber('extra.text')} from (select ${sql} as text) as extra) ${sign} ?)`,
    ...bindings,
    operand,
  );
