import { type Currency, exponentOf, formatAmount, type Minor } from '../money.ts';

const ownCurrencies: Readonly<Record<string, string>> = {
  AR: 'ARS',
  BO: 'BOB',
  BR: 'BRL',
  CL: 'CLP',
  CO: 'COP',
  CR: 'CRC',
  DO: 'DOP',
  EC: 'USD',
  ES: 'EUR',
  GB: 'GBP',
  GT: 'GTQ',
  HN: 'HNL',
  IE: 'EUR',
  MX: 'MXN',
  NI: 'NIO',
  PA: 'PAB',
  PE: 'PEN',
  PT: 'EUR',
  PY: 'PYG',
  SV: 'USD',
  US: 'USD',
  UY: 'UYU',
};

/** Currencies whose cents are left out of writing when there are none. */
const writtenWhole = new Set(['COP']);

/**
 * An amount as people of the locale write it: `$1,234.50` in es-MX, `1.234,50 €` in es-ES, `$ 1.234.567` for pesos in es-CO.
 * Another currency than the locale's own is told by its code: `1,234.50 USD`. Spaces are plain ones.
 */
export const formatMoney = (amount: Minor, code: Currency, locale: string): string =>
  writerOf(locale, code, digitsOf(amount, code))(formatAmount(amount, code));

const digitsOf = (amount: Minor, code: Currency): number => {
  const digits = exponentOf(code);
  return writtenWhole.has(code) && amount % 10 ** digits === 0 ? 0 : digits;
};

type Writer = (exact: string) => string;
/** By locale, currency and digits. */
const writers = new Map<string, Map<Currency, Writer[]>>();

const writerOf = (locale: string, code: Currency, digits: number): Writer =>
  writers.get(locale)?.get(code)?.[digits] ?? keptWriter(locale, code, digits);

const keptWriter = (locale: string, code: Currency, digits: number): Writer => {
  const inLocale = writers.get(locale) ?? new Map<Currency, Writer[]>();
  const byDigits = inLocale.get(code) ?? [];
  const made = newWriter(locale, code, digits);
  byDigits[digits] = made;
  writers.set(locale, inLocale.set(code, byDigits));
  return made;
};

const newWriter = (locale: string, code: Currency, digits: number): Writer => {
  const isOwn = ownCurrencies[new Intl.Locale(locale).region ?? ''] === code;
  const formatter = new Intl.NumberFormat(locale, {
    ...(isOwn ? { style: 'currency', currency: code } : {}),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: 'always',
  });
  const write: Writer = (exact) =>
    `${formatter.format(exact as `${number}`).replace(/\s/gu, ' ')}${isOwn ? '' : ` ${code}`}`;
  return writerLike(write, marksOf(formatter), digits);
};

interface Marks {
  readonly group: string;
  readonly decimal: string;
}

const marksOf = (formatter: Intl.NumberFormat): Marks => {
  const parts = formatter.formatToParts(1_234_567.5);
  const mark = (type: 'group' | 'decimal'): string =>
    (parts.find((part) => part.type === type)?.value ?? '').replace(/\s/gu, ' ');
  return { group: mark('group'), decimal: mark('decimal') };
};

/** The same writer, three times as quick where amounts are grouped by thousands: it fills what stands around them in a model. */
const writerLike = (write: Writer, { group, decimal }: Marks, digits: number): Writer => {
  const cents = digits === 0 ? '' : '8'.repeat(digits);
  const amount = ['1', '234', '567'].join(group) + (digits === 0 ? '' : decimal + cents);
  const [before = '', after, ...more] = write(`1234567.${cents}`).split(amount);
  if (after === undefined || more.length > 0) return write;
  return (exact) => {
    if (exact.startsWith('-')) return write(exact);
    const [whole = '', fraction = ''] = exact.split('.');
    return before + grouped(whole, group) + (digits === 0 ? '' : decimal + fraction) + after;
  };
};

const grouped = (whole: string, group: string): string => {
  let text = whole.slice(-3);
  for (let end = whole.length - 3; end > 0; end -= 3) text = whole.slice(Math.max(0, end - 3), end) + group + text;
  return text;
};
