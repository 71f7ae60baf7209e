import { type Channel, channels } from '../domain/channel.ts';
import type { AccountCase, CustomerCase, OwedElsewhere, PaymentCase } from '../domain/customer-case.ts';
import { addDays, type Day } from '../domain/day.ts';
import type { Currency, Minor } from '../domain/money.ts';
import { pages, type Transaction } from './database.ts';
import { openAccountsOn } from './open-accounts.ts';

export interface CaseQuestion {
  readonly day: Day;
  /** Customers with an account in one of these segments. */
  readonly segments: readonly string[];
  /** One customer only. */
  readonly customerId?: string | undefined;
}

const contactDays = 60;
const paymentDays = 180;

/** The cases of the day, customer by customer in the order of their ids, in pages; memory does not grow with them. */
export async function* customerCases(trx: Transaction, question: CaseQuestion): AsyncGenerator<CustomerCase[]> {
  await gatherAccounts(trx, question);
  const customers = pages<CustomerRow>((last, limit) =>
    trx('customers as c')
      .whereExists(trx('case_accounts as g').whereRaw('g.customer_id = c.customer_id').select(trx.raw('1')))
      .modify((query) => {
        if (last) query.where('c.customer_id', '>', last.customer_id);
      })
      .orderBy('c.customer_id')
      .limit(limit)
      .select('c.*'),
  );
  for await (const page of customers) yield await casesOf(trx, page, question.day);
  await trx.raw('drop table case_accounts');
}

const accountKey = ['customer_id', 'portfolio', 'account_id'] as const;

/**
 * What is owed on the day by every customer asked for, in a passing table: the accounts that have a segment on the day, and the
 * open ones that have none.
 */
const gatherAccounts = async (trx: Transaction, question: CaseQuestion): Promise<void> => {
  const { day } = question;
  const gathered = trx('accounts as a')
    .leftJoin('assignments as s', (join) => {
      for (const column of accountKey) join.on(`s.${column}`, `a.${column}`);
      join.on('s.entered_on', '<=', trx.raw('?', [day]));
      join.on(trx.raw('(s.left_on is null or s.left_on > ?)', [day]));
    })
    .leftJoin(openAccountsOn(trx, day).as('o'), (join) => {
      for (const column of accountKey) join.on(`o.${column}`, `a.${column}`);
    })
    .whereIn('a.customer_id', customersAsked(trx, question))
    .whereRaw('(s.customer_id is not null or o.customer_id is not null)')
    .orderBy(accountKey.map((column) => `a.${column}`))
    .select(accountKey.map((column) => `a.${column}`))
    .select('s.segment', 's.entered_on')
    .select(
      trx.raw('coalesce(o.currency, a.currency) as currency'),
      trx.raw('coalesce(o.balance_minor, 0) as balance_minor'),
      trx.raw('coalesce(o.due_on, a.due_on) as due_on'),
      trx.raw('coalesce(o.dpd, 0) as dpd'),
    );
  const { sql, bindings } = gathered.toSQL().toNative();
  await trx.raw('drop table if exists case_accounts');
  await trx.raw(`create temporary table case_accounts as ${sql}`, [...bindings]);
  await trx.raw('create index case_accounts_customer on case_accounts (customer_id)');
};

/** The customers with an account in one of the segments on the day. */
const customersAsked = (trx: Transaction, { day, segments, customerId }: CaseQuestion) =>
  trx('assignments')
    .where('entered_on', '<=', day)
    .whereRaw('(left_on is null or left_on > ?)', [day])
    .whereIn('segment', [...segments])
    .modify((query) => {
      if (customerId !== undefined) query.where('customer_id', customerId);
    })
    .select('customer_id');

interface CustomerRow {
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

interface AccountRow {
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

const casesOf = async (trx: Transaction, page: readonly CustomerRow[], day: Day): Promise<CustomerCase[]> => {
  const range: [string, string] = [page[0]?.customer_id ?? '', page.at(-1)?.customer_id ?? ''];
  const within = (table: string) =>
    trx(table).whereIn(
      `${table}.customer_id`,
      trx('case_accounts as g').whereBetween('g.customer_id', range).select('g.customer_id'),
    );
  const accounts = byCustomer<AccountRow>(await accountsWithin(trx, range));
  const consents = byCustomer<ConsentRow>(await within('consents'));
  const interactions = byCustomer<InteractionRow>(await within('interactions').where('direction', 'out'));
  const payments = byCustomer<PaymentRow>(
    await within('payments')
      .where('paid_on', '>', addDays(day, -paymentDays))
      .where('paid_on', '<=', day)
      .orderBy(['customer_id', 'paid_on', 'payment_key']),
  );
  return page.map((customer) =>
    caseOf(
      customer,
      accounts.get(customer.customer_id) ?? [],
      consents.get(customer.customer_id) ?? [],
      interactions.get(customer.customer_id) ?? [],
      payments.get(customer.customer_id) ?? [],
      day,
    ),
  );
};

const accountsWithin = (trx: Transaction, range: [string, string]): PromiseLike<AccountRow[]> =>
  trx('case_accounts as g')
    .join('accounts as a', (join) => {
      for (const column of accountKey) join.on(`a.${column}`, `g.${column}`);
    })
    .whereBetween('g.customer_id', range)
    .orderBy(accountKey.map((column) => `g.${column}`))
    .select('g.*', 'a.product', 'a.disputed', 'a.principal_minor', 'a.interest_minor', 'a.fees_minor', 'a.extra')
    .select('a.contract_instalment_minor');

interface ConsentRow {
  readonly customer_id: string;
  readonly channel: Channel;
  readonly state: 'granted' | 'refused';
}

interface InteractionRow {
  readonly customer_id: string;
  readonly interaction_key: string;
  readonly channel: string;
  readonly account_id: string;
  readonly on_day: Day;
}

interface PaymentRow {
  readonly customer_id: string;
  readonly paid_on: Day;
  readonly amount_minor: number;
  readonly currency: string;
}

const byCustomer = <Row extends { readonly customer_id: string }>(rows: readonly Row[]): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.customer_id);
    if (group) group.push(row);
    else groups.set(row.customer_id, [row]);
  }
  return groups;
};

const caseOf = (
  customer: CustomerRow,
  accounts: readonly AccountRow[],
  consents: readonly ConsentRow[],
  interactions: readonly InteractionRow[],
  payments: readonly PaymentRow[],
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
  consents: new Map(consents.map(({ channel, state }) => [channel, state])),
  accounts: accounts.flatMap(accountOf),
  unsegmented: accounts.filter(({ segment }) => segment === null).map(owedElsewhere),
  contacts: interactions
    .filter(({ on_day, channel }) => on_day >= addDays(day, -contactDays) && isChannel(channel))
    .map(({ on_day, channel, account_id }) => ({
      onDay: on_day,
      channel: channel as Channel,
      account: account_id,
      conversation: false,
    })),
  stepsDone: new Set(interactions.map(({ interaction_key }) => interaction_key)),
  payments: payments.map(
    ({ paid_on, amount_minor, currency }): PaymentCase => ({
      paidOn: paid_on,
      amount: Number(amount_minor) as Minor,
      currency,
    }),
  ),
});

const accountOf = (row: AccountRow): AccountCase[] => {
  if (row.segment === null || row.entered_on === null) return [];
  return [
    {
      portfolio: row.portfolio,
      accountId: row.account_id,
      segment: row.segment,
      enteredOn: row.entered_on,
      ...owedElsewhere(row),
      dueOn: row.due_on,
      dpd: Number(row.dpd),
      disputed: row.disputed === 1,
      product: row.product,
      principal: minor(row.principal_minor),
      interest: minor(row.interest_minor),
      fees: minor(row.fees_minor),
      extra: row.extra === null ? {} : (JSON.parse(row.extra) as Record<string, string>),
    },
  ];
};

const owedElsewhere = (row: AccountRow): OwedElsewhere => ({
  currency: row.currency,
  balance: Number(row.balance_minor) as Minor,
  contractInstalment: minor(row.contract_instalment_minor),
});

const minor = (amount: number | null): Minor | null => (amount === null ? null : (Number(amount) as Minor));

const listOf = (json: string): string[] => (json === '[]' ? [] : (JSON.parse(json) as string[]));

const isChannel = (name: string): name is Channel => (channels as readonly string[]).includes(name);
