import { type Condition, testsIn } from './condition.ts';

/** A transparent scorecard: points for each condition that an account meets, added to a base. */
export interface Score {
  readonly base: number;
  readonly lines: readonly ScoreLine[];
}

export interface ScoreLine {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly when: Condition;
  readonly points: number;
}

/** The facts that a score is made of. */
export const factsOfScore = (score: Score | undefined): readonly string[] =>
  (score?.lines ?? []).flatMap(({ when }) => testsIn(when)).map(({ fact }) => fact);
