import { type Currency, formatAmount, type Minor, minorOf, parseCurrency } from '../money.ts';
import type { BankMovement } from './bank-entry.ts';
import type { BankErrors } from './bank-error.ts';
import { type BankLineReader, noChecks } from './bank-reader.ts';
import { mt940Fields, type SwiftField } from './mt940-fields.ts';
import { parseStatementLine, type StatementLine, shortDay } from './mt940-line.ts';
import { movementOf } from './mt940-movement.ts';
import { type PaymentIds, paymentIds } from './payment-ids.ts';
import { statedAmount } from './stated-amount.ts';

interface Statement {
  account: string;
  number: string;
  currency: Currency | undefined;
  /** The opening balance and what was booked since. */
  balance: number;
  ids: PaymentIds | undefined;
}

interface Waiting {
  readonly line: number;
  readonly entry: StatementLine;
}

/**
 * Reads MT940 statements, with or without SWIFT's envelope: `:20:`, `:25:`, `:28C:`, `:60F:` or `:60M:`, `:61:` with `:86:`,
 * `:62F:` or `:62M:`. Each closing balance must be what the opening balance and the entries come to.
 */
export const mt940Reader = (errors: BankErrors): BankLineReader => {
  const checks = noChecks();
  let statement: Statement | undefined;
  let waiting: Waiting | undefined;
  const released = (information: string): BankMovement[] => {
    const last = waiting;
    waiting = undefined;
    if (!last || !statement?.currency || !statement.ids) return [];
    return [movementOf(last.entry, information, { line: last.line, currency: statement.currency, ids: statement.ids })];
  };
  const begin = (): void => {
    statement = { account: '', number: '', currency: undefined, balance: 0, ids: undefined };
  };
  const readField = (field: SwiftField): BankMovement[] => {
    const { tag, text, line } = field;
    if (tag === '86') return released(text);
    const before = released('');
    if (tag === '20') {
      if (statement) throw errors.damaged(line, 'a statement (:20:) begins before the one above it has closed (:62F:)');
      begin();
      return before;
    }
    if (!statement) return afterClosing(field, before, errors);
    if (tag === '25' || tag === '25P') statement.account = text.split('\n')[0]?.replaceAll(' ', '') ?? '';
    else if (tag === '28' || tag === '28C') statement.number = text.trim();
    else if (tag.startsWith('60')) open(statement, field, errors);
    else if (tag === '61') waiting = { line, entry: entryOf(statement, field, errors) };
    else if (tag.startsWith('62')) {
      close(statement, field, errors);
      checks.statements += 1;
      checks.balances += 1;
      checks.builtIds += statement.ids?.built ?? 0;
      statement = undefined;
    }
    return before;
  };
  const fields = mt940Fields(errors, readField);
  return {
    checks,
    take: fields.take,
    end: (number) => {
      const last = fields.end();
      if (statement) throw errors.damaged(number, 'the file ends without a closing balance (:62F:)');
      if (checks.statements === 0) throw errors.damaged(number, 'no statement (:20:) in the file');
      return [...last, ...released('')];
    },
  };
};

const afterClosing = ({ tag, line }: SwiftField, before: BankMovement[], errors: BankErrors): BankMovement[] => {
  if (/^(?:13D?|21|64|65|NS)$/.test(tag)) return before;
  throw errors.damaged(line, `field :${tag}: outside a statement, expected :20: first`);
};

const open = (statement: Statement, field: SwiftField, errors: BankErrors): void => {
  if (statement.currency) throw errors.damaged(field.line, 'a second opening balance in one statement');
  const { currency, balance, on } = balanceOf(field, errors);
  statement.currency = currency;
  statement.balance = balance;
  statement.ids = paymentIds(statement.account, `${statement.number}/${on}`);
};

const entryOf = (statement: Statement, { text, line }: SwiftField, errors: BankErrors): StatementLine => {
  if (!statement.currency) throw errors.damaged(line, 'an entry (:61:) before the opening balance (:60F:)');
  const entry = parseStatementLine(text, statement.currency);
  if (!entry) {
    throw errors.damaged(
      line,
      'an entry (:61:) that cannot be read, expected such as 2611201120C1234,50NTRFREF//BANKREF',
    );
  }
  const isIn = entry.mark === 'C' || entry.mark === 'RD';
  statement.balance = minorOf(statement.balance + (isIn ? entry.amount : -entry.amount));
  return entry;
};

const close = (statement: Statement, field: SwiftField, errors: BankErrors): void => {
  const { currency } = statement;
  if (!currency) throw errors.damaged(field.line, 'a closing balance (:62F:) without an opening one (:60F:)');
  const stated = balanceOf(field, errors);
  if (stated.currency === currency && stated.balance === statement.balance) return;
  const reached = formatAmount(minorOf(statement.balance), currency);
  const told = formatAmount(stated.balance, stated.currency);
  throw errors.differs(
    field.line,
    `the closing balance is ${stated.currency} ${told}, and the opening balance and the entries come to ${currency} ${reached}`,
  );
};

interface Balance {
  readonly currency: Currency;
  readonly balance: Minor;
  readonly on: string;
}

const balanceOf = ({ tag, text, line }: SwiftField, errors: BankErrors): Balance => {
  const [, mark, on = '', code = '', amount = ''] = /^([CD])(\d{6})([A-Z]{3})([\d,]+)$/.exec(text.trim()) ?? [];
  const currency = parseCurrency(code);
  const minor = currency && statedAmount(amount, ',', currency);
  if (!currency || minor === undefined || !shortDay(on)) {
    throw errors.damaged(line, `a balance (:${tag}:) that cannot be read, expected such as C261120EUR1234,50`);
  }
  return { currency, balance: minorOf(mark === 'D' ? -minor : minor), on };
};
