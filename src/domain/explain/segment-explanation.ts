import { isMet } from '../segment/condition-verdict.ts';
import type { Segment } from '../segment/segment.ts';
import type { Alternative } from './alternative.ts';
import { type AccountEvidence, conditionWords } from './condition-words.ts';

/** The segment an account belongs to, and why it is in none of those before. */
export interface SegmentExplanation {
  readonly chosen: Alternative | null;
  readonly rejected: readonly Alternative[];
}

/** Goes down the list to the first segment whose condition the account meets, telling the comparisons that decided each. */
export const segmentExplanation = (segments: readonly Segment[], evidence: AccountEvidence): SegmentExplanation => {
  const found = segments.findIndex(({ when }) => isMet(when, evidence.holds));
  const looked = segments.map(({ id, when }, index) => ({
    what: id,
    reason: conditionWords(when, evidence),
    rule: `segments[${index}].when`,
  }));
  return found < 0
    ? { chosen: null, rejected: looked }
    : { chosen: looked[found] ?? null, rejected: looked.slice(0, found) };
};
