import { type Bucket, bucketOf } from '../../src/domain/segment/ageing.ts';
import type { Condition } from '../../src/domain/segment/condition.ts';
import type { Operand } from '../../src/domain/segment/operand.ts';
import type { Test } from '../../src/domain/segment/operator.ts';

/** What is known of one account: amounts as decimal text; what is missing is not in it. */
export type NaiveFacts = Readonly<Record<string, string | number>>;

/** Whether the account meets the condition, read word for word as the settings explain it. */
export const meets = (condition: Condition, facts: NaiveFacts, buckets: readonly Bucket[]): boolean => {
  if (condition.is === 'all') return condition.of.every((each) => meets(each, facts, buckets));
  if (condition.is === 'any') return condition.of.some((each) => meets(each, facts, buckets));
  if (condition.is === 'not') return !meets(condition.of, facts, buckets);
  const value = condition.fact === 'bucket' ? bucketOf(Number(facts.dpd), buckets).name : facts[condition.fact];
  return holds(condition, value);
};

const holds = (test: Test, value: string | number | undefined): boolean => {
  const { operator, operands } = test;
  if (operator === 'exists') return (value !== undefined) === operands[0];
  if (operator === 'ne' || operator === 'not_in') return !operands.some((operand) => order(test, value, operand) === 0);
  if (value === undefined) return false;
  if (operator === 'matches') return String(value).startsWith(String(operands[0]));
  const [first, second] = operands.map((operand) => order(test, value, operand));
  if (first === undefined && operator !== 'in') return false;
  switch (operator) {
    case 'lt':
      return Number(first) < 0;
    case 'lte':
      return Number(first) <= 0;
    case 'gt':
      return Number(first) > 0;
    case 'gte':
      return Number(first) >= 0;
    case 'between':
      return Number(first) >= 0 && Number(second) <= 0;
    default:
      return operands.some((operand) => order(test, value, operand) === 0);
  }
};

/** Below, at or above 0 as the value is below, equal to or above the operand; undefined when they cannot be compared. */
const order = (test: Test, value: string | number | undefined, operand: Operand): number | undefined => {
  if (value === undefined) return undefined;
  if (test.kind === 'amount') return Number(millionths(String(value)) - millionths(String(operand)));
  if (test.kind === 'extra' && typeof value !== typeof operand) return undefined;
  if (typeof value === 'number') return value - Number(operand);
  return value === operand ? 0 : value < String(operand) ? -1 : 1;
};

const millionths = (text: string): bigint => {
  const [whole = '', places = ''] = text.split('.');
  return BigInt(`${whole}${places.padEnd(6, '0')}`);
};
