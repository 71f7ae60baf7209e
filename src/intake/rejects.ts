import { rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { exitCodes, UserError } from '../domain/errors.ts';
import type { FileFormat } from '../files/file-format.ts';
import type { RejectsFile, RejectsForm } from '../files/rejects-file.ts';
import { isSameFile, notARejectsFile } from '../output-target.ts';
import type { Workspace } from '../workspace.ts';
import type { IncomingFile } from './incoming-file.ts';
import type { IntakeOptions } from './intake-options.ts';

/** Where the refused rows of a file go. */
export interface Rejects extends RejectsFile {
  readonly path: string;
}

/** Lends a rejects file to an import: kept under its name when the import ends well, gone when it does not or was a dry run. */
export const withRejects = async <T extends { readonly refused: number }>(
  { folder, context }: Workspace,
  incoming: IncomingFile,
  { rejects: written, dryRun }: IntakeOptions,
  work: (rejects: Rejects) => Promise<T>,
): Promise<T> => {
  const path = written === undefined ? ownPath(folder, incoming) : resolve(context.cwd, written);
  if (await isIncoming(path, incoming, context.stdin))
    throw notARejectsFile(`--rejects ${written ?? path} is the file that is imported`);
  if (await isFolder(path)) throw notARejectsFile(`--rejects ${written ?? path} is a folder`);
  const { rejectsFile } = await import('../files/rejects-file.ts');
  const rejects = { ...rejectsFile(path, formOf(incoming.format)), path };
  try {
    const value = await work(rejects);
    await (dryRun ? rejects.drop() : rejects.keep());
    if (value.refused === 0 && !dryRun && written === undefined) await rm(path, { force: true });
    return value;
  } catch (error) {
    await (error instanceof RowsRefused && !dryRun ? rejects.keep() : rejects.drop());
    throw error;
  }
};

/** `cartera.csv` has its refused rows in `cartera.rejects.csv`, and that file has them in `cartera.rejects-2.csv`. */
const ownPath = (folder: string, { name }: IncomingFile): string => {
  const base = name.replace(/\.(?:csv|txt|tsv)$/i, '');
  const [, first, number = '1'] = /^(.*\.rejects)(?:-(\d+))?$/.exec(base) ?? [];
  const own = first === undefined ? `${base}.rejects` : `${first}-${Number(number) + 1}`;
  return join(folder, 'inbox', 'refused', `${own}.csv`);
};

const isFolder = async (path: string): Promise<boolean> => {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ?? false;
};

/** Whether the path is the file that is read, be it through links or piped from it. */
const isIncoming = async (path: string, { path: from, name }: IncomingFile, stdin: Stdin): Promise<boolean> => {
  if (await isSameFile(path, from)) return true;
  return name === 'stdin' && stdin.fd !== undefined && isSameFile(path, `/dev/fd/${stdin.fd}`);
};

type Stdin = Workspace['context']['stdin'] & { readonly fd?: number };

const formOf = ({ mapping, delimiter, encoding, file }: FileFormat): RejectsForm => ({
  headings: mapping.headings,
  delimiter,
  encoding,
  marked: file.marked,
});

/** Some rows were refused under `--strict`: nothing is in, and the rejects file stays. */
class RowsRefused extends UserError {}

/** Stops a strict import in which a row was refused. */
export const refuseIfStrict = (
  refused: number,
  rows: number,
  { strict, dryRun }: IntakeOptions,
  path: string,
): void => {
  if (!strict || refused === 0) return;
  throw new RowsRefused(`${refused} of ${rows} rows were refused, and --strict takes in all or nothing.`, {
    code: 'rows-refused',
    hint: dryRun
      ? 'Without --dry-run the refused rows are written to a file with the reasons.'
      : `They are in ${path} with the reasons; put them right in the file and import it again.`,
    exit: exitCodes.refusedRows,
  });
};
