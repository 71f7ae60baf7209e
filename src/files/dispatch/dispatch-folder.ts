import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { guardError } from '../../domain/errors.ts';
import { writingProblem } from '../paths/atomic-file.ts';
import { beginPassing, endPassing, passingMark } from '../paths/passing-paths.ts';

/** The name of the file that tells what the others are. */
export const manifestName = 'manifest.json';

/** A place of its own for the files of a batch until they get their names: in the same folder, hidden. */
export const draftFolder = (folder: string, batch: number): string =>
  beginPassing(join(folder, `.batch-${batch}-${randomBytes(3).toString('hex')}.${passingMark}.partial`));

/** Takes away what was written of a batch that is not sent, and the folder where nothing else is in it. */
export const dropDraft = async (folder: string, draft: string): Promise<void> => {
  await rm(draft, { recursive: true, force: true }).catch(unlessInUse);
  endPassing(draft);
  await rmdir(folder).catch(unlessInUse);
};

const unlessInUse = (error: NodeJS.ErrnoException): void => {
  if (!['ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR'].includes(error.code ?? '')) throw error;
};

/** What the manifest in a folder says it belongs to. */
interface EarlierBatch {
  readonly batch: number;
  readonly hash: string;
  readonly files: readonly { readonly path: string }[];
}

/** Stops where the folder has a manifest that no dispatch wrote. */
export const refuseForeignFolder = async (folder: string): Promise<void> => {
  await earlierBatch(folder);
};

/**
 * Gives the finished files their names, the manifest's last. Those of another batch in the same folder go to `batch-N` below
 * it first, so that no manifest stands beside a file that is not its own.
 */
export const moveIntoPlace = async (
  folder: string,
  { draft, hash, names }: { readonly draft: string; readonly hash: string; readonly names: readonly string[] },
): Promise<void> => {
  try {
    await setAside(folder, hash);
    for (const name of [...names, manifestName]) await rename(join(draft, name), join(folder, name));
    await rm(draft, { recursive: true });
    endPassing(draft);
  } catch (error) {
    throw writingProblem(folder, error);
  }
};

const setAside = async (folder: string, hash: string): Promise<void> => {
  const earlier = await earlierBatch(folder);
  if (earlier === undefined || earlier.hash === hash) return;
  const aside = await asideOf(folder, earlier);
  await mkdir(aside, { recursive: true, mode: 0o700 });
  for (const name of [...earlier.files.map(({ path }) => basename(path)), manifestName]) {
    await rename(join(folder, name), join(aside, name)).catch(unlessAbsent);
  }
};

/** `batch-N` below the folder, unless another batch of that number is there already. */
const asideOf = async (folder: string, { batch, hash }: EarlierBatch): Promise<string> => {
  const aside = join(folder, `batch-${batch}`);
  const there = await earlierBatch(aside);
  return there === undefined || there.hash === hash ? aside : `${aside}-${hash.slice(0, 12)}`;
};

/** Whoever fetched a file may have taken it away. */
const unlessAbsent = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'ENOENT') throw error;
};

const earlierBatch = async (folder: string): Promise<EarlierBatch | undefined> => {
  const path = join(folder, manifestName);
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const manifest = readManifest(text);
  if (manifest) return manifest;
  throw guardError(
    `${path} is not the manifest of a dispatched batch.`,
    'output-taken',
    'Name a folder of its own with --output DIR.',
  );
};

const readManifest = (text: string): EarlierBatch | undefined => {
  try {
    const manifest = JSON.parse(text) as Partial<EarlierBatch> | null;
    const { batch, hash, files } = manifest ?? {};
    if (!Number.isInteger(batch) || typeof hash !== 'string' || !Array.isArray(files)) return undefined;
    return manifest as EarlierBatch;
  } catch {
    return undefined;
  }
};
