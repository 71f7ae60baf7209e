import type { Minor } from '../money.ts';
import type { BankMovement } from './bank-entry.ts';
import type { BankErrors } from './bank-error.ts';
import { type BankChecks, type BankLineReader, noChecks } from './bank-reader.ts';
import { cnab400Columns as at, type Cnab400Layout, cnab400LayoutOf } from './cnab-400-layout.ts';
import { cnabLines } from './cnab-lines.ts';
import { type CnabTitle, movementOf, type TitleFigures } from './cnab-title.ts';
import { type Columns, dayAt, fieldAt, figuresAt, minorAt } from './fixed-width.ts';

interface Header {
  readonly layout: Cnab400Layout;
  /** The file among those of the bank and the creditor. */
  readonly key: string;
}

/** Reads a return file of 400 columns: a header, titles, a trailer, numbered without a gap. */
export const cnab400Reader = (errors: BankErrors): BankLineReader => {
  const checks: BankChecks = noChecks();
  let header: Header | undefined;
  let records = 0;
  let titles = 0;
  let ended = false;
  const detail = (line: string, number: number, known: Header): BankMovement => {
    titles += 1;
    const { layout, key } = known;
    const title = titleOf(line, number, layout, `${key}/${records}`, errors);
    const movement = movementOf(title, layout.occurrences, layout.paidOf, errors);
    if (movement.kind !== 'left-out') checks.builtIds += 1;
    return movement;
  };
  const record = (line: string, number: number): readonly BankMovement[] => {
    if (ended) throw errors.damaged(number, 'a record after the trailer (type 9), expected the end of the file');
    records += 1;
    checkSequence(line, number, records, errors);
    const type = line[0] ?? '';
    if (header === undefined) {
      header = headerOf(line, number, errors);
      return [];
    }
    if (type === header.layout.detail) return [detail(line, number, header)];
    if (type === '9') {
      ended = true;
      checkTitles(line, number, header.layout, titles, errors);
      checks.statements += 1;
      checks.counts += 1;
      return [];
    }
    if (type === '1') throw unknownDetail(number, header.layout.bank, errors);
    if (/^[2-8]$/.test(type)) return [];
    throw errors.damaged(number, `a record of type "${type}", expected 1 to 9`);
  };
  return cnabLines(400, errors, record, checks, () => ended);
};

const headerOf = (line: string, number: number, errors: BankErrors): Header => {
  if (!line.startsWith('02RETORNO')) throw errors.damaged(number, 'no header record, expected 02RETORNO');
  const bank = fieldAt(line, at.bank);
  const layout = cnab400LayoutOf(bank);
  if (!layout) throw unknownBank(number, bank, errors);
  const parts = [bank, fieldAt(line, at.company), fieldAt(line, at.madeOn), fieldAt(line, sequenceOf(bank))];
  return { layout, key: ['cnab400', ...parts].join('-').replaceAll(' ', '') };
};

/** Where the header numbers the bank's return files; Santander's does not, and makes one a day. */
const sequenceOf = (bank: string): Columns => (bank === '001' ? [101, 107] : [109, 113]);

const unknownBank = (number: number, bank: string, errors: BankErrors) =>
  errors.unsupported(
    number,
    `the return file of 400 columns is of bank ${bank}, whose layout is not known`,
    'fetch the return file of 240 columns from the bank, or the statement as camt.053 or MT940; 400 columns are read of 001 (convênio of 7 figures), 033, 237 and 341',
  );

const unknownDetail = (number: number, bank: string, errors: BankErrors) =>
  errors.unsupported(
    number,
    `a record of type 1 in a return file of bank ${bank}, expected type 7 (convênio of 7 figures)`,
    'fetch the return file of 240 columns from the bank',
  );

const checkSequence = (line: string, number: number, expected: number, errors: BankErrors): void => {
  const found = figuresAt(line, at.sequence);
  if (found === expected) return;
  throw errors.damaged(number, `record ${found ?? '?'} in columns 395 to 400, expected ${expected}`);
};

const checkTitles = (
  line: string,
  number: number,
  { titleCount }: Cnab400Layout,
  titles: number,
  errors: BankErrors,
): void => {
  const stated = titleCount && figuresAt(line, titleCount);
  if (!stated || stated === titles) return;
  throw errors.differs(number, `the trailer states ${stated} titles, the file holds ${titles}`);
};

const titleOf = (
  line: string,
  number: number,
  layout: Cnab400Layout,
  paymentId: string,
  errors: BankErrors,
): CnabTitle => ({
  line: number,
  occurrence: fieldAt(line, at.occurrence),
  paidOn: dayAt(line, at.occurredOn),
  figures: figuresOf(line, number, layout, errors),
  ourNumber: fieldAt(line, layout.ourNumber),
  documentNumber: fieldAt(line, at.documentNumber),
  companyUse: fieldAt(line, layout.companyUse),
  nationalId: '',
  payer: layout.payer ? fieldAt(line, layout.payer) : '',
  paymentId,
});

const figuresOf = (line: string, number: number, { fee }: Cnab400Layout, errors: BankErrors): TitleFigures => {
  const amount = (columns: Columns): Minor => {
    const found = minorAt(line, columns);
    if (found !== undefined) return found;
    throw errors.damaged(number, `columns ${columns.join(' to ')} hold no amount, expected figures alone`);
  };
  return {
    nominal: amount(at.nominal),
    discount: amount(at.discount),
    rebate: amount(at.rebate),
    interest: amount(at.interest),
    fee: amount(fee),
    stated: amount(at.stated),
  };
};
