import { describe, expect, it, test } from 'vitest';
import { addDays } from '../../../src/domain/day.ts';
import type { Hold } from '../../../src/domain/hold/hold.ts';
import { holdReasons } from '../../../src/domain/hold/hold-reason.ts';
import { holdTerms } from '../../../src/domain/hold/hold-terms.ts';
import { treatmentOf } from '../../../src/domain/plan/treatment.ts';
import { accountCase, asOf, customerCase, step, strategy, treatmentTerms } from '../../support/customer-case.ts';
import { aHold } from '../../support/hold.ts';

const two = [accountCase({ accountId: 'A-1' }), accountCase({ accountId: 'B-1', dpd: 4 })];
const about = (accountId: string) => ({ account: { portfolio: 'main', accountId } });
const found = (...holds: Partial<Hold>[]) =>
  treatmentOf(customerCase({ accounts: two, holds: holds.map(aHold) }), treatmentTerms());
const codes = (...holds: Partial<Hold>[]): string[] => found(...holds).barriers.map(({ code }) => code);

test.each(holdReasons)('a running hold for %s on the customer is told by its code and its days', (reason) => {
  expect(found({ holdId: 7, reason }).barriers).toEqual([
    { code: holdTerms[reason].code, rule: 'customer.holds', detail: 'hold 7, from 2026-11-01 through 2026-11-30' },
  ]);
});

test('one that is over, or not begun, or released, bars nothing', () => {
  expect(codes({ until: addDays(asOf, -1) }, { from: addDays(asOf, 1) }, { releasedOn: asOf })).toEqual([]);
});

describe('a hold on an account', () => {
  it('takes it out of the message and leaves the others', () => {
    const { treatment, barriers } = found({ reason: 'agreement', ...about('A-1') });
    expect(barriers).toEqual([]);
    expect([treatment?.account.accountId, treatment?.others]).toEqual(['B-1', []]);
  });

  it('excludes the customer where every account has one, with every reason told', () => {
    const holds = [
      { holdId: 1, reason: 'agreement', ...about('A-1') },
      { holdId: 2, reason: 'pause', ...about('B-1') },
      { holdId: 3, reason: 'pause', ...about('A-1') },
      { holdId: 4, reason: 'hardship' },
    ] as const;
    expect(codes(...holds)).toEqual(['agreement-on-track', 'paused', 'paused', 'hold:hardship']);
  });

  it('is about the account of its own portfolio', () => {
    expect(found({ account: { portfolio: 'other', accountId: 'A-1' } }).treatment?.others).toHaveLength(1);
  });
});

describe('a strategy that goes by delinquent days', () => {
  const terms = (clock: 'dpd' | 'delinquent') =>
    treatmentTerms({
      strategies: new Map([['early', { ...strategy('early', step('first', 3), step('second', 20)), clock }]]),
    });
  const hold = aHold({ from: addDays(asOf, -20), until: addDays(asOf, -4), stopsClock: true });
  const customer = customerCase({ accounts: [accountCase({ dpd: 20 })], holds: [hold] });

  it('is at the step that its clock has come to', () => {
    expect(treatmentOf(customer, terms('dpd')).treatment?.step.id).toBe('second');
    const { treatment } = treatmentOf(customer, terms('delinquent'));
    expect([treatment?.step.id, treatment?.lastDay]).toEqual(['first', addDays(asOf, 2)]);
  });

  it('says how long the clock stood where no step has come', () => {
    const whole = { ...customer, holds: [{ ...hold, until: addDays(asOf, -2) }] };
    expect(treatmentOf(whole, terms('delinquent')).barriers).toEqual([
      { code: 'no-step-due', detail: '2 of 20 days past due count: 18 were on hold' },
    ]);
  });
});
