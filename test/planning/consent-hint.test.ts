import { expect, test } from 'vitest';
import { emptyTally } from '../../src/domain/plan/plan-tally.ts';
import { consentHint } from '../../src/planning/consent-hint.ts';

const hintWhere = (messages: number, excluded: number, without: number) =>
  consentHint({ ...emptyTally, messages, excluded, byReason: { 'no-consent': without } });

test('where at least half of the customers agreed to nothing, it is told what to do', () => {
  expect(hintWhere(0, 200, 180)).toEqual([
    expect.stringMatching(/^180 customers have not agreed .*`trato import customers FILE`.*`trato consent set`/),
  ]);
  expect(hintWhere(1, 1, 1)).toEqual([expect.stringMatching(/^1 customer has not agreed /)]);
});

test('where it is only some of them, it is not', () => {
  expect(hintWhere(10, 5, 5)).toEqual([]);
  expect(hintWhere(0, 0, 0)).toEqual([]);
});
