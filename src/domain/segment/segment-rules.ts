import { testsIn } from './condition.ts';
import { factsOfScore, type Score } from './score.ts';
import type { Segment } from './segment.ts';

/** What accounts are put into segments by. */
export interface SegmentRules {
  readonly segments: readonly Segment[];
  /** Undefined where the workspace has none; then no condition uses it. */
  readonly score?: Score | undefined;
}

/** The facts that the conditions of the segments use, each once. */
export const factsOfSegments = ({ segments }: SegmentRules): readonly string[] => [
  ...new Set(segments.flatMap(({ when }) => testsIn(when)).map(({ fact }) => fact)),
];

/** Whether some segment depends on the score. */
export const usesScore = (rules: SegmentRules): boolean => factsOfSegments(rules).includes('score');

/** The facts that decide about segments, those that the score is made of among them. */
export const decisiveFacts = (rules: SegmentRules): readonly string[] => {
  const facts = factsOfSegments(rules).filter((fact) => fact !== 'score');
  return [...new Set([...facts, ...(usesScore(rules) ? factsOfScore(rules.score) : [])])];
};
