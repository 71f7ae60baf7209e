import { UserError } from '../domain/errors.ts';
import { maskReference } from '../domain/page/masking.ts';
import { type AskedAccount, type AskedCustomer, type AskedId, askedId } from '../stores/accounts/asked-id.ts';
import type { Database } from '../stores/database.ts';

export interface IdAsked {
  readonly id: string;
  readonly portfolio?: string | undefined;
}

/** Whom a command is about. */
export interface Subject {
  readonly customerId: string;
  /** The customer's id as it is told: masked where it is a person's number that nobody typed. */
  readonly customer: string;
  /** The account that was asked for; undefined where it was the customer. */
  readonly account?: Pick<AskedAccount, 'portfolio' | 'accountId'> | undefined;
  readonly warnings: readonly string[];
}

/** The customer by the id, else the account; with a portfolio only the account. Refuses an id that nobody has. */
export const subjectOf = async (database: Database, { id, portfolio }: IdAsked): Promise<Subject> => {
  const { customer, accounts } = await askedId(database, id, portfolio);
  if (customer && portfolio === undefined) {
    return { customerId: customer.customerId, customer: id, warnings: alsoAnAccount(id, customer, accounts) };
  }
  const [account] = accounts;
  if (account === undefined) throw unknownId(id, portfolio);
  return {
    customerId: account.customerId,
    customer:
      account.isNationalId && account.customerId !== id ? maskReference(account.customerId) : account.customerId,
    account: { portfolio: account.portfolio, accountId: account.accountId },
    warnings: alsoElsewhere(account, accounts),
  };
};

const alsoAnAccount = (id: string, customer: AskedCustomer, accounts: AskedId['accounts']): readonly string[] => {
  const other = accounts.find(({ customerId }) => customerId !== customer.customerId);
  if (other === undefined) return [];
  return [
    `${id} is a customer and also an account of another one: the customer is meant here. For the account add --portfolio ${other.portfolio}`,
  ];
};

const alsoElsewhere = ({ accountId, portfolio }: AskedAccount, accounts: AskedId['accounts']): readonly string[] => {
  if (accounts.length < 2) return [];
  const others = [...new Set(accounts.map((one) => one.portfolio))].filter((name) => name !== portfolio);
  if (others.length === 0) return [`${accountId} is an account of several customers: the first is meant here.`];
  return [
    `${accountId} is in several portfolios: the one in ${portfolio} is meant here. For another add --portfolio ${others[0]}`,
  ];
};

const unknownId = (id: string, portfolio: string | undefined): UserError =>
  new UserError(
    portfolio === undefined
      ? `No customer and no account has the id "${id}".`
      : `No account has the id "${id}" in the portfolio "${portfolio}".`,
    {
      code: 'unknown-id',
      hint: 'Give the customer_id or account_id exactly as it is in the portfolio file, such as A-1001, with its zeros and capitals.',
    },
  );
