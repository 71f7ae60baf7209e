import type { DateOrder } from '../../domain/day.ts';
import { type DialectProblem, dialectError } from '../../domain/mapping/dialect.ts';
import type { DecimalMark } from '../../domain/written/written-amount.ts';
import { type Choice, choose } from '../../terminal/ask.ts';
import type { Context } from '../../terminal/context.ts';
import type { Answers } from './found-format.ts';

/** Asks which of two ways of writing days or amounts is meant; undefined when the question was left unanswered. */
export const askDialect = async (
  problem: DialectProblem,
  name: string,
  context: Context,
): Promise<Answers | undefined> => {
  const message = `${dialectError(problem, name).message}. Which is it?`;
  if (problem.code === 'padded-amounts') {
    const decimal = await choose<DecimalMark | null>(context, message, paddedFigures);
    return decimal ? { decimal } : undefined;
  }
  if (problem.code.endsWith('amounts')) {
    const decimal = await choose<DecimalMark>(context, message, decimalMarks);
    return decimal && { decimal };
  }
  const dateOrder = await choose<DateOrder>(
    context,
    message,
    problem.code.endsWith('figures') ? inFigures : dateOrders,
  );
  return dateOrder && { dateOrder };
};

const dateOrders: readonly Choice<DateOrder>[] = [
  { name: '03/04/2026 is 3 April (day first)', value: 'dmy' },
  { name: '03/04/2026 is March 4 (month first)', value: 'mdy' },
];

const inFigures: readonly Choice<DateOrder>[] = [
  { name: '101126 is 10 November 2026 (day, month, year)', value: 'dmy' },
  { name: '101126 is October 11, 2026 (month, day, year)', value: 'mdy' },
  { name: '101126 is 26 November 2010 (year, month, day)', value: 'ymd' },
];

const paddedFigures: readonly Choice<DecimalMark | null>[] = [
  { name: '000000128650 is 128650 whole units', value: '.' },
  { name: 'its last figures are decimals', value: null },
];

const decimalMarks: readonly Choice<DecimalMark>[] = [
  { name: '1.234 is one thousand two hundred and thirty-four', value: ',' },
  { name: '1.234 is one and a bit', value: '.' },
];
