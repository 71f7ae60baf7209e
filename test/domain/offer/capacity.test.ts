import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Minor } from '../../../src/domain/money.ts';
import {
  type CapacityFacts,
  type CapacityPolicy,
  capacityOf,
  sharedCapacity,
} from '../../../src/domain/offer/capacity.ts';

const minor = (amount: number): Minor => amount as Minor;
const minors = (...amounts: number[]): Minor[] => amounts.map(minor);

const policy: CapacityPolicy = {
  surplusShare: '0.5',
  incomeShare: '0.10',
  contractShare: 0.8,
  bands: [{ upTo: minor(100_000), amount: minor(10_000) }, { amount: minor(25_000) }],
};

const balance = minor(100_000);

describe('the monthly capacity', () => {
  it.each<[string, CapacityFacts, number, string]>([
    [
      'half the declared surplus, before anything else',
      {
        balance,
        monthlyIncome: minor(100_001),
        monthlyExpenses: minor(60_000),
        payments: minors(9),
        contractInstalment: minor(9),
      },
      20_000,
      'declared-surplus',
    ],
    [
      'nothing where expenses are higher',
      { balance, monthlyIncome: minor(50_000), monthlyExpenses: minor(60_000) },
      0,
      'declared-surplus',
    ],
    ['a tenth of the income', { balance, monthlyIncome: minor(99_999), payments: minors(9) }, 9999, 'declared-income'],
    ['the middle payment', { balance, payments: minors(900, 100, 500), contractInstalment: minor(9) }, 500, 'payments'],
    ['the mean of the middle two', { balance, payments: minors(100, 903, 500, 400) }, 450, 'payments'],
    [
      'four fifths of the contract instalment',
      { balance, payments: [], contractInstalment: minor(1001) },
      800,
      'contract-instalment',
    ],
    ['the band of the balance, its edge included', { balance }, 10_000, 'policy-default'],
    ['the open band above', { balance: minor(100_001) }, 25_000, 'policy-default'],
    ['expenses alone tell nothing', { balance, monthlyExpenses: minor(5) }, 10_000, 'policy-default'],
  ])('is %s', (_, facts, amount, source) => {
    expect(capacityOf(facts, policy)).toEqual({ amount, source });
  });

  it('is nothing where no band holds the balance', () => {
    expect(capacityOf({ balance }, { ...policy, bands: [] })).toEqual({ amount: 0, source: 'policy-default' });
  });

  it('is exact for shares a float cannot hold', () => {
    const facts = { balance, monthlyIncome: minor(70), monthlyExpenses: minor(0) };
    expect(capacityOf(facts, { ...policy, surplusShare: '0.7' }).amount).toBe(49);
  });
});

describe('a capacity shared over accounts', () => {
  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [100, [1, 2], [33, 67]],
    [100, [0, 5, -3], [0, 100, 0]],
    [100, [0, 0], [0, 0]],
    [100, [], []],
    [0, [5, 5], [0, 0]],
  ])('%d over %j is %j', (capacity, balances, parts) => {
    expect(sharedCapacity(minor(capacity), minors(...balances))).toEqual(parts);
  });

  it('adds up, and each part is within a unit of its proportion', () => {
    const balances = fc.array(fc.integer({ min: 1, max: 10 ** 12 }).map(minor), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.nat({ max: 10 ** 11 }).map(minor), balances, (capacity, owed) => {
        const parts = sharedCapacity(capacity, owed);
        const sum = owed.reduce((total, one) => total + BigInt(one), 0n);
        expect(parts.reduce((total, part) => total + part, 0)).toBe(capacity);
        for (const [index, part] of parts.entries()) {
          const exact = BigInt(capacity) * BigInt(owed[index] ?? 0);
          const off = BigInt(part) * sum - exact;
          expect(off < sum && off > -sum).toBe(true);
        }
      }),
    );
  });
});
