import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Decision } from '../../../src/domain/plan/message-composition.ts';
import { emptyTally, sumOfTallies, tallyOf } from '../../../src/domain/plan/plan-tally.ts';

const decision = fc.oneof(
  fc.record({ channel: fc.constantFrom('sms', 'email'), segment: fc.constantFrom('early', 'mid'), cost: fc.nat(99) }),
  fc.record({ reason: fc.constantFrom('paid', 'paused') }),
);

const decided = (found: object): Decision =>
  ('reason' in found ? { exclusion: found } : { message: found, warnedBy: ['ES-DAY'] }) as unknown as Decision;

it('counts parts and adds them up to what the whole comes to', () => {
  fc.assert(
    fc.property(fc.array(fc.array(decision)), (parts) => {
      const decisions = parts.map((part) => part.map(decided));
      expect(decisions.map(tallyOf).reduce(sumOfTallies, emptyTally)).toEqual(tallyOf(decisions.flat()));
    }),
  );
});

it('counts each decision once in every list', () => {
  const decisions = [
    decided({ channel: 'sms', segment: 'early', cost: 5 }),
    decided({ channel: 'email', segment: 'early', cost: 0 }),
    decided({ reason: 'paused' }),
  ];
  expect(tallyOf(decisions)).toEqual({
    messages: 2,
    excluded: 1,
    cost: 5,
    byChannel: { sms: 1, email: 1 },
    bySegment: { early: 2 },
    byReason: { paused: 1 },
    byWarning: { 'ES-DAY': 2 },
  });
});
