import type { AccountCase, CustomerCase } from '../../src/domain/customer-case.ts';
import { addDays, type Day } from '../../src/domain/day.ts';
import type { Currency, Minor } from '../../src/domain/money.ts';
import type { Step, Strategy } from '../../src/domain/plan/strategy.ts';
import type { TreatmentTerms } from '../../src/domain/plan/treatment.ts';

/** A Friday. */
export const asOf = '2026-11-20' as Day;

/** An account five days past due that has been in its segment for a month. */
export const accountCase = (given: Partial<AccountCase> = {}): AccountCase => {
  const { dpd = 5 } = given;
  return {
    portfolio: 'main',
    accountId: 'A-1001',
    segment: 'early',
    enteredOn: '2026-01-01' as Day,
    currency: 'MXN' as Currency,
    balance: 100_000 as Minor,
    dueOn: addDays(asOf, -dpd),
    dpd,
    disputed: false,
    product: null,
    principal: null,
    interest: null,
    fees: null,
    contractInstalment: null,
    extra: {},
    ...given,
  };
};

/** A customer with one account, a telephone and an e-mail, who has said nothing about either. */
export const customerCase = (given: Partial<CustomerCase> = {}): CustomerCase => ({
  customerId: 'C-1',
  fullName: 'Ana Torres Gómez',
  firstName: null,
  company: null,
  language: null,
  phones: ['+525512345678'],
  emails: ['ana@example.com'],
  address: null,
  city: null,
  region: null,
  postalCode: null,
  country: null,
  timeZone: null,
  preferredChannel: null,
  preferredHours: null,
  payday: null,
  monthlyIncome: null,
  monthlyExpenses: null,
  incomeCurrency: null,
  consents: new Map(),
  agreedOn: new Map(),
  writtenConsents: new Set(),
  accounts: [accountCase()],
  unsegmented: [],
  contacts: [],
  responses: [],
  stepsDone: new Map(),
  promises: [],
  payments: [],
  requests: [],
  holds: [],
  outcomes: [],
  ...given,
});

export const step = (id: string, day: number, given: Partial<Step> = {}): Step => ({
  id,
  day,
  channels: ['sms', 'email'],
  tone: 'warm',
  template: id,
  offers: false,
  ...given,
});

export const strategy = (segment: string, ...steps: Step[]): Strategy => ({ segment, clock: 'dpd', steps });

/** Steps on days 3, 10 and 20 for `early`, one on day 31 for `mid`; three days of catch-up, three of rest after a payment. */
export const treatmentTerms = (given: Partial<TreatmentTerms> = {}): TreatmentTerms => ({
  asOf,
  strategies: new Map([
    ['early', strategy('early', step('reminder', 3), step('help', 10), step('options', 20))],
    ['mid', strategy('mid', step('mid-options', 31))],
  ]),
  priorities: new Map(),
  catchUpDays: 3,
  recentPaymentDays: 3,
  minimumBalance: 0 as Minor,
  currency: 'MXN' as Currency,
  ...given,
});
