/** A decimal as settings and the command line write it, never below zero: `0.5`, `'24.75'`. */
export type Decimal = string | number;

/** An exact quotient of two whole numbers, in lowest terms. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

const known = new Map<Decimal, Ratio>();

/** The ratio a decimal stands for, exactly: `0.1` is 1/10. */
export const ratioOf = (decimal: Decimal): Ratio => {
  const cached = known.get(decimal);
  if (cached) return cached;
  const parts = /^(\d+)(?:\.(\d+))?(?:e-(\d+))?$/.exec(String(decimal));
  if (!parts) throw new RangeError(`${decimal} is not a decimal of zero or more`);
  const [, whole = '', places = '', shift = '0'] = parts;
  const ratio = ratioBetween(Number(whole + places), 10 ** (places.length + Number(shift)));
  known.set(decimal, ratio);
  return ratio;
};

/** The ratio of two whole numbers, the second above zero, in lowest terms. */
export const ratioBetween = (numerator: number, denominator: number): Ratio => {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator)) {
    throw new RangeError(`${numerator}/${denominator} has more digits than can be kept exactly`);
  }
  const divisor = commonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
};

const commonDivisor = (one: number, other: number): number => (other === 0 ? one : commonDivisor(other, one % other));

/** `amount × ratio`, rounded down. */
export const partDown = (amount: number, { numerator, denominator }: Ratio): number =>
  quotient(amount, numerator, 0, denominator);

/** `amount × ratio`, rounded up. */
export const partUp = (amount: number, { numerator, denominator }: Ratio): number =>
  quotient(amount, numerator, denominator - 1, denominator);

/** `amount × ratio`, rounded half up. */
export const partHalfUp = (amount: number, { numerator, denominator }: Ratio): number =>
  quotient(amount, 2 * numerator, denominator, 2 * denominator);

/** `(amount × factor + extra) ÷ divisor` rounded down, exact however large the product. */
const quotient = (amount: number, factor: number, extra: number, divisor: number): number => {
  const dividend = amount * factor + extra;
  if (dividend <= Number.MAX_SAFE_INTEGER) return (dividend - (dividend % divisor)) / divisor;
  return Number((BigInt(amount) * BigInt(factor) + BigInt(extra)) / BigInt(divisor));
};
