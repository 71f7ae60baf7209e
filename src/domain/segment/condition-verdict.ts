import type { Condition } from './condition.ts';
import type { Test } from './operator.ts';

/** Whether a comparison holds for the account that is looked at. */
export type Holds = (test: Test) => boolean;

/** A comparison that decides about a condition, and whether the condition asks it to hold or not to. */
export interface DecisiveTest {
  readonly test: Test;
  readonly asked: boolean;
}

/** Whether a condition is met where its comparisons are known to hold or not. */
export const isMet = (condition: Condition, holds: Holds): boolean => {
  if (condition.is === 'test') return holds(condition);
  if (condition.is === 'not') return !isMet(condition.of, holds);
  const met = (each: Condition): boolean => isMet(each, holds);
  return condition.is === 'all' ? condition.of.every(met) : condition.of.some(met);
};

/** The comparisons by which the condition is met or is not: of `all` those that fail, of `any` those that hold, else every one. */
export const decisiveTests = (condition: Condition, holds: Holds, asked = true): readonly DecisiveTest[] => {
  if (condition.is === 'test') return [{ test: condition, asked }];
  if (condition.is === 'not') return decisiveTests(condition.of, holds, !asked);
  const met = isMet(condition, holds);
  return condition.of.filter((each) => isMet(each, holds) === met).flatMap((each) => decisiveTests(each, holds, asked));
};
