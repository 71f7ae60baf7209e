import { accountKey } from '../../domain/account.ts';
import { isDisputed } from '../../domain/barrier/dispute.ts';
import { isResponse, type Response, respondingOutcomes, responseDays } from '../../domain/behaviour/response.ts';
import { type Channel, channels } from '../../domain/channel.ts';
import { consentsIn } from '../../domain/contact/consent.ts';
import type { Contact } from '../../domain/contact/contact-cap.ts';
import type { AccountCase, CustomerCase, PaymentCase } from '../../domain/customer-case.ts';
import { addDays, type Day } from '../../domain/day.ts';
import type { Hold } from '../../domain/hold/hold.ts';
import type { Currency, Minor } from '../../domain/money.ts';
import { withOutcomes } from '../../domain/outcome/told-outcome.ts';
import type { CustomerRequest } from '../../domain/request/customer-request.ts';
import { unsegmented } from '../../domain/segment/segment-move.ts';
import { suppressedRequest } from '../../domain/suppression/opt-out.ts';
import { type ConsentRow, consentOf } from '../consents/consent-rows.ts';
import { type HoldRow, holdOf } from '../holds/holds.ts';
import { type PromiseRow, runningPromiseOf } from '../promises/running-promises.ts';
import type { SuppressionRow } from '../suppressions/suppressions.ts';
import { type OutcomeRow, outcomeOf, unsubscribedIn } from './customer-outcomes.ts';
import { type RequestRow, requestOf } from './customer-requests.ts';

/** The rows of one customer that a case is made of. */
export interface CaseRows {
  readonly customer: CustomerRow;
  readonly accounts: readonly AccountRow[];
  readonly consents: readonly ConsentRow[];
  readonly interactions: readonly InteractionRow[];
  readonly payments: readonly PaymentRow[];
  readonly requests: readonly RequestRow[];
  readonly outcomes: readonly OutcomeRow[];
  readonly suppressions: readonly SuppressionRow[];
  readonly holds: readonly HoldRow[];
  readonly promises: readonly PromiseRow[];
}

export interface CustomerRow {
  readonly customer_id: string;
  readonly full_name: string | null;
  readonly first_name: string | null;
  readonly company: string | null;
  readonly language: string | null;
  readonly phones: string;
  readonly emails: string;
  readonly address: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly postal_code: string | null;
  readonly country: string | null;
  readonly time_zone: string | null;
  readonly preferred_channel: Channel | null;
  readonly preferred_hours: string | null;
  readonly payday: string | null;
  readonly monthly_income_minor: number | null;
  readonly monthly_expenses_minor: number | null;
  readonly income_currency: string | null;
}

export interface AccountRow {
  readonly customer_id: string;
  readonly portfolio: string;
  readonly account_id: string;
  readonly segment: string | null;
  readonly entered_on: Day | null;
  readonly currency: Currency;
  readonly balance_minor: number;
  readonly due_on: Day;
  readonly dpd: number;
  readonly disputed: number;
  readonly product: string | null;
  readonly principal_minor: number | null;
  readonly interest_minor: number | null;
  readonly fees_minor: number | null;
  readonly contract_instalment_minor: number | null;
  readonly extra: string | null;
}

export interface InteractionRow {
  readonly customer_id: string;
  readonly interaction_key: string;
  readonly kind: 'message' | 'contact';
  readonly direction: 'in' | 'out';
  readonly channel: string;
  readonly result: string | null;
  readonly portfolio: string | null;
  readonly account_id: string | null;
  /** How many accounts the message was about; null where none is kept. */
  readonly accounts: number | null;
  readonly on_day: Day;
  readonly batch_id: number | null;
}

export interface PaymentRow {
  readonly customer_id: string;
  readonly paid_on: Day;
  readonly amount_minor: number;
  readonly currency: string;
}

/** The names of a row's columns, none left out. */
const every = <Row>(columns: Readonly<Record<keyof Row & string, true>>): readonly (keyof Row & string)[] =>
  Object.keys(columns) as (keyof Row & string)[];

export const customerColumns = every<CustomerRow>({
  customer_id: true,
  full_name: true,
  first_name: true,
  company: true,
  language: true,
  phones: true,
  emails: true,
  address: true,
  city: true,
  region: true,
  postal_code: true,
  country: true,
  time_zone: true,
  preferred_channel: true,
  preferred_hours: true,
  payday: true,
  monthly_income_minor: true,
  monthly_expenses_minor: true,
  income_currency: true,
});

export const accountColumns = every<AccountRow>({
  customer_id: true,
  portfolio: true,
  account_id: true,
  segment: true,
  entered_on: true,
  currency: true,
  balance_minor: true,
  due_on: true,
  dpd: true,
  disputed: true,
  product: true,
  principal_minor: true,
  interest_minor: true,
  fees_minor: true,
  contract_instalment_minor: true,
  extra: true,
});

export const consentColumns = every<ConsentRow>({
  customer_id: true,
  channel: true,
  state: true,
  since_on: true,
  dated: true,
  form: true,
});

export const interactionColumns = every<InteractionRow>({
  customer_id: true,
  interaction_key: true,
  kind: true,
  direction: true,
  channel: true,
  result: true,
  portfolio: true,
  account_id: true,
  accounts: true,
  on_day: true,
  batch_id: true,
});

export const paymentColumns = every<PaymentRow>({
  customer_id: true,
  paid_on: true,
  amount_minor: true,
  currency: true,
});

/** Limits on contact look back no further. */
export const contactDays = 60;

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
  contacts: inOrder(
    withOutcomes(
      interactions.filter(isWithin(day, contactDays)).flatMap(contactOf),
      outcomes.filter(isWithin(day, contactDays)).map(outcomeOf),
    ),
  ),
  responses: [
    ...interactions.filter(isWithin(day, responseDays)).flatMap(responseOf),
    ...outcomes.filter(isWithin(day, responseDays)).flatMap(respondedOf),
  ],
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

const isWithin =
  (day: Day, days: number) =>
  ({ on_day }: { readonly on_day: Day }): boolean =>
    on_day >= addDays(day, -days);

const responseOf = ({ on_day, channel, direction, result }: InteractionRow): Response[] =>
  isChannel(channel) && isResponse(direction, result) ? [{ onDay: on_day, channel }] : [];

const respondedOf = ({ on_day, channel, outcome }: OutcomeRow): Response[] =>
  channel !== null && respondingOutcomes.some((responding) => responding === outcome)
    ? [{ onDay: on_day, channel }]
    : [];

/** A visit counts as a call does: both are made in person. */
const contactOf = ({ on_day, channel, direction, result, ...about }: InteractionRow): Contact[] => {
  const by = channel === 'visit' ? 'call' : channel;
  if (!isChannel(by)) return [];
  const { portfolio, account_id, accounts } = about;
  const isOfOne = portfolio !== null && account_id !== null && Number(accounts ?? 1) === 1;
  const account = isOfOne ? accountKey({ portfolio, accountId: account_id }) : undefined;
  const conversation = result === 'conversation';
  return [{ onDay: on_day, channel: by, account, conversation, ...(direction === 'in' ? { inbound: true } : {}) }];
};

/** The latest contacts last, in whatever order the rows came. */
const inOrder = (contacts: readonly Contact[]): readonly Contact[] =>
  contacts.length < 2 ? contacts : [...contacts].sort((one, other) => compareText(orderOf(one), orderOf(other)));

const orderOf = ({ onDay, channel, account = '' }: Contact): string => `${onDay} ${channel} ${account}`;

const compareText = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);

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

const isChannel = (name: string): name is Channel => (channels as readonly string[]).includes(name);
