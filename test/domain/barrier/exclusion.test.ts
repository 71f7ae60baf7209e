import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type ExclusionReason,
  exclusionReasons,
  reasonOf,
  sharedReason,
} from '../../../src/domain/barrier/exclusion.ts';

const codes = Object.keys(exclusionReasons) as ExclusionReason[];

test.each<[ExclusionReason[], ExclusionReason]>([
  [['no-consent', 'paid'], 'paid'],
  [['outside-window', 'recent-payment', 'no-step-due'], 'recent-payment'],
  [['spacing', 'daily-cap'], 'daily-cap'],
  [['render-failed'], 'render-failed'],
  [['paid', 'opted-out', 'deceased'], 'deceased'],
  [['hold:hardship', 'vulnerable-human-only'], 'vulnerable-human-only'],
  [['vulnerable-human-only', 'moratorium'], 'moratorium'],
  [['paused', 'disputed', 'legal-representation'], 'legal-representation'],
])('of %j the reason counted is %s', (given, reason) => expect(reasonOf(given.map((code) => ({ code })))).toBe(reason));

test('law: the reason is one of the barriers, whatever their order', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...codes), { minLength: 1 }), (given) => {
      const reason = reasonOf(given.map((code) => ({ code })));
      expect(given).toContain(reason);
      expect(reasonOf([...given].reverse().map((code) => ({ code })))).toBe(reason);
    }),
  );
});

test('nobody is left out for nothing', () => expect(() => reasonOf([])).toThrow(RangeError));

test('every reason is told in words', () => {
  for (const words of Object.values(exclusionReasons)) expect(words).toMatch(/^[a-z].{15,}[^.]$/);
});

test.each([
  'deceased',
  'legal-representation',
  'moratorium',
  'vulnerable-human-only',
  'hold:bereavement',
  'hold:anything',
])('%s is shared as a hold and no more', (reason) => expect(sharedReason(reason)).toBe('hold'));

test.each(['paid', 'disputed', 'paused', 'opted-out'])('%s may be shared', (reason) =>
  expect(sharedReason(reason)).toBe(reason),
);
