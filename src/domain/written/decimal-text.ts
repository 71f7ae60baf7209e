/** A decimal in plain digits: `5000`, `-12.50`; exact, unlike the number it may have been written as. */
export type DecimalText = string;

/** Reads a number or its text as at most 13 digits before the point and 6 after it; undefined when it is neither. */
export const parseDecimalText = (value: unknown): DecimalText | undefined => {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const text = String(value).trim();
  return /^-?\d{1,13}(\.\d{1,6})?$/.test(text) ? text : undefined;
};

/** The largest whole number of units of ten to the minus `exponent` that is not above the decimal. */
export const unitsDown = (text: DecimalText, exponent: number): number => {
  const { units, rest } = unitsOf(text, exponent);
  return safe(rest && text.startsWith('-') ? units - 1n : units);
};

/** The smallest whole number of units of ten to the minus `exponent` that is not below the decimal. */
export const unitsUp = (text: DecimalText, exponent: number): number => {
  const { units, rest } = unitsOf(text, exponent);
  return safe(rest && !text.startsWith('-') ? units + 1n : units);
};

const unitsOf = (text: DecimalText, exponent: number): { units: bigint; rest: boolean } => {
  const [whole = '', places = ''] = text.split('.');
  const kept = places.slice(0, exponent).padEnd(exponent, '0');
  return { units: BigInt(whole + kept), rest: /[1-9]/.test(places.slice(exponent)) };
};

const safe = (units: bigint): number => {
  const limit = BigInt(Number.MAX_SAFE_INTEGER);
  return Number(units > limit ? limit : units < -limit ? -limit : units);
};
