import { unknownWord } from '../nearest-word.ts';
import type { Facts } from './fact.ts';
import type { KnownFact } from './known-facts.ts';
import { shown } from './operand.ts';
import { type ConditionProblem, parseTest, type Test } from './operator.ts';

/**
 * What an account must meet. A comparison with a fact that is missing does not hold; `ne`, `not_in` and `not` are the
 * contrary of the comparison and so hold for it.
 */
export type Condition =
  | { readonly is: 'all'; readonly of: readonly Condition[] }
  | { readonly is: 'any'; readonly of: readonly Condition[] }
  | { readonly is: 'not'; readonly of: Condition }
  | Test;

export type ConditionReading = { readonly condition: Condition } | { readonly problems: readonly ConditionProblem[] };

/** The comparisons that a condition is made of, in the order in which they are written. */
export const testsIn = (condition: Condition): readonly Test[] => {
  if (condition.is === 'test') return [condition];
  return condition.is === 'not' ? testsIn(condition.of) : condition.of.flatMap(testsIn);
};

interface Place {
  readonly path: readonly (string | number)[];
  readonly facts: Facts;
  readonly within: readonly unknown[];
}

const deepest = 20;

/** Reads the `when` of a segment, whatever the YAML held; an empty map is met by every account. */
export const parseCondition = (value: unknown, facts: Facts): ConditionReading =>
  readCondition(value, { path: [], facts, within: [] });

const readCondition = (value: unknown, place: Place): ConditionReading => {
  if (place.within.length > deepest || place.within.includes(value)) return refused(place, 'nested too deeply');
  if (!isMap(value)) {
    return refused(place, `found ${shown(value)}, expected a map such as { dpd: { between: [1, 30] } }`);
  }
  const inside = { ...place, within: [...place.within, value] };
  return together(
    'all',
    Object.entries(value).map(([key, of]) => readEntry(key, of, { ...inside, path: [...place.path, key] })),
  );
};

const readEntry = (key: string, value: unknown, place: Place): ConditionReading => {
  if (key === 'all' || key === 'any') return readList(key, value, place);
  if (key !== 'not') return readFact(key, value, place);
  const reading = readCondition(value, place);
  return 'problems' in reading ? reading : { condition: { is: 'not', of: reading.condition } };
};

const readList = (is: 'all' | 'any', value: unknown, place: Place): ConditionReading => {
  if (!Array.isArray(value) || value.length === 0) {
    return refused(place, `found ${shown(value)}, expected a list of at least one condition`);
  }
  return together(
    is,
    value.map((each, index) => readCondition(each, { ...place, path: [...place.path, index] })),
  );
};

const readFact = (fact: string, value: unknown, place: Place): ConditionReading => {
  const { facts, path } = place;
  const kind = facts.kindOf(fact);
  const barred = facts.barred !== undefined && Object.hasOwn(facts.barred, fact) && facts.barred[fact as KnownFact];
  if (barred) return refused(place, barred);
  if (!kind) return refused(place, unknownWord('fact', fact, [...facts.names, 'all', 'any', 'not']));
  if (Array.isArray(value)) return refused(place, `found a list, expected { in: [...] } or { between: [...] }`);
  const tests = isMap(value)
    ? Object.entries(value).map(([operator, of]) => ({ operator, of, path: [...path, operator] }))
    : [{ operator: 'eq', of: value, path }];
  if (tests.length === 0)
    return refused(place, `${fact} is compared with nothing, expected one such as { exists: true }`);
  return together(
    'all',
    tests.map((test) => {
      const reading = parseTest({ fact, kind, facts }, test.operator, test.of, test.path);
      return 'problems' in reading ? reading : { condition: reading.test };
    }),
  );
};

const together = (is: 'all' | 'any', readings: readonly ConditionReading[]): ConditionReading => {
  const problems = readings.flatMap((reading) => ('problems' in reading ? reading.problems : []));
  if (problems.length > 0) return { problems };
  const of = readings.flatMap((reading) => ('condition' in reading ? [reading.condition] : []));
  const [only] = of;
  return { condition: only && of.length === 1 ? only : { is, of } };
};

const refused = ({ path }: Place, problem: string): ConditionReading => ({ problems: [{ path, problem }] });

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};
