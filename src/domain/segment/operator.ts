import { unknownWord } from '../nearest-word.ts';
import type { Facts } from './fact.ts';
import type { FactKind } from './fact-kind.ts';
import { type Operand, parseOperand, shown } from './operand.ts';

/** The comparisons that a condition can make, in the words of the settings. */
export const operators = [
  'eq',
  'ne',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'in',
  'not_in',
  'exists',
  'matches',
] as const;
export type Operator = (typeof operators)[number];

/** One fact compared with one or more values. */
export interface Test {
  readonly is: 'test';
  readonly fact: string;
  readonly kind: FactKind;
  readonly operator: Operator;
  /** One value; two for `between`, both included; any number for `in` and `not_in`. */
  readonly operands: readonly Operand[];
}

/** What is wrong in a condition, and where in it. */
export interface ConditionProblem {
  readonly path: readonly (string | number)[];
  readonly problem: string;
}

export type TestReading = { readonly test: Test } | { readonly problems: readonly ConditionProblem[] };

type Path = readonly (string | number)[];

interface Tested {
  readonly fact: string;
  readonly kind: FactKind;
  readonly facts: Facts;
}

const ordered: readonly Operator[] = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'between', 'in', 'not_in', 'exists'];
const named: readonly Operator[] = ['eq', 'ne', 'in', 'not_in', 'exists'];

/** The operators that fit a fact of each kind. */
export const operatorsOf: Readonly<Record<FactKind, readonly Operator[]>> = {
  number: ordered,
  amount: ordered,
  share: ordered,
  day: ordered,
  text: [...named, 'matches'],
  'yes-no': ['eq', 'ne', 'exists'],
  bucket: named,
  channel: named,
  agreement: named,
  extra: operators,
};

const longestList = 1000;

/** Reads one comparison, such as `lt: 5000` of the fact `balance`, checking that operator and value fit the fact. */
export const parseTest = (tested: Tested, written: string, value: unknown, path: Path): TestReading => {
  const operator = operators.find((known) => known === written);
  if (!operator) return { problems: [{ path, problem: unknownWord('operator', written, operators) }] };
  const fitting = operatorsOf[tested.kind];
  if (!fitting.includes(operator)) {
    const problem = `${operator} does not fit ${tested.fact}, expected ${fitting.join(', ')}`;
    return { problems: [{ path, problem }] };
  }
  const { operands, problems } = operandsOf(operator, value, tested, path);
  if (problems.length > 0) return { problems };
  return { test: { is: 'test', fact: tested.fact, kind: tested.kind, operator, operands } };
};

interface OperandsReading {
  readonly operands: readonly Operand[];
  readonly problems: readonly ConditionProblem[];
}

const operandsOf = (operator: Operator, value: unknown, tested: Tested, path: Path): OperandsReading => {
  const listed = operator === 'between' || operator === 'in' || operator === 'not_in';
  if (!listed) return readOperands(operator, [value], tested, () => path);
  const example =
    operator === 'between'
      ? 'a list of two, the first not above the second'
      : `a list of at most ${longestList} values`;
  if (!Array.isArray(value) || value.length === 0 || value.length > longestList) {
    return refused(
      path,
      `found ${Array.isArray(value) ? `a list of ${value.length}` : shown(value)}, expected ${example}`,
    );
  }
  const reading = readOperands(operator, value, tested, (index) => [...path, index]);
  if (operator !== 'between' || reading.problems.length > 0) return reading;
  const [low, high] = reading.operands;
  const rising = reading.operands.length === 2 && low !== undefined && high !== undefined && inOrder(low, high);
  return rising ? reading : refused(path, `between takes ${example}`);
};

const readOperands = (
  operator: Operator,
  values: readonly unknown[],
  { kind, facts }: Tested,
  placeOf: (index: number) => Path,
): OperandsReading => {
  const operands: Operand[] = [];
  const problems: ConditionProblem[] = [];
  for (const [index, value] of values.entries()) {
    const reading = parseOperand(value, operandKind(operator, kind), facts);
    const problem = 'problem' in reading ? reading.problem : misfit(operator, kind, reading.operand);
    if ('operand' in reading) operands.push(reading.operand);
    if (problem) problems.push({ path: placeOf(index), problem });
  }
  return { operands, problems };
};

const operandKind = (operator: Operator, kind: FactKind): FactKind => {
  if (operator === 'exists') return 'yes-no';
  return operator === 'matches' ? 'text' : kind;
};

/** An extra fact is text in its file: it has an order only as a number. */
const misfit = (operator: Operator, kind: FactKind, operand: Operand): string | undefined => {
  const inOrderOnly = ['lt', 'lte', 'gt', 'gte', 'between'].includes(operator);
  if (kind !== 'extra' || !inOrderOnly || typeof operand === 'number') return undefined;
  return `${operator} compares an extra fact with numbers only, expected a number`;
};

const refused = (path: Path, problem: string): OperandsReading => ({ operands: [], problems: [{ path, problem }] });

const inOrder = (low: Operand, high: Operand): boolean => {
  const numeric = typeof low === 'number' || /^-?\d+(\.\d+)?$/.test(String(low));
  return numeric ? Number(low) <= Number(high) : low <= high;
};
