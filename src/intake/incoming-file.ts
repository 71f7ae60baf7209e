import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { CellDialect } from '../domain/cell-reader.ts';
import type { DateOrder } from '../domain/day.ts';
import { type DialectProblem, dialectError } from '../domain/dialect.ts';
import type { Delimiter } from '../domain/delimiter.ts';
import { type Encoding, parseEncoding } from '../domain/encoding.ts';
import { exitCodes, UserError } from '../domain/errors.ts';
import type { FileKind } from '../domain/field.ts';
import { missingFieldsError } from '../domain/mapping.ts';
import type { DecimalMark } from '../domain/written-amount.ts';
import type { FileFormat, FormatOptions } from '../files/file-format.ts';
import { canAsk, choose } from '../terminal/ask.ts';
import type { Context, GlobalOptions } from '../terminal/context.ts';

/** How a file is written, as far as the command line says. */
export interface ReadingOptions extends GlobalOptions {
  readonly mapping?: string;
  readonly dateOrder?: DateOrder;
  readonly decimal?: DecimalMark;
  readonly encoding?: string;
  readonly delimiter?: string;
}

export interface IncomingFile {
  /** The name without folders; `stdin` for standard input. */
  readonly name: string;
  readonly format: FileFormat;
}

interface Surroundings {
  readonly context: Context;
  /** The workspace, where there is one: its mappings, and a place for what comes from standard input. */
  readonly folder: string | undefined;
}

/** Finds out how a file is read, without guessing: what can be read two ways is asked on a terminal and stops elsewhere. */
export const withIncomingFile = async <T>(
  written: string,
  kind: FileKind,
  options: ReadingOptions,
  surroundings: Surroundings,
  work: (file: IncomingFile) => Promise<T>,
): Promise<T> => {
  const fromStdin = written === '-';
  const path = fromStdin ? await spooledInput(surroundings) : resolve(surroundings.context.cwd, written);
  try {
    const format = await decidedFormat(path, kind, options, surroundings);
    return await work({ name: fromStdin ? 'stdin' : basename(path), format });
  } finally {
    if (fromStdin) await rm(path, { force: true });
  }
};

const spooledInput = async ({ context, folder }: Surroundings): Promise<string> => {
  if (context.stdin.isTTY) {
    throw new UserError('Standard input is a terminal, expected a file piped into it.', {
      code: 'no-input',
      hint: 'Name a file, or pipe one: trato … - < FILE',
      exit: exitCodes.usage,
    });
  }
  if (folder === undefined) {
    throw new UserError('Standard input needs a workspace to be kept in while it is read.', { code: 'no-workspace' });
  }
  const path = join(folder, '.trato', `stdin.${process.pid}.csv`);
  await mkdir(join(folder, '.trato'), { recursive: true, mode: 0o700 });
  await pipeline(context.stdin, createWriteStream(path, { mode: 0o600 }));
  return path;
};

const decidedFormat = async (
  path: string,
  kind: FileKind,
  options: ReadingOptions,
  { context, folder }: Surroundings,
): Promise<FileFormat> => {
  const { inspectFile } = await import('../files/text-file.ts');
  const { formatOf } = await import('../files/file-format.ts');
  const file = await inspectFile(path, encodingOf(options.encoding));
  const told = { kind, delimiter: delimiterOf(options.delimiter), ...(await mappingsFor(options.mapping, kind, folder)) };
  const asked: FormatOptions = { ...told, decimal: options.decimal, dateOrder: options.dateOrder };
  const format = await formatOf(file, asked);
  const missing = missingFieldsError(format.mapping, path);
  if (missing) throw missing;
  const [problem] = format.problems;
  if (problem === undefined) return format;
  if (!canAsk(context, options)) throw dialectError(problem, path);
  return formatOf(file, { ...asked, ...(await answerTo(problem, path, context)) });
};

const mappingsFor = async (
  named: string | undefined,
  kind: FileKind,
  folder: string | undefined,
): Promise<Pick<FormatOptions, 'mapping' | 'saved'>> => {
  if (folder === undefined) return {};
  const { readMapping, readMappings } = await import('../files/mappings.ts');
  const mappings = join(folder, 'mappings');
  if (named === undefined) return { saved: await readMappings(mappings) };
  const mapping = await readMapping(mappings, named);
  if (mapping.kind === kind) return { mapping };
  throw new UserError(`The mapping ${named} is for ${mapping.kind}, not for ${kind}.`, {
    code: 'wrong-mapping',
    hint: 'Name another mapping, or none.',
  });
};

const encodingOf = (written: string | undefined): Encoding | undefined => {
  if (written === undefined) return undefined;
  const encoding = parseEncoding(written);
  if (encoding) return encoding;
  throw new UserError(`--encoding "${written}" is not known, expected utf-8, windows-1252, iso-8859-1, utf-16le or utf-16be.`, {
    code: 'unknown-encoding',
    exit: exitCodes.usage,
  });
};

const delimiterNames: Readonly<Record<string, Delimiter>> = {
  ',': ',',
  ';': ';',
  '|': '|',
  '\t': '\t',
  '\\t': '\t',
  tab: '\t',
  comma: ',',
  semicolon: ';',
};

const delimiterOf = (written: string | undefined): Delimiter | undefined => {
  if (written === undefined) return undefined;
  const delimiter = delimiterNames[written.toLowerCase()];
  if (delimiter) return delimiter;
  throw new UserError(`--delimiter "${written}" is not known, expected a comma, a semicolon, a bar or tab.`, {
    code: 'unknown-delimiter',
    exit: exitCodes.usage,
  });
};

/** Asks which of the two ways is meant; no answer stops like an answer that nobody could give. */
const answerTo = async (
  problem: DialectProblem,
  path: string,
  context: Context,
): Promise<{ readonly dateOrder: DateOrder } | { readonly decimal: DecimalMark }> => {
  const error = dialectError(problem, path);
  if (problem.code === 'ambiguous-days') {
    const dateOrder = await choose<DateOrder>(context, `${error.message}. Which is it?`, [
      { name: '03/04/2026 is 3 April (day first)', value: 'dmy' },
      { name: '03/04/2026 is March 4 (month first)', value: 'mdy' },
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

/** How the cells of the file are written, for a reader of cells. */
export const cellDialectOf = ({ decimal, dateOrders, dateOrder }: FileFormat, round: boolean): CellDialect => ({
  decimal: decimal ?? '.',
  round,
  dateOrderOf: (index) => dateOrders.get(index) ?? dateOrder ?? 'ymd',
});
