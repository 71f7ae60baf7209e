import { type Currency, formatAmount, heldSum } from '../money.ts';

/** Accounts of one currency, counted and added up in minor units. */
export interface AccountSum {
  readonly accounts: number;
  readonly amount: number;
}

/** What an import did to the open accounts of a portfolio in one currency, as of its day. */
export interface CurrencyMovement {
  readonly currency: string;
  readonly opened: AccountSum;
  /** Accounts on which another amount is owed, and by how much in all; below zero where less is. */
  readonly changed: AccountSum;
  readonly closed: AccountSum;
  readonly after: AccountSum;
}

/** The same as it is told; before + opened + changed − closed is after. */
export interface Reconciliation {
  readonly before: ToldSum;
  readonly opened: ToldSum;
  readonly changed: ToldSum;
  readonly closed: ToldSum;
  readonly after: ToldSum;
}

export interface ToldSum {
  readonly accounts: number;
  readonly amount: string;
}

/** The movements per currency with what was there before; an account that is owed in another currency is closed in the old one. */
export const reconciliationOf = (movements: readonly CurrencyMovement[]): Readonly<Record<string, Reconciliation>> =>
  Object.fromEntries(
    movements.map(({ currency, opened, changed, closed, after }) => {
      const before: AccountSum = {
        accounts: after.accounts - opened.accounts + closed.accounts,
        amount: after.amount - opened.amount - changed.amount + closed.amount,
      };
      const told = ({ accounts, amount }: AccountSum): ToldSum => ({
        accounts,
        amount: formatAmount(heldSum(amount, currency), currency as Currency),
      });
      return [
        currency,
        {
          before: told(before),
          opened: told(opened),
          changed: told(changed),
          closed: told(closed),
          after: told(after),
        },
      ];
    }),
  );
