import { guardError, type UserError } from '../errors.ts';
import { type DialectProblem, dialectError } from './dialect.ts';
import type { Field } from './field.ts';
import type { AmbiguousColumn } from './heading-assignment.ts';

/** Something of a file that could be read in more than one way, with what decides it. */
export interface MappingDoubt {
  readonly code: 'ambiguous-column' | DialectProblem['code'];
  /** The headings concerned. */
  readonly columns: readonly string[];
  /** What it could be, as it is written in a mapping file or on the command line. */
  readonly couldBe: readonly string[];
  readonly problem: string;
  readonly remedy: string;
}

/** All that is open in how a file is read: columns first, then days and amounts. */
export const mappingDoubts = (
  ambiguous: readonly AmbiguousColumn[],
  problems: readonly DialectProblem[],
  file: string,
): MappingDoubt[] => [...ambiguous.map(columnDoubt), ...problems.map((problem) => dialectDoubt(problem, file))];

const columnDoubt = ({ source, field, taken }: AmbiguousColumn): MappingDoubt => ({
  code: 'ambiguous-column',
  columns: [source],
  couldBe: [field],
  problem: `the column "${source}" could also be ${field}; "${taken}" was taken for it`,
  remedy: `if "${source}" is meant, say so in a mapping file: trato mapping FILE --write NAME`,
});

const decisive: readonly Field[] = ['account_id', 'customer_id', 'balance', 'due_date', 'amount', 'paid_on'];

/** The error where two columns of one heading hold different values and either could be what an account hangs on. */
export const rivalColumnsError = (ambiguous: readonly AmbiguousColumn[], file: string): UserError | undefined => {
  const doubt = ambiguous.find(({ field, rival }) => rival !== undefined && decisive.includes(field));
  if (doubt?.rival === undefined) return undefined;
  const { field, source, taken, rival, index } = doubt;
  return guardError(
    `${file}: columns ${rival + 1} and ${index + 1} ("${taken}" and "${source}") have one heading and other values, and either could be ${field}`,
    'ambiguous-columns',
    `write a mapping file: trato mapping ${file} --write NAME, then under "columns" in mappings/NAME.yaml give ${field} to the right one of "${taken}" and "${source}", and import with --mapping NAME`,
  );
};

const couldBe: Readonly<Record<DialectProblem['code'], readonly string[]>> = {
  'ambiguous-days': ['dmy', 'mdy'],
  'contradictory-days': ['dmy', 'mdy'],
  'ambiguous-figures': ['dmy', 'mdy', 'ymd'],
  'mixed-days': ['dmy', 'mdy', 'ymd'],
  'ambiguous-amounts': ['.', ','],
  'padded-amounts': ['.'],
  'contradictory-amounts': ['.', ','],
};

const dialectDoubt = (problem: DialectProblem, file: string): MappingDoubt => {
  const { message, hint = '' } = dialectError(problem, file);
  return {
    code: problem.code,
    columns: problem.columns,
    couldBe: couldBe[problem.code],
    problem: message,
    remedy: hint,
  };
};
