import type { Channel } from '../../domain/channel.ts';
import type { Day } from '../../domain/day.ts';
import type { Currency } from '../../domain/money.ts';
import type { ConsentRow } from '../consents/consent-rows.ts';
import type { HoldRow } from '../holds/holds.ts';
import type { PromiseRow } from '../promises/running-promises.ts';
import type { SuppressionRow } from '../suppressions/suppressions.ts';
import type { OutcomeRow } from './customer-outcomes.ts';
import type { RequestRow } from './customer-requests.ts';

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
