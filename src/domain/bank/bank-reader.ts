import type { BankMovement } from './bank-entry.ts';

/** What a file states of itself and what was found to agree. */
export interface BankChecks {
  /** Statements, notifications or lots. */
  statements: number;
  /** Closing balances that the opening balance and the movements lead to. */
  balances: number;
  /** Stated numbers and sums of entries or records that are right. */
  counts: number;
  /** Entries without an id of the bank's, so that one was made of the statement and the place in it. */
  builtIds: number;
}

/** Reads a bank's file line by line; what is damaged, cut or does not add up is an error with its place. */
export interface BankLineReader {
  readonly checks: BankChecks;
  take(line: string, number: number): readonly BankMovement[];
  /** Tells that there are no more lines. */
  end(number: number): readonly BankMovement[];
}

export const noChecks = (): BankChecks => ({ statements: 0, balances: 0, counts: 0, builtIds: 0 });
