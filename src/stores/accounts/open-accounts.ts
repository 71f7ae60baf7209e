import type { Knex } from 'knex';
import type { Day } from '../../domain/day.ts';
import type { Database } from '../database.ts';
import { dialectOf } from '../dialect.ts';
import { keyColumns, keyOf, sameAccount } from './account-key.ts';

/** One open account as of a day. The facts of `accounts` that have no history are those of today. */
export interface OpenAccount {
  readonly customer_id: string;
  readonly portfolio: string;
  readonly account_id: string;
  readonly currency: string;
  /** What is still owed: the balance of the version that held on the day, less the payments since it was stated. */
  readonly balance_minor: number;
  readonly due_on: string;
  /** Days past due on the day; 0 or less when nothing is past due. */
  readonly dpd: number;
}

/** The further columns of `accounts` that a query of open accounts carries. */
const accountColumns = [
  'product',
  'creditor',
  'external_status',
  'notes',
  'opened_on',
  'last_payment_on',
  'extra',
  'disputed',
  'original_minor',
  'principal_minor',
  'interest_minor',
  'fees_minor',
  'last_payment_minor',
  'contract_instalment_minor',
  'placed_on',
] as const;

/**
 * A query of the accounts open on the day, past or present, with the columns of OpenAccount and the account's other facts (`accountColumns`):
 * opened and not closed by then, with a balance above zero; of one customer only where one is given. To be used as a subquery:
 * `.from(openAccountsOn(…).as('open'))`.
 */
export const openAccountsOn = (database: Database, day: Day, customerId?: string): Knex.QueryBuilder => {
  const daysPastDue = dialectOf(database).daysSince(standing('due_on'));
  return versionsOn(database, day, database('accounts as a'))
    .modify(ofCustomer('a', customerId))
    .leftJoin(paidSinceStated(database, day).modify(ofCustomer('p', customerId)).as('paid'), (join) => {
      for (const column of keyColumns) join.on(`paid.${column}`, `a.${column}`);
    })
    .whereRaw('(a.opened_on is null or a.opened_on <= ?)', [day])
    .whereRaw(`(${closedOn} is null or ${closedOn} > ?)`, [day])
    .whereRaw(`${outstanding} > 0`)
    .select(keyOf('a'))
    .select(accountColumns.map((column) => `a.${column}`))
    .select(
      database.raw(`${standing('currency')} as currency`),
      database.raw(`${standing('due_on')} as due_on`),
      database.raw(`${outstanding} as balance_minor`),
      database.raw(`${daysPastDue} as dpd`, [day]),
    );
};

/**
 * A query of the accounts that a passing table names, with what is owed on each on the day (`open_minor`, nothing where it is not
 * open or overpaid) and its due date; to be asked of few accounts, for each is looked up by itself.
 */
export const owedAmongOn = (database: Database, day: Day, picked: string): Knex.QueryBuilder => {
  const paid = `(select coalesce(sum(p.amount_minor), 0) from payments as p
    where ${sameAccount('p', 'a')} and p.currency = ${standing('currency')}
    and p.paid_on >= ${standing('balance_on')} and p.paid_on <= ?)`;
  const owed = `${standing('balance_minor')} - ${paid}`;
  const isOpen = `(a.opened_on is null or a.opened_on <= ?) and (${closedOn} is null or ${closedOn} > ?)`;
  const accounts = database(`${picked} as t`).joinRaw(`join accounts as a on ${sameAccount('a', 't')}`);
  return withVersions(database, day, accounts)
    .select('t.*')
    .select(
      database.raw(`${standing('due_on')} as due_on`),
      database.raw(`case when (${heldOn}) and ${isOpen} and ${owed} > 0 then ${owed} else 0 end as open_minor`, [
        day,
        day,
        day,
        day,
        day,
      ]),
    );
};

/** A column of the version that held on the day: the earlier one where there is one, else the account's own. */
const standing = (column: string): string => `coalesce(h.${column}, a.${column})`;

/** A settlement that was stated later holds from its day, whatever was owed by the version before. */
const closedOn = `case when h.customer_id is null or (h.closed_on is null and a.closed_reason = 'settled')
  then a.closed_on else h.closed_on end`;

const outstanding = `${standing('balance_minor')} - coalesce(paid.amount_minor, 0)`;

const heldOn = 'a.valid_from_on <= ? or h.customer_id is not null';

/** Only the accounts that were known on the day. */
const versionsOn = (database: Database, day: Day, accounts: Knex.QueryBuilder): Knex.QueryBuilder =>
  withVersions(database, day, accounts).whereRaw(`(${heldOn})`, [day]);

/** Joins the version in the history where the account's own came later; costs nothing where none did. */
const withVersions = (database: Database, day: Day, accounts: Knex.QueryBuilder): Knex.QueryBuilder =>
  accounts.leftJoin('account_history as h', (join) => {
    join
      .on('h.customer_id', database.raw('case when a.valid_from_on > ? then a.customer_id end', [day]))
      .on('h.portfolio', 'a.portfolio')
      .on('h.account_id', 'a.account_id')
      .on('h.valid_from_on', '<=', database.raw('?', [day]))
      .on('h.valid_until_on', '>', database.raw('?', [day]));
  });

const ofCustomer =
  (table: string, customerId: string | undefined) =>
  (query: Knex.QueryBuilder): void => {
    if (customerId !== undefined) query.where(`${table}.customer_id`, customerId);
  };

/** What was paid per account from the day its balance was stated until the day. Begins with the payments: often few. */
const paidSinceStated = (database: Database, day: Day): Knex.QueryBuilder => {
  const payments = database('payments as p').joinRaw('cross join accounts as a');
  return versionsOn(database, day, payments)
    .whereRaw(sameAccount('a', 'p'))
    .whereRaw(`p.paid_on >= ${standing('balance_on')} and p.paid_on <= ?`, [day])
    .whereRaw(`p.currency = ${standing('currency')}`)
    .groupBy(keyOf('p'))
    .select(keyOf('p'))
    .sum({ amount_minor: 'p.amount_minor' });
};
