import { type Field, type FieldSubject, type FileKind, factsOf, fieldsOf, requiredFields } from './field.ts';

/** Fields of one sort, for somebody to choose from. */
export interface FieldGroup {
  readonly heading: string;
  readonly fields: readonly Field[];
}

/** Every field of a kind of file, those it cannot do without first. */
export const fieldGroups = (kind: FileKind): FieldGroup[] => {
  const all = new Map<string, Field[]>(headings.map((heading) => [heading, []]));
  const required = new Set(requiredFields(kind).flat());
  for (const field of fieldsOf(kind)) all.get(required.has(field) ? needed : headingOf(field))?.push(field);
  return [...all].flatMap(([heading, fields]) => (fields.length > 0 ? [{ heading, fields }] : []));
};

const needed = 'what the file cannot do without';
const consent = 'consent and preferences';
const reach = 'how the customer can be reached';

const subjects: Readonly<Partial<Record<FieldSubject, string>>> = {
  account: 'the account',
  customer: 'the customer',
  payment: 'the payment',
};

const rest = 'what happened';

const headings = [needed, 'the account', 'the payment', 'the customer', reach, consent, rest];

const headingOf = (field: Field): string => {
  if (/^(?:consent|preferred)_|^form_of_address$/.test(field)) return consent;
  if (reachFields.includes(field)) return reach;
  return subjects[factsOf(field).of] ?? rest;
};

const reachFields: readonly Field[] = [
  'email',
  'phone',
  'area_code',
  'address',
  'city',
  'region',
  'postal_code',
  'country',
  'time_zone',
  'language',
];
