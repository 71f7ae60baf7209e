import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Currency, Minor } from '../../../src/domain/money.ts';
import { canonicalExclusion, canonicalMessage, type Message } from '../../../src/domain/plan/batch.ts';
import { asOf } from '../../support/customer-case.ts';

const message: Message = {
  customerId: 'C-1',
  portfolio: 'main',
  accountId: 'A-1',
  segment: 'early',
  step: 'reminder',
  stepKey: 'early/reminder/2026-11-15',
  template: 'reminder',
  tone: 'warm',
  channel: 'sms',
  locale: 'es-MX',
  recipient: '+525512345678',
  recipientName: null,
  subject: null,
  body: 'Hola',
  sendOn: asOf,
  notBefore: `${asOf}T08:00:00-06:00`,
  notAfter: `${asOf}T20:00:00-06:00`,
  timeZone: 'America/Mexico_City',
  currency: 'MXN' as Currency,
  amount: 100_000 as Minor,
  dueOn: asOf,
  accounts: 1,
  parts: 1,
  cost: 90 as Minor,
  offerLapsesOn: null,
  decision: '{}',
};

const keys = Object.keys(message) as (keyof Message)[];

test('a message is one line, whatever it says, and the order of its facts does not matter', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.shuffledSubarray(keys, { minLength: keys.length }),
      (body, order) => {
        const told = { ...message, body };
        const line = canonicalMessage(told);
        expect(line.split('\n')).toHaveLength(2);
        const shuffled = Object.fromEntries(order.map((key) => [key, told[key]])) as unknown as Message;
        expect(canonicalMessage(shuffled)).toBe(line);
      },
    ),
  );
});

test.each(keys)('another %s is another line', (key) => {
  const other = typeof message[key] === 'number' ? 7 : 'other';
  expect(canonicalMessage({ ...message, [key]: other })).not.toBe(canonicalMessage(message));
});

test('no two exclusions are the same line', () => {
  expect(canonicalExclusion('C-1', 'paid')).not.toBe(canonicalExclusion('C-1","paid', ''));
  expect(canonicalExclusion('C-1\n', 'paid').split('\n')).toHaveLength(2);
});
