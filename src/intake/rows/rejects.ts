import { rm, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { exitCodes, UserError } from '../../domain/errors.ts';
import { columnsOf } from '../../domain/mapping/mapping.ts';
import type { FileFormat } from '../../files/csv/file-format.ts';
import type { RejectsFile, RejectsForm } from '../../files/csv/rejects-file.ts';
import { isSameFile, notARejectsFile } from '../../output-target.ts';
import type { Workspace } from '../../workspace.ts';
import type { IncomingFile } from '../format/incoming-file.ts';
import type { IntakeOptions } from '../options/intake-options.ts';

/** Where the refused rows of a file go. */
export interface Rejects extends RejectsFile {
  readonly path: string;
}

/** Lends a rejects file to an import: kept under its name when the import ends well, gone when it does not or was a dry run. */
export const withRejects = async <T>(
  workspace: Workspace,
  incoming: IncomingFile,
  options: IntakeOptions,
  work: (rejects: Rejects) => Promise<T>,
): Promise<T> => {
  const rejects = await rejectsOf(workspace, incoming, options, new Set());
  return keeping([rejects], options, () => work(rejects));
};

/** The same for several files, which have one each in the order of the files. */
export const withRejectsOfAll = async <T>(
  workspace: Workspace,
  incoming: readonly IncomingFile[],
  options: IntakeOptions,
  work: (rejects: readonly Rejects[]) => Promise<T>,
): Promise<T> => {
  if (options.rejects !== undefined && incoming.length > 1) throw oneForSeveral(incoming.length);
  const taken = new Set(incoming.map(({ from }) => from));
  const rejects: Rejects[] = [];
  for (const file of incoming) rejects.push(await rejectsOf(workspace, file, options, taken));
  return keeping(rejects, options, () => work(rejects));
};

const oneForSeveral = (files: number): UserError =>
  new UserError(`--rejects names one file for the refused rows of ${files}, expected none with several files.`, {
    code: 'rejects-of-several',
    hint: 'Without it the refused rows of each file go to a file of their own in inbox/refused.',
    exit: exitCodes.usage,
  });

const keeping = async <T>(
  all: readonly Rejects[],
  { rejects: written, dryRun }: IntakeOptions,
  work: () => Promise<T>,
): Promise<T> => {
  try {
    const value = await work();
    for (const rejects of all) {
      await (dryRun ? rejects.drop() : rejects.keep());
      if (rejects.rows === 0 && !dryRun && written === undefined) await rm(rejects.path, { force: true });
    }
    return value;
  } catch (error) {
    const kept = error instanceof RowsRefused && !dryRun;
    for (const rejects of all) await (kept ? rejects.keep() : rejects.drop());
    throw error;
  }
};

const rejectsOf = async (
  { folder, context }: Workspace,
  incoming: IncomingFile,
  { rejects: written }: IntakeOptions,
  taken: Set<string>,
): Promise<Rejects> => {
  const path = written === undefined ? ownPath(folder, incoming, taken) : resolve(context.cwd, written);
  if (await isIncoming(path, incoming, context.stdin))
    throw notARejectsFile(`--rejects ${written ?? path} is the file that is imported`);
  if (await isFolder(path)) throw notARejectsFile(`--rejects ${written ?? path} is a folder`);
  const { rejectsFile } = await import('../../files/csv/rejects-file.ts');
  const file = rejectsFile(path, formOf(incoming.format));
  return Object.assign(file, { path });
};

/** `cartera.csv` has its refused rows in `cartera.rejects.csv`, and that file has them in `cartera.rejects-2.csv`. */
const ownPath = (folder: string, { name }: IncomingFile, taken: Set<string>): string => {
  const base = basename(name).replace(/(?:\.(?:csv|txt|tsv|xlsx|xlsm))?(?:\.(?:gz|zip))?$/i, '');
  const [, first, number = '1'] = /^(.*\.rejects)(?:-(\d+))?$/.exec(base) ?? [];
  const own = first === undefined ? `${base}.rejects` : `${first}-${Number(number) + 1}`;
  let path = join(folder, 'inbox', 'refused', `${own}.csv`);
  for (let copy = 2; taken.has(path); copy += 1) path = join(folder, 'inbox', 'refused', `${base}-${copy}.rejects.csv`);
  taken.add(path);
  return path;
};

const isFolder = async (path: string): Promise<boolean> => {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ?? false;
};

/** Whether the path is the file that is read, be it through links or piped from it. */
const isIncoming = async (path: string, { from, name }: IncomingFile, stdin: Stdin): Promise<boolean> => {
  if (await isSameFile(path, from)) return true;
  return name === 'stdin' && stdin.fd !== undefined && isSameFile(path, `/dev/fd/${stdin.fd}`);
};

type Stdin = Workspace['context']['stdin'] & { readonly fd?: number };

const formOf = ({ mapping, delimiter, encoding, file }: FileFormat): RejectsForm => ({
  headings: mapping.headings,
  delimiter,
  encoding,
  marked: file.marked,
  added: mapping.kind === 'payments' && columnsOf(mapping, 'account_id').length === 0 ? ['account_id'] : [],
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
