import type { DecisiveTest } from '../segment/condition-verdict.ts';
import { type Operand, shown } from '../segment/operand.ts';
import type { Operator, Test } from '../segment/operator.ts';
import { type FactScale, type FactValue, factWords } from './fact-words.ts';

/** What a fact is and what was asked of it: `dpd is 45, asked between -7 and 0`. */
export const testWords = ({ test, asked }: DecisiveTest, value: FactValue, scale: FactScale): string => {
  const demand = demands[test.operator](test.operands.map((operand) => operandWords(operand, test)));
  return `${factWords(test.fact, test.kind, value, scale)}, asked ${asked ? '' : 'not '}${demand}`;
};

const operandWords = (operand: Operand, { kind, operator }: Test): string => {
  const named = operator === 'matches' || kind === 'text' || kind === 'extra';
  return named && typeof operand === 'string' ? shown(operand) : String(operand);
};

type Demand = (operands: readonly string[]) => string;

const first =
  (words: string): Demand =>
  ([operand = '']) =>
    `${words}${operand}`;

const mostListed = 10;

const listed: Demand = (operands) => {
  const rest = operands.length - mostListed;
  return `${operands.slice(0, mostListed).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
};

const demands: Readonly<Record<Operator, Demand>> = {
  eq: first(''),
  ne: first('anything but '),
  lt: first('below '),
  lte: first('at most '),
  gt: first('above '),
  gte: first('at least '),
  between: ([low = '', high = '']) => `between ${low} and ${high}`,
  in: (operands) => `one of ${listed(operands)}`,
  not_in: (operands) => `none of ${listed(operands)}`,
  exists: ([known]) => (known === 'true' ? 'to be known' : 'to be unknown'),
  matches: first('to begin with '),
};
