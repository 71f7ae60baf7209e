/** A number as a sheet holds it: its digits without zeros at either end, times ten to the power of `exponent`. */
export interface SheetNumber {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

/** A spreadsheet keeps no more than so many digits of a number. */
export const keptDigits = 15;

/** Reads what stands in a sheet's number cell: `1234.1`, `1.5E-3`; undefined when it is no number. */
export const parseSheetNumber = (text: string): SheetNumber | undefined => {
  const [, sign = '', whole = '', decimals = '', power = '0'] =
    /^([-+]?)(\d*)\.?(\d*)(?:[eE]([-+]?\d{1,3}))?$/.exec(text) ?? [];
  if (whole + decimals === '') return undefined;
  const trimmed = `${whole}${decimals}`.replace(/0+$/, '');
  const dropped = whole.length + decimals.length - trimmed.length;
  const digits = trimmed.replace(/^0+/, '');
  if (digits === '') return { negative: false, digits: '0', exponent: 0 };
  return { negative: sign === '-', digits, exponent: Number(power) - decimals.length + dropped };
};

/** A whole number as a spreadsheet shortens it, `1.234E+18`: its last digits are lost, and no id should be made of it. */
export const formatShortened = ({ negative, digits, exponent }: SheetNumber): string => {
  const decimals = digits.slice(1);
  const mantissa = `${negative ? '-' : ''}${digits.slice(0, 1)}${decimals === '' ? '' : `.${decimals}`}`;
  return `${mantissa}E+${exponent + decimals.length}`;
};

/** Whether it is a whole number of more digits than a spreadsheet keeps, so that its last digits may be lost. */
export const isTooLong = ({ digits, exponent }: SheetNumber): boolean =>
  exponent >= 0 && digits.length + exponent > keptDigits;

/** The number a hundred times as large: a percentage. */
export const hundredfold = (number: SheetNumber): SheetNumber =>
  number.digits === '0' ? number : { ...number, exponent: number.exponent + 2 };

/**
 * The number in plain digits: what a spreadsheet shows of 0.30000000000000004 is 0.3, and a whole number keeps every digit
 * it is written with. A fourth decimal sets `1.2340` apart from the 1234 that `1.234` could be.
 */
export const formatSheetNumber = (number: SheetNumber): string => {
  const { negative, digits, exponent } = number.exponent < 0 ? rounded(number) : number;
  const sign = negative ? '-' : '';
  if (exponent >= 0) return `${sign}${digits}${'0'.repeat(exponent)}`;
  const figures = digits.padStart(1 - exponent, '0');
  const decimals = figures.slice(exponent);
  const whole = figures.slice(0, exponent);
  return `${sign}${whole}.${decimals}${decimals.length === 3 && /^[1-9]\d{0,2}$/.test(whole) ? '0' : ''}`;
};

const rounded = (number: SheetNumber): SheetNumber => {
  const { negative, digits, exponent } = number;
  const excess = digits.length - keptDigits;
  if (excess <= 0) return number;
  const kept = BigInt(digits.slice(0, keptDigits)) + ((digits[keptDigits] ?? '0') >= '5' ? 1n : 0n);
  return parseSheetNumber(`${negative ? '-' : ''}${kept}E${exponent + excess}`) ?? number;
};
