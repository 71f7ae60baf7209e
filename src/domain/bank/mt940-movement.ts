import type { Currency } from '../money.ts';
import type { BankEntryKind, BankMovement, LeftOutReason } from './bank-entry.ts';
import { entryReference } from './entry-reference.ts';
import { type Information, parseInformation } from './mt940-information.ts';
import type { StatementLine } from './mt940-line.ts';
import { isReference, type PaymentIds } from './payment-ids.ts';

interface Surroundings {
  readonly line: number;
  readonly currency: Currency;
  readonly ids: PaymentIds;
}

/** What an entry of a statement means, with what field 86 says of it. */
export const movementOf = (
  entry: StatementLine,
  written: string,
  { line, currency, ids }: Surroundings,
): BankMovement => {
  const information = parseInformation(written);
  const meaning = meaningOf(entry, information);
  const { amount, bookedOn: paidOn, bankReference, type } = entry;
  if (meaning !== 'payment' && meaning !== 'reversal') {
    return { kind: 'left-out', line, reason: meaning, code: type, amount, currency };
  }
  if (amount === 0) return { kind: 'left-out', line, reason: 'no-amount', code: type, amount, currency };
  const { structured, remittance, endToEnd, payer } = information;
  const ownKey = [endToEnd, entry.ownerReference].find(isReference) ?? '';
  return {
    kind: meaning,
    line,
    paidOn,
    amount,
    currency,
    reference: entryReference({ structured, remittance, endToEnd: ownKey }),
    paymentId: ids.idOf({ kind: meaning, paidOn, amount, bankReference }),
    nationalId: '',
    payer,
    description: remittance || entry.details,
  };
};

/**
 * RC takes a credit back and RD a debit. RTI, "returned item", is a payment that came back: on a debit one that was received,
 * on a credit one of our own (SWIFT, Standards MT, field 61, codes of subfield 6).
 */
const meaningOf = ({ mark, type }: StatementLine, { returned }: Information): BankEntryKind | LeftOutReason => {
  const cameBack = returned || type === 'RTI';
  if (mark === 'RC') return 'reversal';
  if (mark === 'RD') return 'returned-debit';
  if (mark === 'D') return cameBack ? 'reversal' : 'debit';
  return cameBack ? 'returned-debit' : 'payment';
};
