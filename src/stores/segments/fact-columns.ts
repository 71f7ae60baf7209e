import type { Day } from '../../domain/day.ts';
import { extraName, type KnownFact } from '../../domain/segment/fact.ts';
import type { Dialect } from '../dialect.ts';
import { type Fragment, fragment } from '../fragment.ts';

/** What a fact needs joined to the open accounts: only what some condition uses is joined. */
export type FactSource = 'customers' | 'peers' | 'peer_balances' | 'paid_before';

/** Where a fact stands in the query of open accounts (`open`), and what must be joined for it. */
export interface FactColumn {
  readonly value: Fragment;
  readonly needs?: FactSource;
}

/** What the columns are written for. */
export interface FactScope {
  readonly dialect: Dialect;
  readonly day: Day;
}

/** The column, or expression over columns, that holds a fact. A bucket is a range of days past due. */
export const factColumn = (fact: string, { dialect, day }: FactScope): FactColumn => {
  const extra = extraName(fact);
  if (extra !== undefined) return { value: fragment(dialect.jsonText('open.extra'), extra) };
  if (fact === 'days_since_payment') {
    return { value: fragment(dialect.daysSince(lastPaymentOn), day, day), needs: 'paid_before' };
  }
  const column = columns[fact as ColumnFact];
  if (column === undefined) throw new RangeError(`the fact ${fact} has no column`);
  const needs = sources.find((source) => column.includes(`${source}.`));
  return { value: fragment(column), ...(needs && { needs }) };
};

const sources: readonly FactSource[] = ['customers', 'peers', 'peer_balances', 'paid_before'];

type ColumnFact = Exclude<KnownFact, 'days_since_payment'>;

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
  balance: 'open.balance_minor',
  original_amount: 'open.original_minor',
  principal: 'open.principal_minor',
  interest: 'open.interest_minor',
  fees: 'open.fees_minor',
  contract_instalment: 'open.contract_instalment_minor',
  last_payment_amount: 'open.last_payment_minor',
  product: 'open.product',
  currency: 'open.currency',
  creditor: 'open.creditor',
  external_status: 'open.external_status',
  portfolio: 'open.portfolio',
  opened_on: 'open.opened_on',
  due_date: 'open.due_on',
  last_payment_on: 'open.last_payment_on',
  disputed: 'open.disputed',
  dpd: 'open.dpd',
  bucket: 'open.dpd',
  language: 'customers.language',
  city: 'customers.city',
  region: 'customers.region',
  country: 'customers.country',
  postal_code: 'customers.postal_code',
  time_zone: 'customers.time_zone',
  preferred_channel: 'customers.preferred_channel',
  form_of_address: 'customers.form_of_address',
  company: 'customers.company',
  payday: 'customers.payday',
  monthly_income: inAccountCurrency('customers.monthly_income_minor'),
  monthly_expenses: inAccountCurrency('customers.monthly_expenses_minor'),
  reachable: isReachable,
  accounts_of_customer: 'peers.accounts',
  customer_balance: 'peer_balances.balance_minor',
  payments_90d: 'coalesce(paid_before.payments_90d, 0)',
  paid_90d: 'coalesce(paid_before.paid_90d_minor, 0)',
};
