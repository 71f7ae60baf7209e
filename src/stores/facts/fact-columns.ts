import type { Day } from '../../domain/day.ts';
import { extraName } from '../../domain/segment/fact.ts';
import type { KnownFact } from '../../domain/segment/known-facts.ts';
import type { Dialect } from '../dialect.ts';
import { type Fragment, fragment } from '../fragment.ts';
import { type FactSource, factSources } from './fact-joins.ts';

/** What the columns are written for. */
export interface FactScope {
  readonly dialect: Dialect;
  readonly day: Day;
}

/** The column, or expression over columns, that holds a fact in a query of open accounts (`open`). A bucket is a range of days past due. */
export const factColumn = (fact: string, { dialect, day }: FactScope): Fragment => {
  const extra = extraName(fact);
  if (extra !== undefined) return fragment(dialect.jsonText('open.extra'), extra);
  const column = columns[fact as ColumnFact];
  if (column !== undefined) return fragment(column);
  const worked = workedOut[fact as WorkedFact];
  if (worked === undefined) throw new RangeError(`the fact ${fact} has no column`);
  return worked(dialect, day);
};

/** What must be joined for what a fragment speaks of. */
export const sourcesIn = ({ sql }: Fragment): readonly FactSource[] =>
  factSources.filter((source) => new RegExp(`\\b${source}\\.`).test(sql));

type WorkedFact = 'days_since_payment' | 'days_since_contact' | 'email' | 'phone';
type ColumnFact = Exclude<KnownFact, WorkedFact | 'score'>;

const workedOut: Readonly<Record<WorkedFact, (dialect: Dialect, day: Day) => Fragment>> = {
  days_since_payment: ({ daysSince }, day) => fragment(daysSince(lastPaymentOn), day, day),
  days_since_contact: ({ daysSince }, day) => fragment(daysSince('contacted.last_on'), day),
  email: ({ firstText }) => fragment(firstText('customers.emails')),
  phone: ({ firstText }) => fragment(firstText('customers.phones')),
};

/** The later of the last payment we know of and the last one the portfolio's file named, by the day. */
const lastPaymentOn =
  'case when open.last_payment_on <= ? and (paid_before.last_on is null or open.last_payment_on > paid_before.last_on) ' +
  'then open.last_payment_on else paid_before.last_on end';

const isReachable =
  "(case when customers.phones not in ('', '[]') or customers.emails not in ('', '[]') or customers.address is not null then 1 else 0 end)";

/** An income in another currency than the account's says nothing about an amount in the account's. */
const inAccountCurrency = (column: string): string =>
  `case when customers.income_currency = open.currency then ${column} end`;

const columns: Readonly<Record<ColumnFact, string>> = {
  account_id: 'open.account_id',
  portfolio: 'open.portfolio',
  placed_on: 'open.placed_on',
  balance: 'open.balance_minor',
  original_amount: 'open.original_minor',
  principal: 'open.principal_minor',
  interest: 'open.interest_minor',
  fees: 'open.fees_minor',
  contract_instalment: 'open.contract_instalment_minor',
  currency: 'open.currency',
  product: 'open.product',
  creditor: 'open.creditor',
  external_status: 'open.external_status',
  notes: 'open.notes',
  opened_on: 'open.opened_on',
  due_date: 'open.due_on',
  disputed: 'open.disputed',
  dpd: 'open.dpd',
  delinquent_days: '(open.dpd - coalesce(stopped.days, 0))',
  bucket: 'open.dpd',
  customer_id: 'open.customer_id',
  national_id: 'customers.national_id',
  full_name: 'customers.full_name',
  first_name: 'customers.first_name',
  company: 'customers.company',
  language: 'customers.language',
  address: 'customers.address',
  city: 'customers.city',
  region: 'customers.region',
  postal_code: 'customers.postal_code',
  country: 'customers.country',
  time_zone: 'customers.time_zone',
  preferred_channel: 'customers.preferred_channel',
  preferred_hours: 'customers.preferred_hours',
  form_of_address: 'customers.form_of_address',
  payday: 'customers.payday',
  monthly_income: inAccountCurrency('customers.monthly_income_minor'),
  monthly_expenses: inAccountCurrency('customers.monthly_expenses_minor'),
  consent_sms: 'consented.sms',
  consent_whatsapp: 'consented.whatsapp',
  consent_email: 'consented.email',
  consent_letter: 'consented.letter',
  consent_call: 'consented.call',
  consent_on: 'consented.said_on',
  reachable: isReachable,
  accounts_of_customer: 'peers.accounts',
  customer_balance: 'peer_balances.balance_minor',
  payments_90d: 'coalesce(paid_before.payments_90d, 0)',
  paid_90d: 'coalesce(paid_before.paid_90d_minor, 0)',
  last_payment_on: 'open.last_payment_on',
  last_payment_amount: 'open.last_payment_minor',
  on_time_ratio: 'punctuality.on_time',
  kept_promises: 'coalesce(promised.kept, 0)',
  broken_promises: 'coalesce(promised.broken, 0)',
  responses_90d: 'coalesce(responses.responses, 0)',
  best_channel: 'responses.best_channel',
  vulnerable: '(case when vulnerable.customer_id is not null then 1 else 0 end)',
  agreement_state: 'agreements.state',
};
