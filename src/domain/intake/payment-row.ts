import type { PaymentField } from '../mapping/field.ts';
import type { Currency } from '../money.ts';
import type { CellReader } from './cell-reader.ts';
import { currencyIn } from './currency-cell.ts';
import { nationalIdKey } from './national-id.ts';
import { type PaymentKind, parsePaymentKind } from './payment-kind.ts';
import { accountsWritten, namesWithin, type PaymentName } from './payment-names.ts';
import { writtenId } from './written-id.ts';

/** One accepted row of a payments file, in the order in which it is loaded. */
export const receivedColumns = [
  'line',
  'account_said',
  'customer_said',
  'national_key',
  'paid_on',
  'amount_minor',
  'currency',
  'kind',
  'reference',
  'payment_id',
] as const;

export type ReceivedRow = (string | number | null)[];

export interface PaymentRowReader {
  /** The row's values, or undefined and the reader's refusals. */
  readonly read: (line: number, cells: readonly string[]) => ReceivedRow | undefined;
  /** What in the row read last may name accounts. */
  readonly names: () => readonly PaymentName[];
}

/** A reader of received payments: reversals come out below zero, payments and credit notes above. */
export const paymentRowReader = (
  reader: CellReader,
  of: (field: PaymentField) => readonly number[],
  fallback: Currency,
): PaymentRowReader => {
  const at = (field: PaymentField): number => of(field)[0] ?? -1;
  const cell = (field: PaymentField): string | null => reader.text(at(field));
  let names: readonly PaymentName[] = [];
  return {
    names: () => names,
    read: (line, cells) => {
      reader.start(line, cells);
      const account = writtenId(reader, at('account_id'), 'account_id');
      const currency = currencyIn(reader, at('currency'), fallback);
      const paidOn = reader.day(at('paid_on'));
      if (paidOn === null && reader.refusals.length === 0) missing(reader, at('paid_on'), 'day of the payment');
      const kind = kindOf(reader, at('kind'));
      const amount = amountOf(reader, at('amount'), currency);
      const national = cell('national_id');
      const nationalKey = national === null ? null : nationalIdKey(national);
      const references = [cell('reference'), cell('description')].filter((text) => text !== null);
      const customer = cell('customer_id');
      const paymentId = cell('payment_id');
      if (reader.refusals.length > 0 || amount === null) return undefined;
      names = account === null ? namesWithin(references) : accountsWritten(account);
      const effect = effectOf(kind, amount);
      const size = Math.abs(amount) * (effect === 'reversal' ? -1 : 1);
      const reference = references[0] ?? null;
      return [line, account, customer, nationalKey, paidOn, size, currency, effect, reference, paymentId];
    },
  };
};

/** An amount below zero takes a payment back; a credit note is one whichever sign its file gives it. */
const effectOf = (kind: PaymentKind | undefined, amount: number): PaymentKind => {
  if (kind === 'credit-note' || kind === 'reversal') return kind;
  return amount < 0 ? 'reversal' : 'payment';
};

const missing = (reader: CellReader, index: number, what: string): void =>
  reader.refuse(index, 'missing-value', `the ${what} is empty`, `give the payment its ${what}`);

const kindOf = (reader: CellReader, index: number): PaymentKind | undefined => {
  const written = reader.text(index);
  if (written === null) return undefined;
  const kind = parsePaymentKind(written);
  if (kind === undefined) {
    const suggestion = 'write payment, reversal or credit note, or leave out what is none of them';
    reader.refuse(
      index,
      'unknown-kind',
      `"${written}" is not known to be a payment, a reversal or a credit note`,
      suggestion,
    );
  }
  return kind;
};

const amountOf = (reader: CellReader, index: number, currency: Currency): number | null => {
  const before = reader.refusals.length;
  const amount = reader.amount(index, currency);
  if (amount === null) {
    if (reader.refusals.length === before) missing(reader, index, 'amount');
    return null;
  }
  if (amount === 0) {
    const suggestion = 'leave out what is no payment received, or write its amount';
    reader.refuse(index, 'not-a-payment', 'the amount is zero', suggestion);
  }
  return amount;
};
