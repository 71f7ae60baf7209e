import { type Database, withDatabase } from './database.ts';

/** What a whole database of this version has and this one lacks: tables, indexes and triggers, in alphabetical order. */
export const missingParts = async (database: Database, env: NodeJS.ProcessEnv): Promise<readonly string[]> => {
  const whole = await withDatabase(':memory:', { env, create: true }, partsOf);
  const found = new Set(await partsOf(database));
  return whole.filter((part) => !found.has(part));
};

const partsOf = async (database: Database): Promise<string[]> =>
  database('sqlite_master').whereNot('name', 'like', 'sqlite_%').orderBy('name').pluck('name');
