import { exitCodes, UserError } from '../../domain/errors.ts';
import type { FileKind } from '../../domain/mapping/field.ts';
import { bankFormatIn } from '../../files/bank/bank-beginning.ts';
import { encodingTold, type ReadingOptions } from '../options/reading-options.ts';
import type { FileSource } from './named-file.ts';
import { withPassingCopy } from './passing-folder.ts';

/** Lends a bank's statement or return file as a passing CSV copy of its payments; every other text as it is. */
export const withBankText = async <T>(
  source: FileSource,
  options: ReadingOptions,
  workspace: string | undefined,
  work: (source: FileSource) => Promise<T>,
): Promise<T> => {
  const { path, name, from, unpacked } = source;
  const format = await bankFormatIn(path);
  if (format === undefined) return work(source);
  if (typeof format !== 'string') {
    throw new UserError(`${name} is ${format.what}.`, { code: 'other-bank-file', hint: format.remedy });
  }
  refuseTextOptions(name, options);
  const { inspectFile } = await import('../../files/text/text-file.ts');
  const { writeBankCopy } = await import('../../files/bank/bank-copy.ts');
  const { encoding, sha256, damaged } = await inspectFile(path, encodingTold(options));
  if (damaged) throw notInEncoding(name);
  return withPassingCopy(workspace, from, async (copy) => {
    const bank = await writeBankCopy({ path, name, encoding, format }, copy);
    return work({ ...source, path: copy, unpacked: { sha256, warnings: [], ...unpacked, bank } });
  });
};

/** A bank's format says itself how its days, amounts and columns are written. */
const refuseTextOptions = (name: string, options: ReadingOptions): void => {
  const [option] = (
    [
      ['--delimiter', options.delimiter],
      ['--decimal', options.decimal],
      ['--date-order', options.dateOrder],
      ['--mapping', options.mapping],
    ] as const
  ).filter(([, value]) => value !== undefined);
  if (option) throw tableOption(option[0], name);
};

/** The error of an option that only a table has a use for. */
export const tableOption = (option: string, name: string): UserError =>
  new UserError(`${option} says how a table is written, and ${name} is a bank file`, {
    code: 'bank-file-option',
    hint: `leave ${option} out`,
    exit: exitCodes.usage,
  });

const notInEncoding = (name: string): UserError =>
  new UserError(`${name} has bytes that are no letters in UTF-8`, {
    code: 'unreadable-letter',
    hint: 'leave --encoding out, or say --encoding windows-1252',
  });

/** Stops where a bank file is to be taken for anything but payments. */
export const refuseBankFile = ({ name, unpacked }: FileSource, kind: FileKind): void => {
  if (!unpacked?.bank || kind === 'payments') return;
  throw new UserError(`${name} is a bank file (${unpacked.bank.format}), which holds payments.`, {
    code: 'wrong-kind',
    hint: `Take it in with trato import payments ${name}.`,
  });
};
