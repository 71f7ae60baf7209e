import type { Day } from '../day.ts';
import type { Currency, Minor } from '../money.ts';
import { parseCurrency } from '../money.ts';
import type { BankMovement } from './bank-entry.ts';
import type { BankErrors } from './bank-error.ts';
import { isReference } from './payment-ids.ts';

/** What an occurrence code of a bank means for a title. */
export interface Occurrences {
  /** The payer paid. */
  readonly settled: ReadonlySet<string>;
  /** A settlement was taken back. */
  readonly undone: ReadonlySet<string>;
}

/** The figures of a title as the return file states them. */
export interface TitleFigures {
  readonly nominal: Minor;
  readonly discount: Minor;
  readonly rebate: Minor;
  readonly interest: Minor;
  readonly fee: Minor;
  /** What the file calls the amount paid, or the amount posted to the account. */
  readonly stated: Minor;
}

/** One title (boleto) of a return file. */
export interface CnabTitle {
  readonly line: number;
  readonly occurrence: string;
  readonly paidOn: Day | undefined;
  readonly figures: TitleFigures;
  readonly ourNumber: string;
  readonly documentNumber: string;
  readonly companyUse: string;
  readonly nationalId: string;
  readonly payer: string;
  /** Made of the file and the place in it: return files give their entries no id. */
  readonly paymentId: string;
}

/** CNAB files are in reais; other currencies are refused before. */
export const real = parseCurrency('BRL') as Currency;

/** What a title means: a payment where it was settled, a reversal where that was undone, else nothing that is taken. */
export const movementOf = (
  title: CnabTitle,
  { settled, undone }: Occurrences,
  paidOf: (figures: TitleFigures) => Minor | undefined,
  errors: BankErrors,
): BankMovement => {
  const { line, occurrence, figures } = title;
  const left = { kind: 'left-out', line, code: occurrence, amount: figures.stated, currency: real } as const;
  const isUndone = undone.has(occurrence);
  if (!isUndone && !settled.has(occurrence)) return { ...left, reason: 'not-settled' };
  const amount = paidOf(figures);
  if (amount === undefined) return { ...left, reason: 'amount-unclear' };
  if (amount === 0) return { ...left, reason: 'no-amount' };
  if (title.paidOn === undefined) throw errors.damaged(line, 'the day of the occurrence is no day, expected ddmmyy');
  const { paidOn, nationalId, payer, paymentId } = title;
  const told = { reference: referenceOf(title), description: descriptionOf(title) };
  return {
    kind: isUndone ? 'reversal' : 'payment',
    line,
    paidOn,
    amount,
    currency: real,
    paymentId,
    nationalId,
    payer,
    ...told,
  };
};

/** The creditor's own key first; the bank's number where the creditor gave none. */
const referenceOf = ({ documentNumber, companyUse, ourNumber }: CnabTitle): string =>
  [documentNumber, companyUse, ourNumber].find(isReference) ?? '';

const descriptionOf = ({ occurrence, ourNumber, companyUse }: CnabTitle): string =>
  [
    `ocorrência ${occurrence}`,
    ...(isReference(ourNumber) ? [`nosso número ${ourNumber}`] : []),
    ...(isReference(companyUse) ? [`uso da empresa ${companyUse}`] : []),
  ].join(', ');

/** Where the file states what the payer paid. */
export const paidAsStated = ({ stated }: TitleFigures): Minor => stated;

/**
 * Where the file states what was posted to the account, which may lack the fee: what the payer paid is what the title's other
 * figures come to, with or without the fee. Undefined where they come to neither, for then it would be a guess.
 */
export const paidBehindPosted = ({
  nominal,
  discount,
  rebate,
  interest,
  fee,
  stated,
}: TitleFigures): Minor | undefined => {
  if (fee === 0 || stated === 0) return stated;
  const due = nominal - discount - rebate + interest;
  if (stated === due) return stated;
  return stated + fee === due ? (due as Minor) : undefined;
};
