/** What an account is called among its customer's: portfolios may have the same ids. */
export interface AccountName {
  readonly portfolio: string;
  readonly accountId: string;
}

/** One text for the same account. */
export const accountKey = ({ portfolio, accountId }: AccountName): string => `${portfolio}\n${accountId}`;

/** Whether both names are of one account. */
export const isSameAccount = (one: AccountName, other: AccountName): boolean =>
  one.accountId === other.accountId && one.portfolio === other.portfolio;

/** Whether something is about the account: it names it, or none, which is to say all of the customer's. */
export const isAbout = ({ account }: { readonly account: AccountName | null }, other: AccountName): boolean =>
  account === null || isSameAccount(account, other);
