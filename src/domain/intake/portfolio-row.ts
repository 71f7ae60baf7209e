import { parseChannel } from '../channel.ts';
import { addDays, type Day } from '../day.ts';
import type { PortfolioField } from '../mapping/field.ts';
import { type Currency, formatAmount, type Minor, minorOf, parseCurrency } from '../money.ts';
import { parseCountry } from '../written/country-code.ts';
import { emailsWritten, parseEmail } from '../written/email.ts';
import { parseLanguage } from '../written/language-code.ts';
import { parseYesNo } from '../written/yes-no.ts';
import type { CellReader } from './cell-reader.ts';
import { always, type PlacementColumn, type PlacementRow, placementColumns, placementIndex } from './placement.ts';

/** What the rows of a portfolio file are read under. */
export interface PortfolioTerms {
  readonly asOf: Day;
  /** For rows that name none. */
  readonly currency: Currency;
  readonly country: string;
  /** `on-opening` where the amount is the invoice's, so that every payment since lowers it. */
  readonly balanceStated: 'as-of' | 'on-opening';
  readonly phonesOf: (
    cell: string,
    country: string,
  ) => { readonly phones: readonly string[]; readonly invalid: number };
  /** Told of a value that was left out while the row was taken. */
  readonly warn: (field: PortfolioField, line: number) => void;
}

/** Where the fields stand in the file, several columns for telephones and e-mail addresses. */
export interface PortfolioColumns {
  readonly of: (field: PortfolioField) => readonly number[];
  /** Columns that are no known field, kept as extra facts by name. */
  readonly extra: readonly { readonly index: number; readonly name: string }[];
}

export type PortfolioRowReader = (line: number, cells: readonly string[]) => PlacementRow | undefined;

/** A reader that turns a row's cells into a placement row, or into undefined and the reader's refusals. */
export const portfolioRowReader = (
  reader: CellReader,
  { of, extra }: PortfolioColumns,
  terms: PortfolioTerms,
): PortfolioRowReader => {
  const at = (field: PortfolioField): number => of(field)[0] ?? -1;
  const columns = Object.fromEntries(fieldNames.map((field) => [field, at(field)])) as Record<PortfolioField, number>;
  const phoneColumns = of('phone');
  const emailColumns = of('email');
  const withComponents = columns.principal >= 0 && columns.interest >= 0 && columns.fees >= 0;

  return (line, cells) => {
    reader.start(line, cells);
    const row: PlacementRow = Array(placementColumns.length).fill(null);
    const put = (column: PlacementColumn, value: string | number | null): void => {
      row[placementIndex[column]] = value;
    };
    put('line', line);
    const accountId = requiredText('account_id');
    put('account_id', accountId);
    put('customer_id', customerOf(accountId));
    for (const field of plainTexts) put(field, reader.text(columns[field]));
    const currency = currencyOf();
    put('currency', currency);
    const opened = reader.day(columns.opened_on);
    put('opened_on', opened);
    put('due_on', dueDay());
    putStanding(put, currency, opened);
    putMeans(put, currency);
    putContact(put, line, cells);
    put('disputed', yesNo('disputed', line) === true ? 1 : 0);
    put('extra', extraFacts(cells));
    return reader.refusals.length > 0 ? undefined : row;
  };

  function requiredText(field: PortfolioField): string {
    const written = reader.text(columns[field]);
    if (written === null) {
      reader.refuse(columns[field], 'missing-value', `${field} is empty`, `give the row its ${field}`);
    }
    return written ?? '';
  }

  function customerOf(accountId: string): string {
    const own = reader.text(columns.customer_id) ?? reader.text(columns.national_id);
    if (own !== null) return own;
    if (reader.text(columns.full_name) === null) {
      const index = [columns.customer_id, columns.national_id, columns.full_name].find((column) => column >= 0) ?? -1;
      reader.refuse(
        index,
        'no-customer',
        'the row names nobody',
        'give it a customer_id, a national_id or a full_name',
      );
    }
    return accountId;
  }

  function currencyOf(): Currency {
    const written = reader.text(columns.currency);
    if (written === null) return terms.currency;
    const currency = parseCurrency(written);
    if (currency === undefined) {
      const suggestion = `write an ISO 4217 code such as ${terms.currency}`;
      reader.refuse(columns.currency, 'bad-currency', `"${written}" is not a currency`, suggestion);
    }
    return currency ?? terms.currency;
  }

  function dueDay(): Day | null {
    const due = reader.day(columns.due_date);
    if (due !== null) return due;
    const dpd = reader.text(columns.days_past_due);
    if (dpd === null) {
      const index = Math.max(columns.due_date, columns.days_past_due);
      if (!reader.refusals.some(({ code }) => code === 'bad-day')) {
        reader.refuse(index, 'missing-value', 'the row has no due date', 'give it a due date or its days past due');
      }
      return null;
    }
    if (/^-?\d{1,5}(?:[.,]0+)?$/.test(dpd)) return addDays(terms.asOf, -Number.parseInt(dpd, 10));
    reader.refuse(
      columns.days_past_due,
      'bad-number',
      `"${dpd}" is not a number of days`,
      'write whole days such as 45',
    );
    return null;
  }

  function putStanding(put: Put, currency: Currency, opened: Day | null): void {
    const balance = requiredBalance(currency);
    const original = reader.amount(columns.original_amount, currency);
    const lastPaid = reader.amount(columns.last_payment_amount, currency);
    const settled = reader.day(columns.settled_on);
    put('balance_minor', balance);
    put('balance_on', terms.balanceStated === 'as-of' ? terms.asOf : (opened ?? always));
    put('original_minor', original);
    put('last_payment_on', reader.day(columns.last_payment_on));
    put('last_payment_minor', lastPaid);
    put('closed_on', settled);
    put('closed_reason', settled === null ? null : 'settled');
    put('settled_minor', settled === null ? null : balance || original || lastPaid || 0);
    putComponents(put, currency, balance);
  }

  function requiredBalance(currency: Currency): Minor | null {
    const before = reader.refusals.length;
    const balance = reader.amount(columns.balance, currency);
    if (balance === null) {
      if (reader.refusals.length === before) requiredText('balance');
      return null;
    }
    if (balance < 0) {
      const problem = `${formatAmount(balance, currency)} is below zero`;
      const suggestion = 'leave out accounts in credit, or write what is owed as an amount above zero';
      reader.refuse(columns.balance, 'negative-balance', problem, suggestion);
    }
    return balance;
  }

  function putComponents(put: Put, currency: Currency, balance: Minor | null): void {
    const rounded = reader.rounding.count;
    const parts = [
      reader.amount(columns.principal, currency),
      reader.amount(columns.interest, currency),
      reader.amount(columns.fees, currency),
    ] as const;
    put('principal_minor', parts[0]);
    put('interest_minor', parts[1]);
    put('fees_minor', parts[2]);
    if (!withComponents || balance === null || parts.every((part) => part === null)) return;
    const sum = parts.reduce((total: number, part) => total + (part ?? 0), 0);
    if (Math.abs(sum - balance) <= reader.rounding.count - rounded) return;
    if (reader.refusals.length > 0) return;
    const problem = `principal + interest + fees is ${formatAmount(minorOf(sum), currency)}, balance is ${formatAmount(balance, currency)}`;
    reader.refuse(
      columns.balance,
      'components-differ',
      problem,
      'make the three add up to the balance, or leave them empty',
    );
  }

  function putMeans(put: Put, currency: Currency): void {
    const income = reader.amount(columns.monthly_income, currency);
    const expenses = reader.amount(columns.monthly_expenses, currency);
    put('monthly_income_minor', income);
    put('monthly_expenses_minor', expenses);
    put('income_currency', income === null && expenses === null ? null : currency);
    put('contract_instalment_minor', reader.amount(columns.contract_instalment, currency));
  }

  function putContact(put: Put, line: number, cells: readonly string[]): void {
    const country = understood('country', line, parseCountry);
    put('country', country);
    put('language', understood('language', line, parseLanguage));
    put('preferred_channel', understood('preferred_channel', line, parseChannel));
    put('phones', phonesIn(cells, country ?? terms.country, line));
    put('emails', emailsIn(cells, line));
    for (const field of consentFields) {
      const given = yesNo(field, line);
      put(field, given === undefined ? null : given ? 'granted' : 'refused');
    }
    put('consent_on', reader.day(columns.consent_on));
  }

  function understood<T extends string>(
    field: PortfolioField,
    line: number,
    parse: (text: string) => T | undefined,
  ): T | null {
    const written = reader.text(columns[field]);
    const value = written === null ? undefined : parse(written);
    if (written !== null && value === undefined) terms.warn(field, line);
    return value ?? null;
  }

  function yesNo(field: PortfolioField, line: number): boolean | undefined {
    const written = reader.text(columns[field]);
    if (written === null) return undefined;
    const value = parseYesNo(written);
    if (value === undefined) terms.warn(field, line);
    return value;
  }

  function phonesIn(cells: readonly string[], country: string, line: number): string {
    const phones: string[] = [];
    for (const index of phoneColumns) {
      const cell = cells[index]?.trim();
      if (!cell) continue;
      const read = terms.phonesOf(cell, country);
      if (read.invalid > 0) terms.warn('phone', line);
      for (const phone of read.phones) if (!phones.includes(phone)) phones.push(phone);
    }
    return phones.length === 0 ? '[]' : JSON.stringify(phones);
  }

  function emailsIn(cells: readonly string[], line: number): string {
    const emails: string[] = [];
    for (const index of emailColumns) {
      for (const written of emailsWritten(cells[index] ?? '')) {
        const email = parseEmail(written);
        if (email === undefined) terms.warn('email', line);
        else if (!emails.includes(email)) emails.push(email);
      }
    }
    return emails.length === 0 ? '[]' : JSON.stringify(emails);
  }

  function extraFacts(cells: readonly string[]): string | null {
    if (extra.length === 0) return null;
    const facts: [string, string][] = [];
    for (const { index, name } of extra) {
      const value = cells[index]?.trim();
      if (value) facts.push([name, value]);
    }
    return facts.length === 0 ? null : JSON.stringify(Object.fromEntries(facts));
  }
};

type Put = (column: PlacementColumn, value: string | number | null) => void;

const plainTexts = [
  'national_id',
  'full_name',
  'first_name',
  'company',
  'address',
  'city',
  'region',
  'postal_code',
  'time_zone',
  'preferred_hours',
  'form_of_address',
  'payday',
  'product',
  'creditor',
  'external_status',
  'notes',
] as const;

const consentFields = ['consent_sms', 'consent_whatsapp', 'consent_email', 'consent_call', 'consent_letter'] as const;

const fieldNames: readonly PortfolioField[] = [
  ...plainTexts,
  ...consentFields,
  'consent_on',
  'account_id',
  'customer_id',
  'balance',
  'due_date',
  'days_past_due',
  'currency',
  'country',
  'language',
  'preferred_channel',
  'original_amount',
  'principal',
  'interest',
  'fees',
  'opened_on',
  'settled_on',
  'disputed',
  'last_payment_on',
  'last_payment_amount',
  'contract_instalment',
  'monthly_income',
  'monthly_expenses',
];
