import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import { type PhonePlan, planCalled, planOf } from './phone-plan.ts';

/** A telephone as it was written, and what it is. */
export interface Phone {
  /** In E.164, also where the number is not valid but could be read; undefined where it could not. */
  readonly e164: string | undefined;
  readonly valid: boolean;
  /** Whether a text message could reach it, as far as the number tells. */
  readonly mobile: boolean;
  readonly extension: string | undefined;
}

/** The telephones written in one cell, in order; those of the country need no calling code. */
export const phonesWritten = (cell: string, country: string): Phone[] => {
  const plain = plainPhone(cell, country);
  if (plain) return [plain];
  return cell
    .split(/[/;,|\n]|\s{2,}/u)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .map((piece) => plainPhone(piece, country) ?? parsedPhone(piece, country));
};

/** The valid telephones of a cell in E.164, each once, and how many others it holds. */
export const phonesOf = (
  cell: string,
  country: string,
): { readonly phones: readonly string[]; readonly invalid: number } => {
  const plain = plainPhone(cell, country)?.e164;
  if (plain) return { phones: [plain], invalid: 0 };
  const written = phonesWritten(cell, country);
  const valid = written.flatMap(({ e164, valid: isValid }) => (isValid && e164 ? [e164] : []));
  return { phones: valid.length > 1 ? [...new Set(valid)] : valid, invalid: written.length - valid.length };
};

/** Figures alone, with or without the calling code, are decided by the plan's patterns, as the library would. */
const plainPhone = (text: string, country: string): Phone | undefined => {
  if (text.startsWith('+')) {
    const plan = planCalled(text) ?? planOf(country);
    if (!plan || !text.startsWith(plan.callingCode, 1)) return undefined;
    return validPhone(text.slice(plan.callingCode.length + 1), plan);
  }
  const plan = planOf(country);
  return plan && validPhone(text, plan);
};

const validPhone = (national: string, plan: PhonePlan): Phone | undefined => {
  if (national.length > 15 || plan.mayHavePrefix(national)) return undefined;
  const kind = plan.kindOf(national);
  if (!kind) return undefined;
  return { e164: `+${plan.callingCode}${national}`, valid: true, mobile: kind === 'mobile', extension: undefined };
};

const parsedPhone = (text: string, country: string): Phone => {
  const number = parsed(withoutOldPrefix(text, country), country);
  if (!number) return { e164: undefined, valid: false, mobile: false, extension: undefined };
  const type = number.isValid() ? number.getType() : undefined;
  const mobile = type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE';
  return { e164: number.number, valid: number.isValid(), mobile, extension: number.ext };
};

const parsed = (text: string, country: string): PhoneNumber | undefined =>
  isSupportedCountry(country)
    ? parsePhoneNumberFromString(text, country as CountryCode)
    : parsePhoneNumberFromString(text);

/**
 * Mexico gave up the 1 after its calling code and the prefixes 01, 044 and 045 in August 2019; files still
 * hold them. Spreadsheets add a decimal to numbers.
 */
const withoutOldPrefix = (text: string, country: string): string => {
  const whole = text.replace(/^(\+?\d{8,15})\.0$/, '$1');
  const called = whole.replace(/^(\+|00)?\s*52[\s.-]*1(?=(?:\D*\d){10}\D*$)/, '+52 ');
  return country === 'MX'
    ? called.replace(/^(?:0?4[45]|01)(?=(?:\D*\d){10}\D*$)/, '')
    : isCalled(whole)
      ? called
      : whole;
};

const isCalled = (text: string): boolean => /^(?:\+|00)/.test(text);
