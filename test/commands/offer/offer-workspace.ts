import type { Day } from '../../../src/domain/day.ts';
import type { Currency, Minor } from '../../../src/domain/money.ts';
import { zero } from '../../../src/domain/money.ts';
import type { CapacityBand } from '../../../src/domain/offer/capacity.ts';
import type { OfferPolicy } from '../../../src/domain/offer/offer-policy.ts';
import type { OfferWorkspace } from '../../../src/offer-rules.ts';
import type { Database } from '../../../src/stores/database.ts';
import type { Columns } from '../../support/portfolio-tables.ts';

export const asOf = '2026-11-20' as Day;

const minor = (amount: number): Minor => amount as Minor;

/** Pay in full with the fees forgiven, or 3 to 24 instalments to tens. */
export const policy: OfferPolicy = {
  lapseDays: 10,
  valueFloor: 0.7,
  discountRate: 12,
  payInFull: { withinDays: 10, discount: { fees: 1, interest: 0, principal: 0 } },
  instalments: {
    frequencies: [{ every: 'month', counts: [3, 6, 24] }],
    smallestInstalment: minor(1000),
    longestTermMonths: 12,
    roundTo: minor(1000),
    firstWithinDays: 30,
  },
};

const segment = (id: string) => ({ id, when: { is: 'all', of: [] }, priority: 0 }) as const;

/** A Mexican workspace whose `early` accounts have the policy and whose `late` ones have none. */
export const offerWorkspace = (
  database: Database,
  offered: OfferPolicy = policy,
  bands: readonly CapacityBand[] = [{ amount: minor(50_000) }],
): OfferWorkspace => ({
  database,
  asOf,
  settings: {
    country: 'MX',
    currency: 'MXN' as Currency,
    segments: [segment('early'), segment('late')],
    planning: {
      catchUpDays: 3,
      recentPaymentDays: 3,
      firstCallDay: 30,
      minimumBalance: zero,
      hours: undefined,
      maxPerDay: undefined,
      maxPerWeek: undefined,
      extraHolidays: [],
    },
    offers: {
      capacity: { surplusShare: 0.5, incomeShare: 0.1, contractShare: 0.8, bands },
      policies: [{ segments: ['early'], policy: offered }],
    },
  },
});

/** Puts accounts into the segment `early`. */
export const assign = async (database: Database, rows: readonly Columns[]): Promise<void> => {
  for (const row of rows) {
    await database('assignments').insert({ portfolio: 'main', segment: 'early', entered_on: '2026-11-15', ...row });
  }
};
