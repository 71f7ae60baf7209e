import { channels } from '../channel.ts';
import { parseIsoDay } from '../day.ts';
import { releaseOutcomes } from '../hold/hold.ts';
import { unknownWord } from '../nearest-word.ts';
import { parseDecimalText } from '../written/decimal-text.ts';
import type { Facts } from './fact.ts';
import type { FactKind } from './fact-kind.ts';

/** What a fact is compared with; an amount is kept as the decimal that was written, for any currency. */
export type Operand = string | number | boolean;

export type OperandReading = { readonly operand: Operand } | { readonly problem: string };

/** Reads one value of a condition as something a fact of this kind can be compared with. */
export const parseOperand = (value: unknown, kind: FactKind, facts: Facts): OperandReading => {
  const operand = operandReaders[kind](value, facts);
  if (operand !== undefined) return { operand };
  const words = wordsOf(kind, facts);
  if (words && typeof value === 'string') return { problem: unknownWord(words.what, value, words.known) };
  return { problem: `found ${shown(value)}, expected ${expected[kind]}` };
};

const operandReaders: Readonly<Record<FactKind, (value: unknown, facts: Facts) => Operand | undefined>> = {
  number: (value) => wholeNumber(value),
  amount: (value) => parseDecimalText(value),
  share: (value) => (typeof value === 'number' && value >= 0 && value <= 1 ? value : undefined),
  day: (value) => (typeof value === 'string' ? parseIsoDay(value) : undefined),
  text: (value) => someText(value),
  'yes-no': (value) => (typeof value === 'boolean' ? value : undefined),
  bucket: (value, { buckets }) => buckets.find((name) => name === value),
  channel: (value) => channels.find((name) => name === value),
  agreement: (value) => agreementStates.find((name) => name === value),
  extra: (value) => (typeof value === 'number' && Number.isFinite(value) ? value : someText(value)),
};

/** The closed list that values of the kind are from, where there is one. */
const wordsOf = (
  kind: FactKind,
  { buckets }: Facts,
): { readonly what: string; readonly known: readonly string[] } | undefined => {
  if (kind === 'bucket') return { what: 'ageing bucket', known: buckets };
  if (kind === 'channel') return { what: 'channel', known: channels };
  return kind === 'agreement' ? { what: 'state of an agreement', known: agreementStates } : undefined;
};

const agreementStates = ['active', ...releaseOutcomes] as const;

const wholeNumber = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;

const someText = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= 1000 && !value.includes('\0') ? value : undefined;

const expected: Readonly<Record<FactKind, string>> = {
  number: 'a whole number such as 30',
  amount: 'an amount in plain digits such as 5000 or 1234.50',
  share: 'a part from 0 to 1 such as 0.8',
  day: 'a day such as 2026-11-20',
  text: 'text such as "abc"; put quotes around digits, as in "01000"',
  'yes-no': 'true or false',
  bucket: 'the name of an ageing bucket such as "1-30"',
  channel: 'a channel such as email',
  agreement: 'active, met, broken or cancelled',
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
