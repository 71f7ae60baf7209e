import type { Knex } from 'knex';
import { responseDays } from '../../domain/behaviour/response.ts';
import type { CustomerCase } from '../../domain/customer-case.ts';
import { addDays, type Day } from '../../domain/day.ts';
import { type PromiseTerms, usualPromiseTerms } from '../../domain/promise/promise-terms.ts';
import { keyColumns, keyOf } from '../accounts/account-key.ts';
import { openAccountsOn } from '../accounts/open-accounts.ts';
import type { Transaction } from '../database.ts';
import { holdsBetween } from '../holds/holds.ts';
import { packedQuery } from '../packed-rows.ts';
import { netPaymentsUntil } from '../payments/net-payments.ts';
import { standPromises } from '../promises/promise-standing.ts';
import { runningPromisesBetween } from '../promises/running-promises.ts';
import { readAhead } from '../read-ahead.ts';
import { assignedOn } from '../segments/assigned-on.ts';
import { suppressionSearch } from '../suppressions/suppressions.ts';
import { consentColumns, customerColumns } from './customer-case-rows.ts';
import { contactDays } from './customer-contacts.ts';
import { outcomesBetween } from './customer-outcomes.ts';
import { requestsBetween } from './customer-requests.ts';
import { casesIn, foundColumns, type PackedCases, type RowKind } from './packed-cases.ts';

export interface CaseQuestion {
  readonly day: Day;
  /** Customers with an account in one of these segments. */
  readonly segments: readonly string[];
  /** One customer only. */
  readonly customerId?: string | undefined;
  /** When a promise is kept; where it does not matter, the usual terms. */
  readonly promiseTerms?: PromiseTerms | undefined;
}

const paymentDays = 180;

/** The cases of the day, customer by customer in the order of their ids, in pages; memory does not grow with them. */
export async function* customerCases(trx: Transaction, question: CaseQuestion): AsyncGenerator<CustomerCase[]> {
  for await (const page of packedCases(trx, question)) yield [...casesIn(page, question.day)];
}

/** The same pages, packed. */
export const packedCases = (trx: Transaction, question: CaseQuestion): AsyncGenerator<PackedCases> =>
  readAhead(packedPages(trx, question));

async function* packedPages(trx: Transaction, question: CaseQuestion): AsyncGenerator<PackedCases> {
  await gatherAccounts(trx, question);
  await standPromises(trx, { ...question, terms: question.promiseTerms ?? usualPromiseTerms });
  const suppressed = await suppressionSearch(trx);
  let after = '';
  for (;;) {
    const [page]: PackedCustomers[] = await customersAfter(trx, after);
    if (page?.packed == null || page.first === null || page.last === null) break;
    after = page.last;
    const range = [page.first, page.last] as const;
    const found = await foundWithin(trx, range, question.day);
    const suppressions = suppressed === undefined ? null : await suppressed(range);
    yield { range, customers: page.packed, found: { ...found, suppressions } };
  }
  await trx.raw('drop table case_accounts');
}

interface PackedCustomers {
  readonly packed: string | null;
  readonly first: string | null;
  readonly last: string | null;
}

/** Of more, much outlives the younger part of the memory; of fewer, the statements cost more than their rows. */
const customersAtOnce = 250;

const customersAfter = (trx: Transaction, after: string) => {
  const customers = trx('customers as c')
    .whereExists(trx('case_accounts as g').whereRaw('g.customer_id = c.customer_id').select(trx.raw('1')))
    .where('c.customer_id', '>', after)
    .orderBy('c.customer_id')
    .limit(customersAtOnce)
    .select(customerColumns.map((column) => `c.${column}`));
  return packedQuery(trx, customers, customerColumns).select(
    trx.raw('min(customer_id) as first, max(customer_id) as last'),
  );
};

/**
 * What is owed on the day by every customer asked for, in a passing table: the accounts that have a segment on the day, and the
 * open ones that have none.
 */
const gatherAccounts = async (trx: Transaction, question: CaseQuestion): Promise<void> => {
  const { day } = question;
  const gathered = trx('accounts as a')
    .leftJoin('assignments as s', (join) => {
      for (const column of keyColumns) join.on(`s.${column}`, `a.${column}`);
      join.on(trx.raw(assignedOn('s'), [day, day]));
    })
    .leftJoin(openAccountsOn(trx, day, question.customerId).as('o'), (join) => {
      for (const column of keyColumns) join.on(`o.${column}`, `a.${column}`);
    })
    .whereIn('a.customer_id', customersAsked(trx, question))
    .whereRaw('(s.customer_id is not null or o.customer_id is not null)')
    .orderBy(keyOf('a'))
    .select(keyOf('a'))
    .select('s.segment', 's.entered_on')
    .select(
      trx.raw('coalesce(o.currency, a.currency) as currency'),
      trx.raw('coalesce(o.balance_minor, 0) as balance_minor'),
      trx.raw('coalesce(o.due_on, a.due_on) as due_on'),
      trx.raw('coalesce(o.dpd, 0) as dpd'),
    );
  const { sql, bindings } = gathered.toSQL();
  await trx.raw('drop table if exists case_accounts');
  await trx.raw(`create temporary table case_accounts as ${sql}`, [...bindings]);
  await trx.raw('create index case_accounts_customer on case_accounts (customer_id)');
};

/** The customers with an account in one of the segments on the day. */
const customersAsked = (trx: Transaction, { day, segments, customerId }: CaseQuestion) =>
  trx('assignments')
    .whereRaw(assignedOn('assignments'), [day, day])
    .whereIn('segment', [...segments])
    .modify((query) => {
      if (customerId !== undefined) query.where('customer_id', customerId);
    })
    .select('customer_id');

type QueriedKind = Exclude<RowKind, 'suppressions'>;

/** One statement finds the rows of every kind. */
const foundWithin = async (
  trx: Transaction,
  range: readonly [string, string],
  day: Day,
): Promise<Readonly<Record<QueriedKind, string | null>>> => {
  const queries = Object.entries(queriesWithin(trx, range, day)) as [QueriedKind, Knex.QueryBuilder][];
  const [found]: Record<QueriedKind, string | null>[] = await trx.select(
    queries.map(([kind, query]) => packedQuery(trx, query, foundColumns[kind]).as(kind)),
  );
  if (found === undefined) throw new RangeError('a select without a table has one row');
  return found;
};

const queriesWithin = (
  trx: Transaction,
  range: readonly [string, string],
  day: Day,
): Record<QueriedKind, Knex.QueryBuilder> => {
  const customers = () =>
    trx('case_accounts as g')
      .whereBetween('g.customer_id', [...range])
      .select('g.customer_id');
  const within = (table: string) => trx(table).whereIn(`${table}.customer_id`, customers());
  return {
    accounts: accountsWithin(trx, range),
    consents: within('consents').select([...consentColumns]),
    interactions: withMessages(within('interactions'), day),
    outcomes: outcomesBetween(trx, range),
    requests: requestsBetween(trx, range),
    holds: holdsBetween(trx, range),
    promises: runningPromisesBetween(trx, range),
    payments: paidUntil(trx, day, customers()),
  };
};

const accountsWithin = (trx: Transaction, range: readonly [string, string]) =>
  trx('case_accounts as g')
    .join('accounts as a', (join) => {
      for (const column of keyColumns) join.on(`a.${column}`, `g.${column}`);
    })
    .whereBetween('g.customer_id', [...range])
    .orderBy(keyOf('g'))
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
