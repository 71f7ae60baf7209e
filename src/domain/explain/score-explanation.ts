import { isMet } from '../segment/condition-verdict.ts';
import type { Score } from '../segment/score.ts';
import { type AccountEvidence, conditionWords } from './condition-words.ts';

/** How an account's score comes about: the base, and every line with its points and whether it held. */
export interface ScoreExplanation {
  readonly base: number;
  readonly lines: readonly ExplainedLine[];
  /** The base and the points of the lines that held. */
  readonly total: number;
}

interface ExplainedLine {
  readonly name: string | null;
  readonly description: string | null;
  readonly points: number;
  readonly held: boolean;
  readonly reason: string;
  readonly rule: string;
}

/** Goes through every line of the score, telling the comparisons that decided each. */
export const scoreExplanation = ({ base, lines }: Score, evidence: AccountEvidence): ScoreExplanation => {
  const explained = lines.map(({ name, description, when, points }, index) => ({
    name: name ?? null,
    description: description ?? null,
    points,
    held: isMet(when, evidence.holds),
    reason: conditionWords(when, evidence),
    rule: `score.lines[${index}]`,
  }));
  return {
    base,
    lines: explained,
    total: explained.reduce((sum, { held, points }) => (held ? sum + points : sum), base),
  };
};
