import { type DialectProblem, dialectError } from './dialect.ts';
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

const dialectDoubt = (problem: DialectProblem, file: string): MappingDoubt => {
  const { message, hint = '' } = dialectError(problem, file);
  return {
    code: problem.code,
    columns: problem.columns,
    couldBe: problem.code.endsWith('days') ? ['dmy', 'mdy'] : ['.', ','],
    problem: message,
    remedy: hint,
  };
};
