import { type Currency, formatAmount, minorOf } from '../money.ts';

type Value = string | number | null;

/** What a row was read as, a text for each thing it says: `balance MXN 1234.50`; what it leaves open is not there. */
export const previewedValues = (columns: readonly string[], row: readonly Value[]): string[] => {
  const currencyIn = (column: string): Value => row[columns.indexOf(column)] ?? null;
  const currency = String(currencyIn('currency') ?? currencyIn('income_currency') ?? '') as Currency;
  return columns.flatMap((column, index) => {
    const value = row[index] ?? null;
    return value === null || untold.includes(column) ? [] : textsOf(column, value, currency);
  });
};

const untold = ['line', 'currency', 'balance_on', 'income_currency', 'customer_key', 'national_key'];

const textsOf = (column: string, value: string | number, currency: Currency): string[] => {
  if (column.endsWith('_minor')) {
    return [`${column.slice(0, -'_minor'.length)} ${currency} ${formatAmount(minorOf(Number(value)), currency)}`];
  }
  if (column === 'phones' || column === 'emails') {
    const list = JSON.parse(String(value)) as readonly string[];
    return list.length === 0 ? [] : [`${column} ${list.join(' ')}`];
  }
  if (column === 'extra') {
    const facts = Object.entries(JSON.parse(String(value)) as Readonly<Record<string, string>>);
    return facts.map(([name, fact]) => `extra.${name} ${fact}`);
  }
  if (column === 'disputed') return value === 1 ? ['disputed'] : [];
  return [`${column.replace(/_(?:ref|said)$/, '')} ${value}`];
};
