import type { PaymentField } from '../mapping/field.ts';
import { type Currency, parseCurrency } from '../money.ts';
import type { CellReader } from './cell-reader.ts';
import { writtenId } from './written-id.ts';

/** One accepted row of a payments file, in the order in which it is loaded. */
export const receivedColumns = [
  'line',
  'account_id',
  'paid_on',
  'amount_minor',
  'currency',
  'reference',
  'payment_id',
] as const;

export type ReceivedRow = (string | number | null)[];

export type PaymentRowReader = (line: number, cells: readonly string[]) => ReceivedRow | undefined;

/** A reader that turns a row's cells into a received payment, or into undefined and the reader's refusals. */
export const paymentRowReader = (
  reader: CellReader,
  of: (field: PaymentField) => readonly number[],
  fallback: Currency,
): PaymentRowReader => {
  const at = (field: PaymentField): number => of(field)[0] ?? -1;
  const columns = {
    account: at('account_id'),
    paidOn: at('paid_on'),
    amount: at('amount'),
    currency: at('currency'),
    reference: at('reference'),
    paymentId: at('payment_id'),
  };
  return (line, cells) => {
    reader.start(line, cells);
    const account = writtenId(reader, columns.account, 'account_id');
    if (account === null) missing(reader, columns.account, 'account');
    const currency = currencyOf(reader, columns.currency, fallback);
    const paidOn = reader.day(columns.paidOn);
    if (paidOn === null && reader.refusals.length === 0) missing(reader, columns.paidOn, 'day of the payment');
    const amount = amountOf(reader, columns.amount, currency);
    if (reader.refusals.length > 0) return undefined;
    return [line, account, paidOn, amount, currency, reader.text(columns.reference), reader.text(columns.paymentId)];
  };
};

const missing = (reader: CellReader, index: number, what: string): void =>
  reader.refuse(index, 'missing-value', `the ${what} is empty`, `give the payment its ${what}`);

const currencyOf = (reader: CellReader, index: number, fallback: Currency): Currency => {
  const written = reader.text(index);
  if (written === null) return fallback;
  const currency = parseCurrency(written);
  if (currency) return currency;
  reader.refuse(index, 'bad-currency', `"${written}" is not a currency`, `write an ISO 4217 code such as ${fallback}`);
  return fallback;
};

const amountOf = (reader: CellReader, index: number, currency: Currency): number | null => {
  const before = reader.refusals.length;
  const amount = reader.amount(index, currency);
  if (amount === null) {
    if (reader.refusals.length === before) missing(reader, index, 'amount');
    return null;
  }
  if (amount <= 0) {
    const suggestion = 'leave out what is no payment received, or write the amount above zero';
    reader.refuse(index, 'not-a-payment', 'the amount is not above zero', suggestion);
  }
  return amount;
};
