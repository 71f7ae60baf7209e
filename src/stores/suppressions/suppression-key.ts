import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../../domain/errors.ts';
import { type Database, folderBeside } from '../database.ts';

/** Turns what stands for a person into what only this workspace can know again. */
export interface Pseudonyms {
  readonly keyId: string;
  readonly of: (identifier: string) => string;
  /** The first bits of the same. */
  readonly placeOf: (identifier: string) => number;
}

/** The key of the workspace; refuses where it is not the one that the list was made with. */
export const keptPseudonyms = async (database: Database, keyIds: readonly string[]): Promise<Pseudonyms> => {
  const file = keyFile(database);
  const key = await readKey(file);
  if (key === undefined) throw lostKey(file);
  const pseudonyms = pseudonymsBy(key);
  if (keyIds.some((keyId) => keyId !== pseudonyms.keyId)) throw otherKey(file);
  return pseudonyms;
};

/** The key of the workspace, made now where it has none; in a dry run one that passes. */
export const madePseudonyms = async (database: Database, { dryRun }: { dryRun: boolean }): Promise<Pseudonyms> => {
  const file = keyFile(database);
  const key = await readKey(file);
  if (key !== undefined) return pseudonymsBy(key);
  const made = randomBytes(32);
  if (!dryRun) await writeKey(file, made);
  return pseudonymsBy(made);
};

/** Beside the database, never in it: who has the one alone recognises nobody. */
const keyFile = (database: Database): string => join(folderBeside(database), 'suppression.key');

const readKey = async (file: string): Promise<Buffer | undefined> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  if (/^[0-9a-f]{64}$/.test(text.trim())) return Buffer.from(text.trim(), 'hex');
  throw otherKey(file);
};

/** Whole under its name or not at all: half a key would keep everybody from being planned. */
const writeKey = async (file: string, key: Buffer): Promise<void> => {
  const unfinished = `${file}.new`;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const opened = await open(unfinished, 'w', 0o600);
  try {
    await opened.writeFile(`${key.toString('hex')}\n`);
    await opened.sync();
  } finally {
    await opened.close();
  }
  await rename(unfinished, file);
};

/** The first 24 bits. */
const placeIn = (digest: Buffer): number => digest.readUIntBE(0, 3);

/** How many places there are, and the one of a pseudonym that is kept. */
export const places = 2 ** 24;
export const placeOfKept = (pseudonym: string): number => placeIn(Buffer.from(pseudonym.slice(0, 4), 'base64url'));

const pseudonymsBy = (key: Buffer): Pseudonyms => {
  const digest = (identifier: string): Buffer => createHmac('sha256', key).update(identifier).digest();
  const of = (identifier: string): string => digest(identifier).toString('base64url');
  return { of, placeOf: (identifier) => placeIn(digest(identifier)), keyId: of('suppression key').slice(0, 16) };
};

const lostKey = (file: string): UserError =>
  new UserError(
    `${file} is missing: without it nobody who asked not to be contacted and was erased can be recognised.`,
    {
      code: 'suppression-key-lost',
      hint: 'Put it back from a backup of the .trato folder; until then nothing is planned.',
    },
  );

const otherKey = (file: string): UserError =>
  new UserError(`${file} is not the key that the suppression list was made with.`, {
    code: 'suppression-key-differs',
    hint: 'Put the right one back from a backup of the .trato folder; until then nothing is planned.',
  });
