import { guardError } from './errors.ts';

declare const minor: unique symbol;
/** An amount in whole minor units of its currency: cents, or whole pesos where the currency has no cents. */
export type Minor = number & { readonly [minor]: true };

declare const currency: unique symbol;
/** An ISO 4217 code that the runtime knows. */
export type Currency = string & { readonly [currency]: true };

export interface Money {
  readonly amount: Minor;
  readonly currency: Currency;
}

/** Amounts per currency as decimal strings, the shape of every total in JSON: `{ "MXN": "1234.50" }`. */
export type Totals = Readonly<Record<string, string>>;

export const zero = 0 as Minor;

/** Currencies without two decimals, by ISO 4217; the runtime's own figures follow usage instead and differ for some. */
const unusualExponents = new Map<string, number>([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3] as const),
  ...'CLF UYW'.split(' ').map((code) => [code, 4] as const),
]);

/** What the runtime knows, and what its list leaves out, such as Chile's unit of account. */
const known = new Set([...Intl.supportedValuesOf('currency'), ...unusualExponents.keys(), 'COU', 'MXV', 'VED', 'BOV']);

export const parseCurrency = (text: string): Currency | undefined => {
  const code = text.trim().toUpperCase();
  return known.has(code) ? (code as Currency) : undefined;
};

/** Digits after the decimal mark by ISO 4217: MXN 2, CLP 0, COP 2, KWD 3. */
export const exponentOf = (code: Currency): number => unusualExponents.get(code) ?? 2;

/** Guards a whole number of minor units; anything else is a bug in the caller. */
export const minorOf = (amount: number): Minor => {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${amount} is not a whole, safe number of minor units`);
  return (amount === 0 ? 0 : amount) as Minor;
};

/** A sum of many amounts of a file; one that is too large to be exact to the minor unit stops the run. */
export const sumMinor = (amount: number, code: string): Minor =>
  exactSum(
    amount,
    code,
    'Look for amounts whose decimals were taken for thousands, and say --decimal . or , if so; nothing was taken in.',
  );

/** A sum of what was taken in before; one that is too large to be exact to the minor unit stops the run. */
export const heldSum = (amount: number, code: string): Minor =>
  exactSum(
    amount,
    code,
    'Look for a file whose decimals were taken for thousands: trato import list. Undo it with trato import undo NUMBER, and take it in with --decimal . or ,',
  );

const exactSum = (amount: number, code: string, hint: string): Minor => {
  if (Number.isSafeInteger(amount)) return minorOf(amount);
  const most = formatAmount(largest, code as Currency);
  throw guardError(
    `The amounts in ${code} add up to more than can be told exactly, expected at most ${code} ${most}.`,
    'total-too-large',
    hint,
  );
};

const largest = Number.MAX_SAFE_INTEGER as Minor;

export const addMinor = (one: Minor, other: Minor): Minor => minorOf(one + other);

/** `1234.50`: plain digits, a point, and as many decimals as the currency has. */
export const formatAmount = (amount: Minor, code: Currency): string => {
  const exponent = exponentOf(code);
  const sign = amount < 0 ? '-' : '';
  const digits = Math.abs(amount)
    .toString()
    .padStart(exponent + 1, '0');
  return exponent === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
};

/** Totals per currency, as decimal strings in the order of the codes. */
export const totalsOf = (sums: Iterable<Money>): Totals =>
  Object.fromEntries(
    [...sums]
      .sort((a, b) => (a.currency < b.currency ? -1 : 1))
      .map(({ amount, currency: code }) => [code, formatAmount(amount, code)]),
  );
