import { parseCountry } from '../written/country-code.ts';
import { parseNamedCurrency } from '../written/currency-name.ts';
import { orderEvidence } from '../written/date-order.ts';
import { parseLanguage } from '../written/language-code.ts';
import { bareAmount } from '../written/written-amount.ts';
import { parseYesNo } from '../written/yes-no.ts';
import { type Field, type FieldKind, factsOf, isContact } from './field.ts';

/**
 * Whether enough of a column's values look like what the field holds: one in five, for faults are told row by row; one in
 * fifty telephones, for they are often missing. A column without values could hold anything. Where the heading could also be
 * of an amount, figures without a mark are no day.
 */
export const isPlausibleColumn = (field: Field, values: readonly string[], alsoFigures = false): boolean => {
  const written = values.filter((value) => value.trim() !== '');
  if (written.length === 0) return true;
  const holds = (value: string): boolean =>
    isPlausible(field, value) && !(alsoFigures && factsOf(field).kind === 'day' && isBareFigures(value));
  const plausible = written.filter((value) => holds(value.trim())).length;
  return plausible * (isContact(field) ? 50 : 5) >= written.length;
};

const isPlausible = (field: Field, value: string): boolean => (ownChecks[field] ?? checks[factsOf(field).kind])(value);

const checks: Readonly<Record<FieldKind, (value: string) => boolean>> = {
  text: () => true,
  day: (value) => orderEvidence(value) !== undefined,
  amount: (value) => bareAmount(value).digits !== '' && !isDaySeparated(value),
  number: (value) => /^[-+]?\d{1,6}(?:[.,]\d+)?$/.test(value),
  phones: (value) => value.replace(/\D/g, '').length >= 7,
  emails: (value) => value.includes('@'),
  'yes-no': (value) => parseYesNo(value) !== undefined,
  currency: (value) => parseNamedCurrency(value) !== undefined,
  country: (value) => parseCountry(value) !== undefined,
  language: (value) => parseLanguage(value) !== undefined,
};

/** Parts of something are told from their like by how short they are. */
const ownChecks: Readonly<Partial<Record<Field, (value: string) => boolean>>> = {
  region: (value) => !isStatus(value),
  check_digit: (value) => /^[\dk](?:\.0)?$/i.test(value),
  area_code: (value) => /^[(+]?\+?\d{1,5}\)?(?:\.0)?$/.test(value),
  instalment_number: (value) => /^\d{1,4}(?:\s?(?:\/|-|de|of)\s?\d{1,4})?(?:\.0)?$/i.test(value),
};

const isBareFigures = (value: string): boolean => /^\d{5,6}(?:[.,]\d+)?$/.test(value);

const isDaySeparated = (value: string): boolean =>
  /^\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}/.test(value) && orderEvidence(value) !== undefined;

/** States of an account, which stand under the same heading as states of a country. */
const isStatus = (value: string): boolean =>
  /^(?:activ|inactiv|ativ|inativ|vigente|vencid|moros|en mora|mora|al d[ií]a|em dia|atrasad|pagad|pago$|por cobrar|cobrad|por pagar|pendiente|pendente|cancelad|castigad|abiert|aberto|cerrad|open|closed|paid|current|overdue|jur[ií]dic|judicial|normal)/i.test(
    value,
  );
