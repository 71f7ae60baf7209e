import type { Day } from '../../domain/day.ts';
import type { PromiseTerms } from '../../domain/promise/promise-terms.ts';

/** The day as of which facts are asked, of everybody or of one customer. */
export interface FactDay {
  readonly day: Day;
  readonly customerId?: string | undefined;
  /** When a promise counts as kept; as usual where nothing is said. */
  readonly promises?: PromiseTerms | undefined;
}

/** What tells an account from every other. */
export const accountKey = ['customer_id', 'portfolio', 'account_id'] as const;

/** The columns of an account's key in a table. */
export const keyOf = (table: string): readonly string[] => accountKey.map((column) => `${table}.${column}`);

/** Two rows are about the same account. */
export const sameAccount = (one: string, other: string): string =>
  accountKey.map((column) => `${one}.${column} = ${other}.${column}`).join(' and ');
