import { expect, test } from 'vitest';
import { exclusionReasons } from '../../../src/domain/barrier/exclusion.ts';
import { holdReasons } from '../../../src/domain/hold/hold-reason.ts';
import { holdTerms } from '../../../src/domain/hold/hold-terms.ts';

test.each([
  ['deceased', 'deceased', 'customer', null, null, true],
  ['legal-representation', 'legal-representation', 'customer', null, 90, false],
  ['breathing-space', 'moratorium', 'customer', 60, 30, true],
  ['vulnerability', 'vulnerable-human-only', 'customer', null, 90, true],
  ['bereavement', 'hold:bereavement', 'customer', null, 60, true],
  ['insolvency', 'hold:insolvency', 'customer', null, 90, true],
  ['hardship', 'hold:hardship', 'customer', null, 30, true],
  ['wrong-person', 'hold:wrong-person', 'customer', null, 15, false],
  ['complaint', 'hold:complaint', 'customer', null, 15, false],
  ['dispute', 'disputed', 'account', null, 30, true],
  ['agreement', 'agreement-on-track', 'account', null, 30, true],
  ['promise', 'promise-running', 'account', 14, null, false],
  ['pause', 'paused', 'account', 30, null, true],
] as const)(
  '%s counts as %s and bars the %s for %s days, reviewed on day %s',
  (reason, code, bars, days, reviewDay, stopsClock) => {
    expect(holdTerms[reason]).toMatchObject({ code, bars, days, reviewDay, stopsClock });
  },
);

test('every reason has terms, a code that excludes and one sentence why', () => {
  expect(Object.keys(holdTerms)).toEqual([...holdReasons]);
  for (const { code, why } of Object.values(holdTerms)) {
    expect(exclusionReasons).toHaveProperty([code]);
    expect(why).toMatch(/^[A-Z][^.]+\.$/);
  }
});
