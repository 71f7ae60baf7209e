import { parseIsoDay } from '../day.ts';
import { unknownWord } from '../nearest-word.ts';
import { parseDecimalText } from '../written/decimal-text.ts';
import type { FactKind, Facts } from './fact.ts';

/** What a fact is compared with; an amount is kept as the decimal that was written, for any currency. */
export type Operand = string | number | boolean;

export type OperandReading = { readonly operand: Operand } | { readonly problem: string };

/** Reads one value of a condition as something a fact of this kind can be compared with. */
export const parseOperand = (value: unknown, kind: FactKind, facts: Facts): OperandReading => {
  const operand = operandReaders[kind](value, facts);
  if (operand !== undefined) return { operand };
  if (kind === 'bucket' && typeof value === 'string') {
    return { problem: unknownWord('ageing bucket', value, facts.buckets) };
  }
  return { problem: `found ${shown(value)}, expected ${expected[kind]}` };
};

const operandReaders: Readonly<Record<FactKind, (value: unknown, facts: Facts) => Operand | undefined>> = {
  number: (value) => wholeNumber(value),
  amount: (value) => parseDecimalText(value),
  day: (value) => (typeof value === 'string' ? parseIsoDay(value) : undefined),
  text: (value) => someText(value),
  'yes-no': (value) => (typeof value === 'boolean' ? value : undefined),
  bucket: (value, { buckets }) => buckets.find((name) => name === value),
  extra: (value) => (typeof value === 'number' && Number.isFinite(value) ? value : someText(value)),
};

const wholeNumber = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;

const someText = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= 1000 && !value.includes('\0') ? value : undefined;

const expected: Readonly<Record<FactKind, string>> = {
  number: 'a whole number such as 30',
  amount: 'an amount in plain digits such as 5000 or 1234.50',
  day: 'a day such as 2026-11-20',
  text: 'text such as "abc"; put quotes around digits, as in "01000"',
  'yes-no': 'true or false',
  bucket: 'the name of an ageing bucket such as "1-30"',
  extra: 'a number or text',
};

/** A value as a message shows it: short, and never a whole list. */
export const shown = (value: unknown): string => {
  if (Array.isArray(value)) return 'a list';
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'object') return 'a map';
  const text = String(value);
  return `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;
};
