import type { Currency, Minor } from '../money.ts';
import { currencyMarked } from './currency-mark.ts';

/** The mark before the decimals. */
export type DecimalMark = '.' | ',';

export interface AmountReading {
  readonly decimal: DecimalMark;
  /** Digits after the decimal mark that the currency has. */
  readonly exponent: number;
  /** What a currency's mark on the amount must agree with, where one was told. */
  readonly currency?: Currency;
  /** Rounds what is too precise half away from zero instead of refusing it. */
  readonly round?: boolean;
}

export interface WrittenAmount {
  readonly amount: Minor;
  /** False when the amount had to be rounded. */
  readonly exact: boolean;
  /** The amount less what was written, in millionths of the minor unit; what is smaller than that does not count. */
  readonly rounding: number;
}

export type AmountProblem = 'bad-amount' | 'too-precise' | 'amount-too-large' | 'currency-differs';

/** Reads an amount by its digits alone, never through a float: `$1.234,50`, `(123.45)`, `1 234,5-`, `S/ 99`. */
export const parseAmount = (text: string, reading: AmountReading): WrittenAmount | AmountProblem => {
  const plain = plainDigits(text, reading);
  if (plain !== undefined) return { amount: plain as Minor, exact: true, rounding: 0 };
  const { digits, negative, marks } = bareAmount(text);
  const parts = splitAtDecimal(digits, reading.decimal);
  if (!parts) return 'bad-amount';
  return marks.every((mark) => isOf(mark, reading.currency)) ? scaled(parts, negative, reading) : 'currency-differs';
};

/** What nearly every file holds: figures, perhaps a mark and no more decimals than the currency has. */
const plainDigits = (text: string, { decimal, exponent }: AmountReading): number | undefined => {
  if (text.length > 15) return undefined;
  const mark = decimal.charCodeAt(0);
  let value = 0;
  let decimals = -1;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) {
      value = value * 10 + code - 48;
      if (decimals >= 0) decimals += 1;
    } else if (code === mark && decimals < 0 && index > 0) decimals = 0;
    else return undefined;
  }
  return decimals === 0 || text === '' ? undefined : shifted(value, exponent - Math.max(decimals, 0));
};

const shifted = (value: number, places: number): number | undefined => {
  const amount = places < 0 ? Number.NaN : value * 10 ** places;
  return Number.isSafeInteger(amount) ? amount : undefined;
};

export interface BareAmount {
  readonly digits: string;
  readonly negative: boolean;
  /** The currency's signs or codes beside the figures. */
  readonly marks: readonly string[];
}

const sign = String.raw`((?:[A-Z]{1,3}\s?)?[$£€₡₲¢]S?|[SB]\/\.?|Bs\.?|Gs\.?|[A-Z]{3}|[QL]\.?)?`;
const figures = String.raw`(\d[\d.,'’ ]*|[.,]\d+)`;
const written = new RegExp(
  String.raw`^([-+(]?)\s*${sign}\s*([-(]?)\s*${figures}(\)?)\s*([$£€]|[A-Z]{3})?\s*([-)]?)$`,
  'iu',
);

/** The figures and marks of an amount, without sign, currency, brackets and outer spaces; no figures when it is none. */
export const bareAmount = (text: string): BareAmount => {
  const plain = text.normalize('NFKC').replaceAll('−', '-').trim();
  const [, first, before, second, digits = '', third, after, last] = written.exec(plain) ?? [];
  const around = [first, second, third, last].filter((mark) => mark && mark !== '+').join('');
  const negative = around === '-' || around === '()';
  const marks = [before, after].flatMap((mark) => mark ?? []);
  const isAmount = (around === '' || negative) && marks.every(isKnownMark);
  return { digits: isAmount ? digits.trim() : '', negative, marks };
};

/** `100 mil` are no hundred: three letters must be a currency's. */
const isKnownMark = (mark: string): boolean => !/^[A-Z]{3}$/i.test(mark) || currencyMarked(mark) !== undefined;

/** Whether a mark on the amount is the currency's, or of no currency in particular. */
const isOf = (mark: string, currency: Currency | undefined): boolean => {
  if (currency === undefined) return true;
  const marked = currencyMarked(mark);
  return marked === undefined || marked === currency;
};

interface Parts {
  readonly whole: string;
  readonly decimals: string;
}

const grouped = /^(?:\d+|\d{1,3}(?:([.,'’ ])\d{3})(?:\1\d{3})*)$/u;

/** The figures before and after the decimal mark; undefined when thousands are not in threes or under two marks. */
const splitAtDecimal = (digits: string, decimal: DecimalMark): Parts | undefined => {
  const [whole = '', decimals, ...more] = digits.split(decimal);
  if (more.length > 0 || (decimals !== undefined && !/^\d+$/.test(decimals))) return undefined;
  if (whole === '') return decimals === undefined ? undefined : { whole: '0', decimals };
  if (!grouped.test(whole)) return undefined;
  return { whole: whole.replace(/\D/gu, ''), decimals: decimals ?? '' };
};

const scaled = (
  { whole, decimals }: Parts,
  negative: boolean,
  { exponent, round = false }: AmountReading,
): WrittenAmount | AmountProblem => {
  const kept = decimals.slice(0, exponent).padEnd(exponent, '0');
  const excess = decimals.slice(exponent).replace(/0+$/, '');
  if (excess !== '' && !round) return 'too-precise';
  const up = excess >= '5';
  const size = Number(BigInt(whole + kept) + (up ? 1n : 0n));
  if (!Number.isSafeInteger(size)) return 'amount-too-large';
  const millionths = (up ? 1_000_000 : 0) - Number(excess.slice(0, 6).padEnd(6, '0'));
  const sign = negative ? -1 : 1;
  return {
    amount: (size === 0 ? 0 : sign * size) as Minor,
    exact: excess === '',
    rounding: excess ? sign * millionths : 0,
  };
};
