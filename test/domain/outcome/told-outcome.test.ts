import { describe, expect, test } from 'vitest';
import type { Contact } from '../../../src/domain/contact/contact-cap.ts';
import type { Day } from '../../../src/domain/day.ts';
import { type ToldOutcome, withOutcomes } from '../../../src/domain/outcome/told-outcome.ts';

const day = '2026-11-20' as Day;
const call: Contact = { onDay: day, channel: 'call', conversation: false };
const told = (given: Partial<ToldOutcome>): ToldOutcome => ({
  outcome: 'answered',
  onDay: day,
  channel: 'call',
  address: null,
  ours: false,
  ...given,
});

describe('withOutcomes', () => {
  test.each<[string, readonly Contact[], Partial<ToldOutcome>, readonly Contact[]]>([
    ['our call that was answered', [call], { ours: true }, [{ ...call, conversation: true }]],
    ['a call of others', [], {}, [{ ...call, conversation: true }]],
    ['a call of others that nobody answered', [], { outcome: 'no-answer' }, [call]],
    ['the same call told twice', [call], { outcome: 'no-answer' }, [call]],
    ['our message, delivered a day later', [], { outcome: 'delivered', ours: true }, []],
    ['opened, which is no contact of that day', [], { outcome: 'opened' }, []],
    ['a reply', [call], { outcome: 'replied' }, [call, { ...call, conversation: true, inbound: true }]],
    ['nobody knows by what', [], { channel: null }, []],
  ])('%s', (_, contacts, given, expected) => {
    expect(withOutcomes(contacts, [told(given)])).toEqual(expected);
  });
});
