import { resolve } from 'node:path';
import { exitCodes, guardError, UserError } from '../../domain/errors.ts';
import { namesApart } from '../../domain/intake/names-apart.ts';
import type { FileKind } from '../../domain/mapping/field.ts';
import type { ReadingOptions } from '../options/reading-options.ts';
import type { Surroundings } from '../source/file-source.ts';
import { type IncomingFile, withIncomingFile } from './incoming-file.ts';

/** Lends several files, each read in its own way; the same content under two names is refused. */
export const withIncomingFiles = async <T>(
  written: readonly string[],
  kind: FileKind,
  options: ReadingOptions,
  surroundings: Surroundings,
  work: (files: readonly IncomingFile[]) => Promise<T>,
): Promise<T> => {
  refuseInputTwice(written);
  const names = namesApart(written.map((file) => (file === '-' ? file : resolve(surroundings.context.cwd, file))));
  const lent = async (files: readonly IncomingFile[]): Promise<T> => {
    const next = written[files.length];
    if (next === undefined) return work(files);
    return withIncomingFile(next, kind, options, surroundings, (found) => {
      const file = next === '-' ? found : { ...found, name: names[files.length] ?? found.name };
      refuseSameContent(file, files);
      return lent([...files, file]);
    });
  };
  return lent([]);
};

const refuseInputTwice = (written: readonly string[]): void => {
  if (written.filter((file) => file === '-').length < 2) return;
  throw new UserError('Standard input was named twice, expected - once at most.', {
    code: 'input-twice',
    exit: exitCodes.usage,
  });
};

const refuseSameContent = ({ name, format }: IncomingFile, earlier: readonly IncomingFile[]): void => {
  const same = earlier.find((file) => file.format.file.sha256 === format.file.sha256);
  if (same === undefined) return;
  throw guardError(
    `${name} holds the same as ${same.name}: every account would be named twice.`,
    'same-file-twice',
    'Name each file once; nothing was taken in.',
  );
};
