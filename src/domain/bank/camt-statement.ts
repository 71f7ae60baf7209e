import { addMinor, type Currency, formatAmount, type Minor, minorOf, zero } from '../money.ts';
import type { BankMovement } from './bank-entry.ts';
import type { BankErrors } from './bank-error.ts';
import type { BankChecks } from './bank-reader.ts';
import { type CamtEntry, readEntry } from './camt-entry.ts';
import { type CamtLeaves, textOf } from './camt-leaf.ts';
import { type CamtMoney, isCredit, moneyOf } from './camt-money.ts';
import { type PaymentIds, paymentIds } from './payment-ids.ts';
import { statedAmount } from './stated-amount.ts';

/** One statement or notification as it is read. */
export interface CamtStatement {
  /** A stated balance; opening and closing ones are kept. */
  balance(leaves: CamtLeaves, line: number): void;
  entry(entry: CamtEntry, head: CamtLeaves): readonly BankMovement[];
  /** Checks what the statement says of itself. */
  close(head: CamtLeaves, line: number): void;
}

/** Opening booked, or the previous closing one that it equals; closing booked (ISO 20022, external balance type codes). */
const openingTypes = ['OPBD', 'PRCD'];

export const camtStatement = (checks: BankChecks, errors: BankErrors): CamtStatement => {
  let ids: PaymentIds | undefined;
  const balances = new Map<string, CamtMoney>();
  const booked = new Map<Currency, Minor>();
  let entries = 0;
  let gross = 0;
  return {
    balance: (leaves, line) => {
      const money = moneyOf(leaves, line, errors, 'Amt');
      if (!money) throw errors.damaged(line, 'a balance without an amount');
      const amount = isCredit(leaves, line, errors) ? money.amount : minorOf(-money.amount);
      balances.set(textOf(leaves, 'Tp/CdOrPrtry/Cd'), { ...money, amount });
    },
    entry: (entry, head) => {
      ids ??= idsOf(head);
      const { movements, signed, amount, currency } = readEntry(entry, ids, errors);
      booked.set(currency, addMinor(booked.get(currency) ?? zero, signed));
      entries += 1;
      gross += amount;
      return movements;
    },
    close: (head, line) => {
      checks.statements += 1;
      checks.builtIds += ids?.built ?? 0;
      if (!isPage(head)) checks.balances += checkedBalance(balances, booked, line, errors);
      checks.counts += checkedCounts(head, { entries, gross, booked }, line, errors);
    },
  };
};

const accountOf = (head: CamtLeaves): string => textOf(head, 'Acct/Id/IBAN', 'Acct/Id/Othr/Id');

const idsOf = (head: CamtLeaves): PaymentIds =>
  paymentIds(accountOf(head), [textOf(head, 'Id'), textOf(head, 'StmtPgntn/PgNb')].filter(Boolean).join('/'));

/** Whether the statement is one page of several: its balances are those of the whole. */
const isPage = (head: CamtLeaves): boolean =>
  textOf(head, 'StmtPgntn/LastPgInd') === 'false' ||
  !['', '1'].includes(textOf(head, 'StmtPgntn/PgNb').replace(/^0+/, ''));

/** 1 where the entries lead from the opening balance to the closing one, 0 where there is nothing to check. */
const checkedBalance = (
  balances: ReadonlyMap<string, CamtMoney>,
  booked: ReadonlyMap<Currency, Minor>,
  line: number,
  errors: BankErrors,
): number => {
  const opening = openingTypes.map((type) => balances.get(type)).find(Boolean);
  const closing = balances.get('CLBD');
  if (!opening || !closing) return 0;
  const { currency } = closing;
  const others = [...booked.keys()].filter((other) => other !== currency);
  if (opening.currency !== currency || others.length > 0) return 0;
  const reached = addMinor(opening.amount, booked.get(currency) ?? zero);
  if (reached === closing.amount) return 1;
  throw errors.differs(
    line,
    `the closing balance is ${currency} ${formatAmount(closing.amount, currency)}, and the opening balance and the entries come to ${currency} ${formatAmount(reached, currency)}`,
  );
};

interface Counted {
  readonly entries: number;
  readonly gross: number;
  readonly booked: ReadonlyMap<Currency, Minor>;
}

/** How many of the stated number and sum of entries are right; the sum is of amounts without their signs, in one currency. */
const checkedCounts = (head: CamtLeaves, counted: Counted, line: number, errors: BankErrors): number => {
  const number = textOf(head, 'TxsSummry/TtlNtries/NbOfNtries');
  if (number !== '' && Number(number) !== counted.entries) {
    throw errors.differs(line, `${number} entries are stated, the statement holds ${counted.entries}`);
  }
  return (number === '' ? 0 : 1) + checkedSum(textOf(head, 'TxsSummry/TtlNtries/Sum'), counted, line, errors);
};

const checkedSum = (stated: string, { gross, booked }: Counted, line: number, errors: BankErrors): number => {
  const [currency, ...others] = booked.keys();
  if (stated === '' || !currency || others.length > 0) return 0;
  const sum = statedAmount(stated, '.', currency);
  if (sum === gross) return 1;
  throw errors.differs(
    line,
    `entries of ${stated} in all are stated, those in the statement come to ${formatAmount(minorOf(gross), currency)}`,
  );
};
