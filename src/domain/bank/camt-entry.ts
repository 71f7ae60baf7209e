import { type Day, parseIsoDay } from '../day.ts';
import { addMinor, type Currency, type Minor, minorOf, zero } from '../money.ts';
import type { BankEntryKind, BankMovement, LeftOutReason } from './bank-entry.ts';
import type { BankErrors } from './bank-error.ts';
import { type CamtLeaves, textOf, textsOf } from './camt-leaf.ts';
import { isCredit, moneyOf } from './camt-money.ts';
import { entryReference } from './entry-reference.ts';
import { isReference, type PaymentIds } from './payment-ids.ts';

/** An entry of a statement with the transactions it was booked for. */
export interface CamtEntry {
  readonly line: number;
  readonly leaves: CamtLeaves;
  readonly transactions: readonly CamtTransaction[];
}

export interface CamtTransaction {
  readonly line: number;
  readonly leaves: CamtLeaves;
}

/** What an entry adds to its statement. */
export interface EntryReading {
  readonly movements: readonly BankMovement[];
  /** Above zero for money in; zero where it is not booked. */
  readonly signed: Minor;
  readonly amount: Minor;
  readonly currency: Currency;
}

/** Reads an entry: one movement, or one for each transaction of a batch whose amounts come to that of the entry. */
export const readEntry = (entry: CamtEntry, ids: PaymentIds, errors: BankErrors): EntryReading => {
  const { line, leaves } = entry;
  const money = moneyOf(leaves, line, errors, 'Amt');
  if (!money) throw errors.damaged(line, 'an entry without an amount, expected <Amt Ccy="EUR">1234.50</Amt>');
  const { amount, currency } = money;
  const credit = isCredit(leaves, line, errors);
  const status = textOf(leaves, 'Sts/Cd', 'Sts');
  if (status === '') throw errors.damaged(line, 'an entry without a status, expected such as <Sts>BOOK</Sts>');
  if (status !== 'BOOK') {
    const left = { kind: 'left-out', line, reason: 'not-booked', code: status, amount, currency } as const;
    return { movements: [left], signed: zero, amount, currency };
  }
  const booked: Booked = { currency, ids, errors };
  const parts = partsOf(entry, { amount, currency, credit }, errors);
  return {
    movements: parts.map((part) => movementOf(part, entry, booked)),
    signed: credit ? amount : minorOf(-amount),
    amount,
    currency,
  };
};

interface Booked {
  readonly errors: BankErrors;
  readonly currency: Currency;
  readonly ids: PaymentIds;
}

interface Whole {
  readonly amount: Minor;
  readonly currency: Currency;
  readonly credit: boolean;
}

/** A part of an entry with what is said of it. */
interface Part {
  readonly line: number;
  readonly amount: Minor;
  readonly credit: boolean;
  readonly details: CamtLeaves;
}

const bookedOn = ({ leaves, line }: CamtEntry, errors: BankErrors): Day => {
  const written = textOf(leaves, 'BookgDt/Dt', 'BookgDt/DtTm', 'ValDt/Dt', 'ValDt/DtTm');
  const [date = '', rest = ''] = [written.slice(0, 10), written.slice(10)];
  const day = /^(?:T\d{2}:\d{2}\S*|Z|[+-]\d{2}:\d{2})?$/.test(rest) ? parseIsoDay(date) : undefined;
  if (day) return day;
  throw errors.damaged(line, 'an entry without a day, expected such as <BookgDt><Dt>2026-11-20</Dt></BookgDt>');
};

/** A batch is taken apart only where the amounts of all its transactions are stated and come to the amount booked. */
const partsOf = ({ line, transactions }: CamtEntry, whole: Whole, errors: BankErrors): readonly Part[] => {
  const [only] = transactions;
  if (transactions.length < 2) return [{ line, ...whole, details: only?.leaves ?? noLeaves }];
  const parts = transactions.map((transaction) => partOf(transaction, whole, errors));
  const stated = parts.filter((part) => part !== undefined);
  const sum = stated.reduce((total, { amount, credit }) => addMinor(total, signed(amount, credit)), zero);
  if (stated.length === parts.length && sum === signed(whole.amount, whole.credit)) return stated;
  return [{ line, ...whole, details: noLeaves }];
};

/** Of a batch that is not taken apart, no transaction speaks for all. */
const noLeaves: CamtLeaves = new Map();

const signed = (amount: Minor, credit: boolean): Minor => (credit ? amount : minorOf(-amount));

const partOf = ({ line, leaves }: CamtTransaction, whole: Whole, errors: BankErrors): Part | undefined => {
  const money = moneyOf(leaves, line, errors, 'Amt', 'AmtDtls/TxAmt/Amt', 'AmtDtls/InstdAmt/Amt');
  if (!money || money.currency !== whole.currency) return undefined;
  const credit = leaves.has('CdtDbtInd') ? isCredit(leaves, line, errors) : whole.credit;
  return { line, amount: money.amount, credit, details: leaves };
};

const movementOf = (part: Part, entry: CamtEntry, { currency, ids, errors }: Booked): BankMovement => {
  const { leaves } = entry;
  const { line, amount, details } = part;
  const code = textOf(leaves, 'BkTxCd/Domn/Fmly/SubFmlyCd');
  const meaning = amount === 0 ? 'no-amount' : meaningOf(part, textOf(leaves, 'RvslInd'));
  if (meaning !== 'payment' && meaning !== 'reversal') {
    return { kind: 'left-out', line, reason: meaning, code, amount, currency };
  }
  const paidOn = bookedOn(entry, errors);
  const bankReference = [textOf(details, 'Refs/AcctSvcrRef'), textOf(leaves, 'AcctSvcrRef')].find(isReference) ?? '';
  return {
    kind: meaning,
    line,
    paidOn,
    amount,
    currency,
    paymentId: ids.idOf({ kind: meaning, paidOn, amount, bankReference }),
    ...textsOfDetails(details, leaves),
  };
};

/**
 * A debit marked as a reversal takes a credit back; a debit with return information is a payment that came back. A credit
 * marked so is money of our own (ISO 20022, ReversalIndicator and ReturnInformation; that a return on a debit is of a payment
 * received follows from what a return is, no document says it).
 */
const meaningOf = ({ credit, details }: Part, reversed: string): BankEntryKind | LeftOutReason => {
  const cameBack =
    reversed === 'true' || reversed === '1' || textOf(details, 'RtrInf/Rsn/Cd', 'RtrInf/Rsn/Prtry') !== '';
  if (credit) return cameBack ? 'returned-debit' : 'payment';
  return cameBack ? 'reversal' : 'debit';
};

const textsOfDetails = (details: CamtLeaves, leaves: CamtLeaves) => {
  const remittance = textsOf(details, 'RmtInf/Ustrd');
  return {
    reference: entryReference({
      structured: textOf(details, 'RmtInf/Strd/CdtrRefInf/Ref', 'RmtInf/Strd/RfrdDocInf/Nb'),
      remittance,
      endToEnd: textOf(details, 'Refs/EndToEndId'),
    }),
    nationalId: textOf(
      details,
      ...['RltdPties/Dbtr/Pty', 'RltdPties/Dbtr'].flatMap((party) => [
        `${party}/Id/PrvtId/Othr/Id`,
        `${party}/Id/OrgId/Othr/Id`,
      ]),
    ),
    payer: textOf(details, 'RltdPties/Dbtr/Pty/Nm', 'RltdPties/Dbtr/Nm'),
    description: remittance || textOf(details, 'AddtlTxInf') || textOf(leaves, 'AddtlNtryInf'),
  };
};
