import type { Day } from '../../domain/day.ts';
import { exitCodes, UserError } from '../../domain/errors.ts';
import { type Currency, type Minor, minorOf } from '../../domain/money.ts';
import type { Database } from '../database.ts';
import { type AccountKey, keyColumns } from './account-key.ts';
import { openAccountsOn } from './open-accounts.ts';

export interface NamedAccount extends AccountKey {
  readonly currency: Currency;
}

interface NamedRow {
  readonly customer_id: string;
  readonly portfolio: string;
  readonly account_id: string;
  readonly currency: Currency;
}

/** The one account with the id as it is written in the creditor's file; refuses where there is none, or several and no portfolio. */
export const namedAccount = async (
  database: Database,
  accountId: string,
  portfolio: string | undefined,
): Promise<NamedAccount> => {
  const rows: NamedRow[] = await database('accounts')
    .where('account_id', accountId)
    .modify((query) => {
      if (portfolio !== undefined) query.where({ portfolio });
    })
    .orderBy(['portfolio', 'customer_id'])
    .limit(10)
    .select(...keyColumns, 'currency');
  const [row] = rows;
  if (row === undefined) throw unknownAccount(accountId, portfolio, await accountsOf(database, accountId));
  if (rows.length > 1) throw ambiguousAccount(accountId, rows);
  return { customerId: row.customer_id, portfolio: row.portfolio, accountId: row.account_id, currency: row.currency };
};

/** Some accounts of the customer, where the id is a customer's. */
const accountsOf = (database: Database, customerId: string): Promise<string[]> =>
  database('accounts').where('customer_id', customerId).orderBy('account_id').limit(5).pluck('account_id');

const unknownAccount = (accountId: string, portfolio: string | undefined, ofCustomer: readonly string[]): UserError =>
  new UserError(`No account "${accountId}"${portfolio === undefined ? '' : ` in the portfolio "${portfolio}"`}.`, {
    code: 'unknown-account',
    hint:
      ofCustomer.length > 0
        ? `That is a customer; give one of their accounts, such as ${ofCustomer.join(', ')}.`
        : 'Give the account_id exactly as it is in the portfolio file, such as A-1001, with its zeros and capitals.',
  });

const ambiguousAccount = (accountId: string, rows: readonly NamedRow[]): UserError => {
  const portfolios = rows.map(({ portfolio }) => portfolio);
  return new UserError(`The account "${accountId}" is in several portfolios: ${portfolios.join(', ')}.`, {
    code: 'ambiguous-account',
    hint: `Say which one is meant: --portfolio ${portfolios[0]}.`,
    exit: exitCodes.usage,
  });
};

/** What is owed on the account on the day; undefined when it is not open. */
export const balanceOn = async (
  database: Database,
  { customerId, portfolio, accountId }: AccountKey,
  day: Day,
): Promise<Minor | undefined> => {
  const row: { readonly balance_minor: number | string } | undefined = await database
    .from(openAccountsOn(database, day).as('open'))
    .where({ 'open.customer_id': customerId, 'open.portfolio': portfolio, 'open.account_id': accountId })
    .first('open.balance_minor');
  return row && minorOf(Number(row.balance_minor));
};
