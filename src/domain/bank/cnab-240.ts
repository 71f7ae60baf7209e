import { zero } from '../money.ts';
import type { BankMovement } from './bank-entry.ts';
import type { BankErrors } from './bank-error.ts';
import { type BankChecks, type BankLineReader, noChecks } from './bank-reader.ts';
import { cnab240Columns as at, type Cnab240Layout, cnab240Banks, cnab240LayoutOf } from './cnab-240-layout.ts';
import { titleOf } from './cnab-240-title.ts';
import { cnabLines } from './cnab-lines.ts';
import { movementOf, real } from './cnab-title.ts';
import { fieldAt, figuresAt } from './fixed-width.ts';

interface Header {
  readonly layout: Cnab240Layout;
  readonly key: string;
}

interface Lot {
  readonly number: string;
  /** Whether it holds titles (service 01, cobrança). */
  readonly ofTitles: boolean;
  records: number;
  details: number;
}

interface SegmentT {
  readonly line: string;
  readonly number: number;
}

/** Reads a return file of 240 columns: a header, lots of titles in segments T and U, and trailers whose counts are checked. */
export const cnab240Reader = (errors: BankErrors): BankLineReader => {
  const checks: BankChecks = noChecks();
  let header: Header | undefined;
  let lot: Lot | undefined;
  let waiting: SegmentT | undefined;
  let records = 0;
  let lots = 0;
  let ended = false;

  const detail = (line: string, number: number, layout: Header, open: Lot): readonly BankMovement[] => {
    open.details += 1;
    checkPlace(line, number, open, errors);
    if (!open.ofTitles) return [];
    const segment = line[13];
    if (waiting !== undefined && segment !== 'U') throw errors.damaged(number, 'no segment U after a segment T');
    if (segment === 'T') waiting = { line, number };
    if (segment !== 'U') return [];
    return [settle(line, number, layout)];
  };
  const settle = (line: string, number: number, { layout, key }: Header): BankMovement => {
    const first = waiting;
    waiting = undefined;
    if (!first) throw errors.damaged(number, 'a segment U without its segment T');
    const title = titleOf(first, { line, number }, layout, `${key}/${records - 1}`, errors);
    const movement = movementOf(title, layout.occurrences, layout.paidOf, errors);
    if (movement.kind !== 'left-out') checks.builtIds += 1;
    return movement;
  };
  const openLot = (line: string, number: number): readonly BankMovement[] => {
    if (lot) throw errors.damaged(number, 'a lot begins before the one above it has ended');
    const service = fieldAt(line, at.service);
    lots += 1;
    lot = { number: fieldAt(line, at.lot), ofTitles: service === '01', records: 1, details: 0 };
    if (lot.ofTitles) return [];
    return [{ kind: 'left-out', line: number, reason: 'other-service', code: service, amount: zero, currency: real }];
  };
  const closeLot = (line: string, number: number, open: Lot): void => {
    if (waiting) throw errors.damaged(number, 'a segment T without its segment U');
    checkCount(line, number, at.recordsOfLot, open.records, 'records in the lot', errors);
    checks.statements += open.ofTitles ? 1 : 0;
    checks.counts += 1;
    lot = undefined;
  };
  const closeFile = (line: string, number: number): void => {
    if (lot) throw errors.damaged(number, 'the file ends inside a lot');
    checkCount(line, number, at.lots, lots, 'lots', errors);
    checkCount(line, number, at.records, records, 'records', errors);
    checks.counts += 2;
    ended = true;
  };
  const record = (line: string, number: number): readonly BankMovement[] => {
    if (ended) throw errors.damaged(number, 'a record after the trailer (type 9), expected the end of the file');
    records += 1;
    if (header === undefined) {
      header = headerOf(line, number, errors);
      return [];
    }
    const type = line[7];
    if (type === '1') return openLot(line, number);
    if (type === '9') {
      closeFile(line, number);
      return [];
    }
    if (!lot || !/^[2345]$/.test(type ?? ''))
      throw errors.damaged(number, `a record of type "${type}" out of its place`);
    lot.records += 1;
    if (type === '5') closeLot(line, number, lot);
    return type === '3' ? detail(line, number, header, lot) : [];
  };
  return cnabLines(240, errors, record, checks, () => ended);
};

const headerOf = (line: string, number: number, errors: BankErrors): Header => {
  const bank = fieldAt(line, at.bank);
  const layout = cnab240LayoutOf(bank);
  if (!layout) {
    throw errors.unsupported(
      number,
      `the return file of 240 columns is of bank ${bank}, whose layout is not known`,
      `fetch the statement as camt.053 or MT940; 240 columns are read of ${cnab240Banks.join(', ')}`,
    );
  }
  const parts = [at.company, at.agreement, at.madeOn, at.fileSequence].map((columns) => fieldAt(line, columns));
  return { layout, key: ['cnab240', bank, ...parts].join('-').replaceAll(' ', '') };
};

/** Records are numbered within their lot; a number that does not follow is a line lost or doubled. */
const checkPlace = (line: string, number: number, { details }: Lot, errors: BankErrors): void => {
  const found = figuresAt(line, at.recordInLot);
  if (found === details) return;
  throw errors.damaged(number, `record ${found ?? '?'} of the lot in columns 9 to 13, expected ${details}`);
};

const checkCount = (
  line: string,
  number: number,
  columns: readonly [number, number],
  counted: number,
  what: string,
  errors: BankErrors,
): void => {
  const stated = figuresAt(line, columns);
  if (stated === counted) return;
  throw errors.differs(number, `the trailer states ${stated ?? 'no number of'} ${what}, the file holds ${counted}`);
};
