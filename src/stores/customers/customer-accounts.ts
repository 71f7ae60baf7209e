import type { Day } from '../../domain/day.ts';
import type { Currency } from '../../domain/money.ts';
import { openAccountsOn } from '../accounts/open-accounts.ts';
import type { Database } from '../database.ts';

/** An account of a customer as it stands on a day; what is closed owes nothing. */
export interface CustomerAccount {
  readonly portfolio: string;
  readonly account_id: string;
  readonly product: string | null;
  readonly segment: string | null;
  readonly currency: Currency;
  readonly balance_minor: number;
  readonly due_on: Day;
  /** Null where the account is not open. */
  readonly dpd: number | null;
}

/** Every account of the customer, by portfolio and id. */
export const accountsOf = (database: Database, customerId: string, day: Day): Promise<CustomerAccount[]> =>
  database('accounts as a')
    .leftJoin(openAccountsOn(database, day).where('a.customer_id', customerId).as('o'), (join) => {
      for (const column of ['customer_id', 'portfolio', 'account_id']) join.on(`o.${column}`, `a.${column}`);
    })
    .leftJoin('assignments as s', (join) => {
      for (const column of ['customer_id', 'portfolio', 'account_id']) join.on(`s.${column}`, `a.${column}`);
      join.on('s.entered_on', '<=', database.raw('?', [day]));
      join.on(database.raw('(s.left_on is null or s.left_on > ?)', [day]));
    })
    .where('a.customer_id', customerId)
    .orderBy(['a.portfolio', 'a.account_id'])
    .select('a.portfolio', 'a.account_id', 'a.product', 's.segment', 'o.dpd')
    .select(
      database.raw('coalesce(o.currency, a.currency) as currency'),
      database.raw('coalesce(o.balance_minor, 0) as balance_minor'),
      database.raw('coalesce(o.due_on, a.due_on) as due_on'),
    );
