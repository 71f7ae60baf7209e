import { type Currency, type Minor, parseCurrency } from '../money.ts';
import type { BankErrors } from './bank-error.ts';
import { type CamtLeaves, textOf } from './camt-leaf.ts';
import { statedAmount } from './stated-amount.ts';

export interface CamtMoney {
  readonly amount: Minor;
  readonly currency: Currency;
}

/** The amount in the first of the elements that is there; undefined where none is, an error where it is none. */
export const moneyOf = (
  leaves: CamtLeaves,
  line: number,
  errors: BankErrors,
  ...paths: readonly string[]
): CamtMoney | undefined => {
  const leaf = paths.flatMap((path) => leaves.get(path) ?? [])[0];
  if (!leaf) return undefined;
  const currency = parseCurrency(leaf.currency);
  const amount = currency && statedAmount(leaf.text, '.', currency);
  if (currency && amount !== undefined) return { amount, currency };
  throw errors.damaged(line, 'an amount that cannot be read, expected such as <Amt Ccy="EUR">1234.50</Amt>');
};

/** Whether money came in; `CRDT` and `DBIT` are all there is. */
export const isCredit = (leaves: CamtLeaves, line: number, errors: BankErrors): boolean => {
  const indicator = textOf(leaves, 'CdtDbtInd');
  if (indicator === 'CRDT' || indicator === 'DBIT') return indicator === 'CRDT';
  throw errors.damaged(line, 'no credit or debit indicator, expected <CdtDbtInd>CRDT</CdtDbtInd> or DBIT');
};
