import type { Condition } from '../segment/condition.ts';
import { decisiveTests, type Holds, isMet } from '../segment/condition-verdict.ts';
import type { Segment } from '../segment/segment.ts';
import type { Alternative } from './alternative.ts';
import type { FactScale, FactValue } from './fact-words.ts';
import { testWords } from './test-words.ts';

/** What is known of one account where conditions are concerned. */
export interface AccountEvidence extends FactScale {
  readonly holds: Holds;
  readonly valueOf: (fact: string) => FactValue;
}

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

const conditionWords = (when: Condition, evidence: AccountEvidence): string => {
  const told = decisiveTests(when, evidence.holds).map((decisive) =>
    testWords(decisive, evidence.valueOf(decisive.test.fact), evidence),
  );
  return told.length === 0 ? 'every account meets it' : [...new Set(told)].join('; ');
};
