import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Database, withDatabase } from '../../src/stores/database.ts';
import { migrate } from '../../src/stores/migrations/index.ts';
import { makeFolder } from '../support/folder.ts';

const inDatabase = async <T>(work: (database: Database) => Promise<T>, file?: string): Promise<T> =>
  withDatabase(file ?? join(await makeFolder(), 'trato.db'), { env: process.env, create: true }, work);

/** What the migrations leave behind, as SQL that a reviewer can read. */
const schemaOf = async (database: Database): Promise<string> => {
  const rows: { sql: string }[] = await database('sqlite_master')
    .whereNotNull('sql')
    .whereNot('name', 'like', 'sqlite_%')
    .whereNot('name', 'like', 'knex_%')
    .orderBy(['tbl_name', { column: 'type', order: 'desc' }, 'name'])
    .select('sql');
  return `${rows.map(({ sql }) => `${readable(sql)};`).join('\n\n')}\n`;
};

const readable = (sql: string): string =>
  sql.replace(
    /^CREATE TABLE `(\w+)` \((.*)\)$/s,
    (_, name, columns) => `create table ${name} (\n  ${lines(columns)}\n)`,
  );

const lines = (columns: string): string => columns.split(/, (?![^(]*\))/).join(',\n  ');

test('the migrations give the schema that was read and approved', async () => {
  await expect(await inDatabase(schemaOf)).toMatchFileSnapshot('../golden/schema.sql');
});

test('migrating again does no harm', async () => {
  await inDatabase(async (database) => {
    const before = await schemaOf(database);
    await migrate(database);
    expect(await schemaOf(database)).toBe(before);
  });
});

test('a database that a newer version has changed is refused', async () => {
  const file = join(await makeFolder(), 'trato.db');
  await inDatabase(
    (database) => database('knex_migrations').insert({ name: '9999-of-the-future', batch: 9, migration_time: 0 }),
    file,
  );
  await expect(inDatabase(schemaOf, file)).rejects.toMatchObject({ code: 'newer-database', exit: 3 });
});

test('foreign keys hold, the journal is WAL, and every large table is keyed by customer', async () => {
  await inDatabase(async (database) => {
    expect(await database.raw('pragma foreign_keys')).toEqual([{ foreign_keys: 1 }]);
    expect(await database.raw('pragma journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    const large =
      'customers consents accounts account_history payments assignments offers messages exclusions interactions';
    for (const table of large.split(' ')) {
      const columns: { name: string; pk: number }[] = await database.raw(`pragma table_info(${table})`);
      const key = columns.filter(({ pk }) => pk > 0).map(({ name }) => name);
      expect(key, table).toContain('customer_id');
    }
  });
});
