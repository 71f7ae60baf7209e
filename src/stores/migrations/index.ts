import type { Knex } from 'knex';
import { UserError } from '../../domain/errors.ts';
import { firstSchema } from './0001-first-schema.ts';

export interface Migration {
  readonly name: string;
  readonly up: (knex: Knex) => Promise<void>;
}

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
  if (applied.length < migrations.length) await database.migrate.latest({ migrationSource: source });
};

const appliedMigrations = async (database: Knex): Promise<string[]> =>
  (await database.schema.hasTable('knex_migrations'))
    ? await database('knex_migrations').orderBy('id').pluck('name')
    : [];
