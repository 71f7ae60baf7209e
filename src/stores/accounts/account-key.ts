import type { AccountName } from '../../domain/account.ts';

/** What names an account for good. */
export interface AccountKey extends AccountName {
  readonly customerId: string;
}

/** The columns of it, in every table that is about accounts. */
export const keyColumns = ['customer_id', 'portfolio', 'account_id'] as const;

/** The same of one table. */
export const keyOf = (table: string): string[] => keyColumns.map((column) => `${table}.${column}`);

/** Two rows are about the same account. */
export const sameAccount = (one: string, other: string): string =>
  keyColumns.map((column) => `${one}.${column} = ${other}.${column}`).join(' and ');
