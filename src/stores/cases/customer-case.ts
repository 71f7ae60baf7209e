import { isDisputed } from '../../domain/barrier/dispute.ts';
import { consentsIn } from '../../domain/contact/consent.ts';
import type { AccountCase, CustomerCase, PaymentCase } from '../../domain/customer-case.ts';
import type { Day } from '../../domain/day.ts';
import type { Hold } from '../../domain/hold/hold.ts';
import type { Minor } from '../../domain/money.ts';
import type { CustomerRequest } from '../../domain/request/customer-request.ts';
import { unsegmented } from '../../domain/segment/segment-move.ts';
import { suppressedRequest } from '../../domain/suppression/opt-out.ts';
import { type ConsentRow, consentOf } from '../consents/consent-rows.ts';
import { holdOf } from '../holds/holds.ts';
import { runningPromiseOf } from '../promises/running-promises.ts';
import type { SuppressionRow } from '../suppressions/suppressions.ts';
import type { AccountRow, CaseRows } from './customer-case-rows.ts';
import { contactsIn, responsesIn } from './customer-contacts.ts';
import { outcomeOf, unsubscribedIn } from './customer-outcomes.ts';
import { requestOf } from './customer-requests.ts';

/** The case of one customer on a day. */
export const caseOf = (
  { customer, accounts, consents, interactions, payments, requests, outcomes, holds, promises, suppressions }: CaseRows,
  day: Day,
): CustomerCase => ({
  customerId: customer.customer_id,
  fullName: customer.full_name,
  firstName: customer.first_name,
  company: customer.company,
  language: customer.language,
  phones: listOf(customer.phones),
  emails: listOf(customer.emails),
  address: customer.address,
  city: customer.city,
  region: customer.region,
  postalCode: customer.postal_code,
  country: customer.country,
  timeZone: customer.time_zone,
  preferredChannel: customer.preferred_channel,
  preferredHours: customer.preferred_hours,
  payday: customer.payday,
  monthlyIncome: minor(customer.monthly_income_minor),
  monthlyExpenses: minor(customer.monthly_expenses_minor),
  incomeCurrency: customer.income_currency,
  ...consentsIn(consents.filter(holdsOn(day)).map(consentOf)),
  accounts: accounts
    .filter(isSegmented)
    .map(accountOf)
    .map(disputedOn(day, requests.map(requestOf), holds.map(holdOf))),
  outcomes: outcomes.map(outcomeOf),
  requests: [...requests.map(requestOf), ...unsubscribedIn(outcomes), ...suppressions.map(suppressedIn)],
  holds: holds.map(holdOf),
  promises: promises.map(runningPromiseOf),
  unsegmented: accounts
    .filter((account) => !isSegmented(account))
    .map(accountOf)
    .map(disputedOn(day, requests.map(requestOf), holds.map(holdOf))),
  contacts: contactsIn(interactions, outcomes, day),
  responses: responsesIn(interactions, outcomes, day),
  stepsDone: new Map(
    interactions
      .filter(({ kind }) => kind === 'message')
      .map(({ interaction_key, on_day, channel, batch_id }) => [
        interaction_key,
        { onDay: on_day, channel, batch: batch_id },
      ]),
  ),
  payments: payments.map(
    ({ paid_on, amount_minor, currency }): PaymentCase => ({
      paidOn: paid_on,
      amount: Number(amount_minor) as Minor,
      currency,
    }),
  ),
});

/** What a customer agrees to from a later day on does not hold yet; what they refuse does. */
const holdsOn =
  (day: Day) =>
  ({ state, since_on }: ConsentRow): boolean =>
    state === 'refused' || since_on <= day;

const suppressedIn = ({ channel, since_on }: SuppressionRow): CustomerRequest =>
  suppressedRequest({ channel, since: since_on });

const disputedOn =
  (day: Day, requests: readonly CustomerRequest[], holds: readonly Hold[]) =>
  (account: AccountCase): AccountCase =>
    isDisputed(account, { requests, holds }, day) ? { ...account, disputed: true } : account;

const isSegmented = ({ segment }: AccountRow): boolean => segment !== null;

const accountOf = (row: AccountRow): AccountCase => ({
  portfolio: row.portfolio,
  accountId: row.account_id,
  segment: row.segment ?? unsegmented,
  enteredOn: row.entered_on ?? row.due_on,
  currency: row.currency,
  balance: Number(row.balance_minor) as Minor,
  dueOn: row.due_on,
  dpd: Number(row.dpd),
  disputed: row.disputed === 1,
  product: row.product,
  principal: minor(row.principal_minor),
  interest: minor(row.interest_minor),
  fees: minor(row.fees_minor),
  contractInstalment: minor(row.contract_instalment_minor),
  extra: row.extra === null ? {} : (JSON.parse(row.extra) as Record<string, string>),
});

const minor = (amount: number | null): Minor | null => (amount === null ? null : (Number(amount) as Minor));

const listOf = (json: string): string[] => (json === '[]' ? [] : (JSON.parse(json) as string[]));
