import type { Minor } from '../money.ts';
import type { BankErrors } from './bank-error.ts';
import { cnab240Columns as at, type Cnab240Layout } from './cnab-240-layout.ts';
import type { CnabTitle } from './cnab-title.ts';
import { type Columns, dayAt, fieldAt, minorAt } from './fixed-width.ts';

/** A record with its place in the file. */
export interface PlacedRecord {
  readonly line: string;
  readonly number: number;
}

/** The title that a segment T and the segment U below it describe together. */
export const titleOf = (
  first: PlacedRecord,
  second: PlacedRecord,
  layout: Cnab240Layout,
  paymentId: string,
  errors: BankErrors,
): CnabTitle => {
  const occurrence = fieldAt(first.line, at.occurrence);
  if (fieldAt(second.line, at.occurrence) !== occurrence) {
    throw errors.damaged(second.number, `segment U is not of occurrence ${occurrence}, as segment T above it is`);
  }
  refuseOtherCurrency(first, layout, errors);
  const ofTitle = (columns: Columns): Minor => amountOf(first, columns, errors);
  const ofPayment = (columns: Columns): Minor => amountOf(second, columns, errors);
  return {
    line: first.number,
    occurrence,
    paidOn: dayAt(second.line, at.occurredOn),
    figures: {
      nominal: ofTitle(layout.nominal),
      fee: ofTitle(layout.fee),
      discount: ofPayment(at.discount),
      rebate: ofPayment(at.rebate),
      interest: ofPayment(at.interest),
      stated: ofPayment(at.stated),
    },
    ourNumber: fieldAt(first.line, layout.ourNumber),
    documentNumber: fieldAt(first.line, layout.documentNumber),
    companyUse: fieldAt(first.line, layout.companyUse),
    nationalId: nationalIdOf(first.line, layout),
    payer: fieldAt(first.line, layout.payer),
    paymentId,
  };
};

const amountOf = ({ line, number }: PlacedRecord, columns: Columns, errors: BankErrors): Minor => {
  const found = minorAt(line, columns);
  if (found !== undefined) return found;
  throw errors.damaged(number, `columns ${columns.join(' to ')} hold no amount, expected figures alone`);
};

/** 09 is the real (FEBRABAN G065); most banks leave the field empty in return files. */
const refuseOtherCurrency = ({ line, number }: PlacedRecord, { currency }: Cnab240Layout, errors: BankErrors): void => {
  const code = fieldAt(line, currency);
  if (/^0*9?$/.test(code)) return;
  throw errors.unsupported(
    number,
    `a title in currency code ${code}, expected 09 (BRL)`,
    'fetch the statement of that account as camt.053 or MT940',
  );
};

/** CPF (1) has 11 characters, CNPJ (2) has 14, from July 2026 with letters (Receita Federal, IN 2.229/2024); they stand on the right. */
const nationalIdOf = (line: string, { nationalIdKind, nationalId }: Cnab240Layout): string => {
  const kind = fieldAt(line, nationalIdKind);
  const written = fieldAt(line, nationalId).padStart(15, '0');
  const id = kind === '1' ? written.slice(-11) : kind === '2' ? written.slice(-14) : '';
  return /[1-9]/.test(id) ? id : '';
};
