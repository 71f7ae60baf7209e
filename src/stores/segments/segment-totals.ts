import type { Knex } from 'knex';
import type { Day } from '../../domain/day.ts';
import { type Currency, heldSum } from '../../domain/money.ts';
import type { SegmentTotal } from '../../domain/segment/segment-totals.ts';
import { keyColumns } from '../accounts/account-key.ts';
import { openAccountsOn } from '../accounts/open-accounts.ts';
import type { Database } from '../database.ts';
import { sumOf } from '../sum-of.ts';
import { assignedOn } from './assigned-on.ts';

interface SegmentSum {
  readonly segment: string | null;
  readonly currency: string;
  readonly accounts: number | string;
  readonly balance_minor: number | string;
}

interface SegmentCustomers {
  readonly segment: string | null;
  readonly customers: number | string;
}

/** Adds up a query of open accounts that has the columns segment, customer_id, currency and balance_minor. */
export const segmentTotals = async (
  database: Database,
  accounts: Knex.QueryBuilder,
): Promise<readonly SegmentTotal[]> => {
  const sums: SegmentSum[] = await accounts
    .clone()
    .groupBy('segment', 'currency')
    .select('segment', 'currency')
    .count({ accounts: '*' })
    .select(sumOf(database, 'balance_minor', 'balance_minor'));
  const customers: SegmentCustomers[] = await accounts
    .clone()
    .groupBy('segment')
    .select('segment')
    .countDistinct({ customers: 'customer_id' });
  return customers.map((row) =>
    totalOf(
      row,
      sums.filter(({ segment }) => segment === row.segment),
    ),
  );
};

const totalOf = ({ segment, customers }: SegmentCustomers, sums: readonly SegmentSum[]): SegmentTotal => ({
  segment: segment ?? undefined,
  accounts: sums.reduce((sum, { accounts }) => sum + Number(accounts), 0),
  customers: Number(customers),
  balance: sums.map(({ currency, balance_minor }) => ({
    amount: heldSum(Number(balance_minor), currency),
    currency: currency as Currency,
  })),
});

/** The totals of the segments as they were assigned: the accounts open on the day, by the assignment that held on it. */
export const assignedTotals = (database: Database, day: Day): Promise<readonly SegmentTotal[]> => {
  const assigned = database
    .from(openAccountsOn(database, day).as('open'))
    .leftJoin('assignments', (join) => {
      for (const column of keyColumns) join.on(`assignments.${column}`, `open.${column}`);
      join.on(database.raw(assignedOn('assignments'), [day, day]));
    })
    .select('assignments.segment', 'open.customer_id', 'open.currency', 'open.balance_minor');
  return segmentTotals(database, database.from(assigned.as('assigned')));
};
