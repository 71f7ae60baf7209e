import { join, resolve } from 'node:path';
import { exitCodes, UserError } from '../domain/errors.ts';
import type { FileFormat } from '../files/file-format.ts';
import { type RejectsFile, rejectColumns, rejectsFile } from '../files/rejects-file.ts';
import type { Workspace } from '../workspace.ts';
import type { IntakeOptions } from './intake-options.ts';

/** Where the refused rows of a file go. */
export interface Rejects extends RejectsFile {
  readonly path: string;
}

/** Lends a rejects file to an import: kept under its name when the import ends well, gone when it does not or was a dry run. */
export const withRejects = async <T>(
  { folder, context }: Workspace,
  { name, format }: { readonly name: string; readonly format: FileFormat },
  { rejects: written, dryRun }: IntakeOptions,
  work: (rejects: Rejects) => Promise<T>,
): Promise<T> => {
  const path =
    written === undefined
      ? join(folder, 'inbox', 'refused', `${name.replace(/(?:\.rejects)?\.(?:csv|txt|tsv)$/i, '')}.rejects.csv`)
      : resolve(context.cwd, written);
  const headings = format.mapping.headings.filter((heading) => !isRejectColumn(heading));
  const rejects = { ...rejectsFile(path, headings, format.delimiter), path };
  try {
    const value = await work(rejects);
    await (dryRun ? rejects.drop() : rejects.keep());
    return value;
  } catch (error) {
    await (error instanceof RowsRefused ? rejects.keep() : rejects.drop());
    throw error;
  }
};

/** Whether the file is one of refused rows that were put right. */
export const isRejectsFile = ({ mapping }: FileFormat): boolean =>
  rejectColumns.every((name) => mapping.headings.includes(name));

/** Whether a column only tells why the row was refused before. */
export const isRejectColumn = (heading: string): boolean => (rejectColumns as readonly string[]).includes(heading);

/** Some rows were refused under `--strict`: nothing is in, and the rejects file stays. */
class RowsRefused extends UserError {}

/** Stops a strict import in which a row was refused. */
export const refuseIfStrict = (refused: number, { strict }: IntakeOptions, path: string): void => {
  if (!strict || refused === 0) return;
  throw new RowsRefused(`${refused} rows were refused, and --strict takes in all or nothing.`, {
    code: 'rows-refused',
    hint: `They are in ${path} with the reasons.`,
    exit: exitCodes.refusedRows,
  });
};
