import { exitCodes, UserError } from '../../domain/errors.ts';
import { refuseSheet } from '../../files/packed/no-sheets.ts';
import { packingOf } from '../../files/packed/packing.ts';
import type { ReadingOptions } from '../options/reading-options.ts';
import { withBankText } from './bank-text.ts';
import type { FileSource, NamedFile } from './named-file.ts';
import { withPassingCopy } from './passing-folder.ts';

/** Lends a file's text: the file itself, or a passing copy of what is packed in it. Every kind of file becomes text here. */
export const withPlainText = async <T>(
  file: NamedFile,
  options: ReadingOptions,
  workspace: string | undefined,
  work: (source: FileSource) => Promise<T>,
): Promise<T> => {
  const packing = await packingOf(file.path);
  if (packing === undefined) {
    refuseSheet(file.path, options.sheet);
    return withBankText({ ...file, from: file.path }, options, workspace, work);
  }
  const { plainCopy } = await import('../../files/packed/plain-copy.ts');
  return withPassingCopy(workspace, file.path, async (copy) => {
    const unpacked = await plainCopy(file.path, packing, { target: copy, sheet: options.sheet });
    if (unpacked.sheet !== undefined) refuseTextOptions(file.path, options);
    return withBankText({ ...file, path: copy, from: file.path, unpacked }, options, workspace, work);
  });
};

/** A workbook says itself how its letters and cells are written. */
const refuseTextOptions = (path: string, { encoding, delimiter }: ReadingOptions): void => {
  const option = encoding !== undefined ? '--encoding' : '--delimiter';
  if (encoding === undefined && delimiter === undefined) return;
  throw new UserError(`${option} says how a text file is written, and ${path} is a workbook`, {
    code: 'workbook-option',
    hint: `leave ${option} out`,
    exit: exitCodes.usage,
  });
};
