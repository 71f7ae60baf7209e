import { UserError } from '../../domain/errors.ts';
import { dialectError } from '../../domain/mapping/dialect.ts';
import type { FileKind } from '../../domain/mapping/field.ts';
import { mappingOf, missingFields, missingFieldsError } from '../../domain/mapping/mapping.ts';
import { rivalColumnsError } from '../../domain/mapping/mapping-doubt.ts';
import type { FileFormat } from '../../files/csv/file-format.ts';
import { canAsk } from '../../terminal/ask.ts';
import { say } from '../../terminal/print.ts';
import type { ReadingOptions } from '../options/reading-options.ts';
import { refuseBankFile } from '../source/bank-text.ts';
import { type Surroundings, withFileSource } from '../source/file-source.ts';
import type { FileSource } from '../source/named-file.ts';
import { askAllMissing } from './column-question.ts';
import { askDialect } from './dialect-question.ts';
import { type Answers, foundFormat } from './found-format.ts';

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
  if (missing) {
    const other = otherKind(format, name);
    if (other || format.mappingName !== undefined || !canAsk(context, options)) throw other ?? missing;
    say(context, `${missing.message}\n`);
    answers = await askAllMissing(context, name, format, formatWith);
    format = await formatWith(answers);
  }
  const rivals = rivalColumnsError(format.ambiguous, name);
  if (rivals) throw rivals;
  for (let open = format.problems; open[0]; open = format.problems) {
    if (!canAsk(context, options)) throw dialectError(open[0], name);
    const answer = open[0].code.startsWith('ambiguous') ? await askDialect(open[0], name, context) : undefined;
    if (!answer) throw dialectError(open[0], name);
    answers = { ...answers, ...answer };
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
