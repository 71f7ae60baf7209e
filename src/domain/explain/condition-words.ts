import type { Condition } from '../segment/condition.ts';
import { decisiveTests, type Holds } from '../segment/condition-verdict.ts';
import type { FactScale, FactValue } from './fact-words.ts';
import { testWords } from './test-words.ts';

/** What is known of one account where conditions are concerned. */
export interface AccountEvidence extends FactScale {
  readonly holds: Holds;
  readonly valueOf: (fact: string) => FactValue;
}

/** The comparisons by which an account meets a condition or does not: `dpd is 45, asked between -7 and 0`. */
export const conditionWords = (when: Condition, evidence: AccountEvidence): string => {
  const told = decisiveTests(when, evidence.holds).map((decisive) =>
    testWords(decisive, evidence.valueOf(decisive.test.fact), evidence),
  );
  return told.length === 0 ? 'every account meets it' : [...new Set(told)].join('; ');
};
