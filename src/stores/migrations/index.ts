import type { Knex } from 'knex';
import { UserError } from '../../domain/errors.ts';
import { dialectOf } from '../dialect.ts';
import { firstSchema } from './0001-first-schema.ts';
import type { Migration } from './migration.ts';

/** Append-only: a migration that has been released is never changed. */
export const migrations: readonly Migration[] = [firstSchema];

const source: Knex.MigrationSource<Migration> = {
  getMigrations: async () => [...migrations],
  getMigrationName: ({ name }) => name,
  getMigration: async ({ up }) => ({ up, down: async () => undefined }),
};

/** Brings the database up to this version; refuses one that a newer version has changed. */
export const migrate = async (database: Knex): Promise<void> => {
  const applied = await appliedMigrations(database);
  const unknown = applied.filter((name) => !migrations.some((migration) => migration.name === name));
  if (unknown.length > 0) {
    throw new UserError(`The database was changed by a newer version of trato (${unknown.join(', ')}).`, {
      code: 'newer-database',
      hint: 'Install that version, or restore a backup made before it: npm install -g trato@latest.',
    });
  }
  if (applied.length === 0 && (await hasOurTables(database))) throw unknownVersion();
  if (applied.length < migrations.length) await database.migrate.latest({ migrationSource: source });
};

const appliedMigrations = async (database: Knex): Promise<string[]> =>
  (await database.schema.hasTable('knex_migrations'))
    ? await database('knex_migrations').orderBy('id').pluck('name')
    : [];

/** Whether a version of trato has made its tables there. */
export const isMade = async (database: Knex): Promise<boolean> => (await appliedMigrations(database)).length > 0;

const hasOurTables = async (database: Knex): Promise<boolean> => {
  const parts: { part: string }[] = await database.raw(dialectOf(database).schemaParts);
  return parts.some(({ part }) => !part.includes('.') && !part.startsWith('knex_'));
};

const unknownVersion = (): UserError =>
  new UserError('The database is damaged: it has tables, but no record of which version of trato made them.', {
    code: 'damaged-database',
    hint: 'Restore the .trato folder from a backup; nothing was changed.',
  });
