import type { Day } from '../../domain/day.ts';
import type { Database } from '../database.ts';
import { sumOf } from '../sum-of.ts';
import { openAccountsOn } from './open-accounts.ts';

/** Open accounts of one currency and what is owed on them. */
export interface OpenSum {
  readonly currency: string;
  readonly accounts: number;
  readonly amount: number;
}

/** Open accounts and what is owed on them per currency as of the day, of one portfolio where it is named. */
export const openSumsOn = async (database: Database, day: Day, portfolio?: string): Promise<OpenSum[]> => {
  const open = openAccountsOn(database, day).where(portfolio === undefined ? {} : { 'a.portfolio': portfolio });
  const rows: Record<keyof OpenSum, string>[] = await database
    .from(open.as('open'))
    .groupBy('currency')
    .orderBy('currency')
    .select('currency')
    .count({ accounts: '*' })
    .select(sumOf(database, 'balance_minor', 'amount'));
  return rows.map(({ currency, accounts, amount }) => ({
    currency,
    accounts: Number(accounts),
    amount: Number(amount),
  }));
};
