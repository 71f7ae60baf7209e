import type { DateOrder } from '../domain/day.ts';
import { UserError } from '../domain/errors.ts';
import { type DialectProblem, dialectError } from '../domain/mapping/dialect.ts';
import type { FileKind } from '../domain/mapping/field.ts';
import { mappingOf, missingFields, missingFieldsError } from '../domain/mapping/mapping.ts';
import { rivalColumnsError } from '../domain/mapping/mapping-doubt.ts';
import type { DecimalMark } from '../domain/written/written-amount.ts';
import type { FileFormat } from '../files/file-format.ts';
import { canAsk, choose } from '../terminal/ask.ts';
import type { Context } from '../terminal/context.ts';
import { refuseBankFile } from './bank-text.ts';
import { type Surroundings, withFileSource } from './file-source.ts';
import { type Answers, foundFormat } from './found-format.ts';
import type { FileSource } from './plain-text.ts';
import type { ReadingOptions } from './reading-options.ts';

export interface IncomingFile extends FileSource {
  readonly format: FileFormat;
}

/** Finds out how a file is read, without guessing: what can be read two ways is asked on a terminal and stops elsewhere. */
export const withIncomingFile = async <T>(
  written: string,
  kind: FileKind,
  options: ReadingOptions,
  surroundings: Surroundings,
  work: (file: IncomingFile) => Promise<T>,
): Promise<T> =>
  withFileSource(written, options, surroundings, async (source) =>
    work({ ...source, format: await decidedFormat(source, kind, options, surroundings) }),
  );

const decidedFormat = async (
  source: FileSource,
  kind: FileKind,
  options: ReadingOptions,
  { context, folder }: Surroundings,
): Promise<FileFormat> => {
  const { name } = source;
  refuseBankFile(source, kind);
  const formatWith = await foundFormat(source, kind, options, folder);
  let answers: Answers = {};
  let format = await formatWith();
  const missing = missingFieldsError(format.mapping, name);
  if (missing) throw otherKind(format, name) ?? missing;
  const rivals = rivalColumnsError(format.ambiguous, name);
  if (rivals) throw rivals;
  for (let open = format.problems; open[0]; open = format.problems) {
    if (!canAsk(context, options)) throw dialectError(open[0], name);
    answers = { ...answers, ...(await answerTo(open[0], name, context)) };
    format = await formatWith(answers);
  }
  return format;
};

/** The error where a file of one kind was taken for another, whose columns it lacks. */
const otherKind = ({ mapping }: FileFormat, name: string): UserError | undefined => {
  const other = telling.find(
    (kind) => kind !== mapping.kind && missingFields(mappingOf(mapping.headings, [], kind).mapping).length === 0,
  );
  if (other === undefined) return undefined;
  return new UserError(
    `${name}:${mapping.headerLine}: the columns are those of ${inWords(other)}, expected ${inWords(mapping.kind)}.`,
    {
      code: 'wrong-kind',
      hint: `Take it in with trato import ${other} ${name}, or name its columns in a mapping file with --mapping NAME.`,
    },
  );
};

/** The kinds that a file shows itself to be by its columns; those of the others are found in many files. */
const telling: readonly FileKind[] = ['portfolio', 'payments'];

const inWords = (kind: FileKind): string => (kind === 'portfolio' ? 'a portfolio' : kind);

/** Asks which of the two ways is meant; no answer stops like an answer that nobody could give. */
const answerTo = async (problem: DialectProblem, name: string, context: Context): Promise<Answers> => {
  const error = dialectError(problem, name);
  if (problem.code === 'ambiguous-days') {
    const dateOrder = await choose<DateOrder>(context, `${error.message}. Which is it?`, [
      { name: '03/04/2026 is 3 April (day first)', value: 'dmy' },
      { name: '03/04/2026 is March 4 (month first)', value: 'mdy' },
    ]);
    if (dateOrder) return { dateOrder };
  }
  if (problem.code === 'ambiguous-figures') {
    const dateOrder = await choose<DateOrder>(context, `${error.message}. Which is it?`, [
      { name: '101126 is 10 November 2026 (day, month, year)', value: 'dmy' },
      { name: '101126 is October 11, 2026 (month, day, year)', value: 'mdy' },
      { name: '101126 is 26 November 2010 (year, month, day)', value: 'ymd' },
    ]);
    if (dateOrder) return { dateOrder };
  }
  if (problem.code === 'ambiguous-amounts') {
    const decimal = await choose<DecimalMark>(context, `${error.message}. Which is it?`, [
      { name: '1.234 is one thousand two hundred and thirty-four', value: ',' },
      { name: '1.234 is one and a bit', value: '.' },
    ]);
    if (decimal) return { decimal };
  }
  throw error;
};
