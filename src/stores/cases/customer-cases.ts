import type { Knex } from 'knex';
import { responseDays } from '../../domain/behaviour/response.ts';
import type { CustomerCase } from '../../domain/customer-case.ts';
import { addDays, type Day } from '../../domain/day.ts';
import { openAccountsOn } from '../accounts/open-accounts.ts';
import { pages, type Transaction } from '../database.ts';
import { type HoldRow, holdColumns, holdsBetween } from '../holds/holds.ts';
import { packedRows } from '../packed-rows.ts';
import { netPaymentsUntil } from '../payments/net-payments.ts';
import { readAhead } from '../read-ahead.ts';
import {
  type AccountRow,
  accountColumns,
  type ConsentRow,
  type CustomerRow,
  caseOf,
  consentColumns,
  contactDays,
  customerColumns,
  type InteractionRow,
  interactionColumns,
  type PaymentRow,
  paymentColumns,
} from './customer-case-rows.ts';
import { type OutcomeRow, outcomeRowColumns, outcomesBetween } from './customer-outcomes.ts';
import { type RequestRow, requestRowColumns, requestsBetween } from './customer-requests.ts';

export interface CaseQuestion {
  readonly day: Day;
  /** Customers with an account in one of these segments. */
  readonly segments: readonly string[];
  /** One customer only. */
  readonly customerId?: string | undefined;
}

const paymentDays = 180;

/** The cases of the day, customer by customer in the order of their ids, in pages; memory does not grow with them. */
export const customerCases = (trx: Transaction, question: CaseQuestion): AsyncGenerator<CustomerCase[]> =>
  readAhead(casesInPages(trx, question));

async function* casesInPages(trx: Transaction, question: CaseQuestion): AsyncGenerator<CustomerCase[]> {
  await gatherAccounts(trx, question);
  const customers = pages<CustomerRow>((last, limit) =>
    packedRows(trx, customersAfter(trx, last, limit), customerColumns),
  );
  for await (const page of customers) yield await casesOf(trx, page, question.day);
  await trx.raw('drop table case_accounts');
}

const customersAfter = (trx: Transaction, last: CustomerRow | undefined, limit: number) =>
  trx('customers as c')
    .whereExists(trx('case_accounts as g').whereRaw('g.customer_id = c.customer_id').select(trx.raw('1')))
    .where('c.customer_id', '>', last?.customer_id ?? '')
    .orderBy('c.customer_id')
    .limit(limit)
    .select(customerColumns.map((column) => `c.${column}`));

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
    .leftJoin(openAccounts(trx, question).as('o'), (join) => {
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

const openAccounts = (trx: Transaction, { day, customerId }: CaseQuestion) =>
  openAccountsOn(trx, day).modify((query) => {
    if (customerId !== undefined) query.where('a.customer_id', customerId);
  });

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

const casesOf = async (trx: Transaction, page: readonly CustomerRow[], day: Day): Promise<CustomerCase[]> => {
  const range: [string, string] = [page[0]?.customer_id ?? '', page.at(-1)?.customer_id ?? ''];
  const customers = () => trx('case_accounts as g').whereBetween('g.customer_id', range).select('g.customer_id');
  const within = (table: string) => trx(table).whereIn(`${table}.customer_id`, customers());
  const accounts = byCustomer(await packedRows<AccountRow>(trx, accountsWithin(trx, range), accountColumns));
  const consents = byCustomer(
    await packedRows<ConsentRow>(trx, within('consents').select([...consentColumns]), consentColumns),
  );
  const interactions = byCustomer(
    await packedRows<InteractionRow>(trx, withMessages(within('interactions'), day), interactionColumns),
  );
  const outcomes = byCustomer(await packedRows<OutcomeRow>(trx, outcomesBetween(trx, range), outcomeRowColumns));
  const requests = byCustomer(await packedRows<RequestRow>(trx, requestsBetween(trx, range), requestRowColumns));
  const holds = byCustomer(await packedRows<HoldRow>(trx, holdsBetween(trx, range), holdColumns));
  const payments = byCustomer(await packedRows<PaymentRow>(trx, paidUntil(trx, day, customers()), paymentColumns));
  return page.map((customer) => {
    const id = customer.customer_id;
    return caseOf(
      {
        customer,
        accounts: accounts.get(id) ?? [],
        consents: consents.get(id) ?? [],
        interactions: interactions.get(id) ?? [],
        payments: payments.get(id) ?? [],
        requests: requests.get(id) ?? [],
        outcomes: outcomes.get(id) ?? [],
        holds: holds.get(id) ?? [],
      },
      day,
    );
  });
};

const accountsWithin = (trx: Transaction, range: [string, string]) =>
  trx('case_accounts as g')
    .join('accounts as a', (join) => {
      for (const column of accountKey) join.on(`a.${column}`, `g.${column}`);
    })
    .whereBetween('g.customer_id', range)
    .orderBy(accountKey.map((column) => `g.${column}`))
    .select('g.*', 'a.product', 'a.disputed', 'a.principal_minor', 'a.interest_minor', 'a.fees_minor', 'a.extra')
    .select('a.contract_instalment_minor');

/** The steps ever sent, and the contacts made elsewhere in the last months. */
const withMessages = (interactions: Knex.QueryBuilder, day: Day) =>
  interactions
    .where((either) => {
      either
        .where('interactions.kind', 'message')
        .orWhere('interactions.on_day', '>=', addDays(day, -Math.max(contactDays, responseDays)));
    })
    .leftJoin('messages as m', (join) => {
      join.on('m.batch_id', 'interactions.batch_id').on('m.customer_id', 'interactions.customer_id');
    })
    .select('interactions.*', 'm.accounts');

/** One row a payment, also where it was split over several accounts. */
const paidUntil = (trx: Transaction, day: Day, customers: Knex.QueryBuilder) =>
  trx
    .from(netPaymentsUntil(trx, day, customers).as('paid'))
    .where('paid_on', '>', addDays(day, -paymentDays))
    .groupBy('customer_id', 'paid_on', 'currency', 'whole')
    .orderBy(['customer_id', 'paid_on', 'whole', 'currency'])
    .select('customer_id', 'paid_on', 'currency')
    .sum({ amount_minor: 'amount_minor' });

const byCustomer = <Row extends { readonly customer_id: string }>(rows: readonly Row[]): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.customer_id);
    if (group) group.push(row);
    else groups.set(row.customer_id, [row]);
  }
  return groups;
};
