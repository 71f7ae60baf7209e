import type { Database } from './database.ts';
import { dialectNameOf, dialectOf } from './dialect.ts';
import { missingParts } from './schema-check.ts';

/** What a look at the database found; a server holds its references by itself and checks its own files. */
export interface DatabaseHealth {
  /** What a whole database of this version has and this one lacks. */
  readonly missing: readonly string[];
  /** `SQLite 3.51.0` */
  readonly version: string;
  /** `wal, quick check ok`; nothing for a server. */
  readonly file?: { readonly journal: string; readonly check: string };
  /** Rows that refer to something that is not there. */
  readonly orphans: number;
}

/** Looks at the database; nothing that depends on the parts that are missing. */
export const databaseHealth = async (database: Database, env: NodeJS.ProcessEnv): Promise<DatabaseHealth> => {
  const missing = await missingParts(database, env);
  const version = await databaseVersion(database);
  if (missing.length > 0 || dialectNameOf(database) === 'postgresql') return { missing, version, orphans: 0 };
  const [whole]: { quick_check: string }[] = await database.raw('pragma quick_check(1)');
  const orphans: object[] = await database.raw('pragma foreign_key_check');
  const [mode]: { journal_mode: string }[] = await database.raw('pragma journal_mode');
  const file = { journal: mode?.journal_mode ?? '', check: whole?.quick_check ?? '' };
  return { missing, version, file, orphans: orphans.length };
};

/** The program that keeps the database, with its version. */
export const databaseVersion = async (database: Database): Promise<string> => {
  const [row]: { version: string }[] = await database.raw(dialectOf(database).version);
  return row?.version ?? '';
};
