import type { Day } from '../day.ts';
import type { Currency, Minor } from '../money.ts';

/** Money that reached the account, or such money taken back. */
export type BankEntryKind = 'payment' | 'reversal';

/** One payment or reversal that a bank booked; amounts are above zero, texts empty where the bank says nothing. */
export interface BankEntry {
  readonly kind: BankEntryKind;
  /** Where it stands in the bank's file. */
  readonly line: number;
  readonly paidOn: Day;
  readonly amount: Minor;
  readonly currency: Currency;
  /** What the payer or the creditor gave it as a key: a structured reference, a document number. */
  readonly reference: string;
  /** The same whenever the bank delivers the entry again, and different for every other entry. */
  readonly paymentId: string;
  readonly nationalId: string;
  readonly payer: string;
  readonly description: string;
}

/** Why a movement on the account is no payment; a closed list. */
export type LeftOutReason =
  | 'debit'
  | 'not-booked'
  | 'returned-debit'
  | 'not-settled'
  | 'amount-unclear'
  | 'no-amount'
  | 'other-service';

/** A movement that is told and not taken. */
export interface LeftOut {
  readonly kind: 'left-out';
  readonly line: number;
  readonly reason: LeftOutReason;
  /** The bank's own code for it; empty where it has none. */
  readonly code: string;
  readonly amount: Minor;
  readonly currency: Currency;
}

export type BankMovement = BankEntry | LeftOut;
