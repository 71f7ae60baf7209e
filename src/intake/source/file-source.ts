import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { exitCodes, UserError } from '../../domain/errors.ts';
import { copyWithin } from '../../files/zip/limited-copy.ts';
import { copyLimit } from '../../files/zip/unpacking-limit.ts';
import type { Context } from '../../terminal/context.ts';
import type { ReadingOptions } from '../options/reading-options.ts';
import type { FileSource } from './named-file.ts';
import { withPassingCopy } from './passing-folder.ts';
import { withPlainText } from './plain-text.ts';

export interface Surroundings {
  readonly context: Context;
  /** The workspace, where there is one: its mappings, and a place for what comes from standard input. */
  readonly folder: string | undefined;
}

/** Lends the text of the file named, or of standard input for `-`: it is read more than once. */
export const withFileSource = async <T>(
  written: string,
  options: ReadingOptions,
  { context, folder }: Surroundings,
  work: (source: FileSource) => Promise<T>,
): Promise<T> => {
  const path = resolve(context.cwd, written);
  if (written !== '-') {
    await refuseStream(path);
    return withPlainText({ path, name: basename(path) }, options, folder, work);
  }
  refuseTerminal(context);
  return withPassingCopy(folder, 'standard input', async (copy) => {
    await copyWithin(context.stdin, copy, await copyLimit('standard input', copy));
    return withPlainText({ path: copy, name: 'stdin' }, options, folder, work);
  });
};

/** A pipe or device gives its bytes once, if ever, and a file is read more than once. */
const refuseStream = async (path: string): Promise<void> => {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || found.isFile() || found.isDirectory()) return;
  throw new UserError(`${path} is a pipe or device, expected a file`, {
    code: 'not-a-file',
    hint: 'give it as standard input: trato … - < FILE',
  });
};

const refuseTerminal = ({ stdin }: Context): void => {
  if (!stdin.isTTY) return;
  throw new UserError('Standard input is a terminal, expected a file piped into it.', {
    code: 'no-input',
    hint: 'Name a file, or pipe one: trato … - < FILE',
    exit: exitCodes.usage,
  });
};
