import { UserError } from '../domain/errors.ts';
import { type Database, withDatabase } from './database.ts';
import { dialectOf } from './dialect.ts';

/** What a whole database of this version has and this one lacks: tables, their columns, indexes and triggers, in alphabetical order. */
export const missingParts = async (database: Database, env: NodeJS.ProcessEnv): Promise<readonly string[]> => {
  const whole = await withDatabase(':memory:', { env, create: true }, partsOf);
  const found = new Set(await partsOf(database));
  return whole.filter((part) => !found.has(part) && (isOwn(part) || found.has(part.split('.')[0] ?? '')));
};

/** The column of a table that is not there needs no telling of its own. */
const isOwn = (part: string): boolean => !part.includes('.');

const partsOf = async (database: Database): Promise<string[]> => {
  const parts: { part: string }[] = await database.raw(dialectOf(database).schemaParts);
  return parts.map(({ part }) => part);
};

/** What failed, told as what it is where the database lacks a part that this version needs. */
export const ofOtherVersion = async (error: unknown, database: Database, env: NodeJS.ProcessEnv): Promise<unknown> => {
  if (
    !(error instanceof Error) ||
    !/no such (?:table|column)|has no column named|(?:relation|column) .* does not exist/.test(error.message)
  )
    return error;
  const missing = await missingParts(database, env);
  if (missing.length === 0) return error;
  return new UserError(`The database was made by another version of trato: it lacks ${missing.join(', ')}.`, {
    code: 'other-version-database',
    hint: 'Work on with that version, or move the .trato folder away and import the files again.',
  });
};
