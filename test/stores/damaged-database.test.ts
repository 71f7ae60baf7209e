import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { withDatabase } from '../../src/stores/database.ts';
import { sqliteDriver } from '../../src/stores/sqlite.ts';
import { makeWorkspace } from '../support/workspace.ts';

/** A workspace whose database had this done to it. */
const harmed = async (...statements: string[]) => {
  const w = await makeWorkspace({ country: 'MX' });
  const file = join(w.folder, '.trato', 'trato.db');
  await withDatabase(file, { env: process.env, create: true }, async (database) => {
    for (const statement of statements) await database.raw(statement);
  });
  return w;
};

describe('a database that lost something', () => {
  test.each([
    ['a table', 'pragma foreign_keys=off', 'drop table payments'],
    ['the table of runs', 'pragma foreign_keys=off', 'drop table runs'],
  ])('%s: the doctor names it', async (_, ...statements) => {
    const told = await (await harmed(...statements)).trato('doctor', '--json');
    expect(told.exit).toBe(3);
    const { checks } = told.json as { checks: { check: string; ok: boolean; found: string }[] };
    const database = checks.find(({ check }) => check === 'database');
    expect(database).toMatchObject({ ok: false, found: expect.stringContaining(statements[1]?.split(' ')[2] ?? '') });
  });

  test('a column, as one that an older version made: the doctor and every command say so', async () => {
    const w = await harmed('alter table accounts drop column placed_on');
    const { exit, json } = await w.trato('doctor', '--json');
    expect(exit).toBe(3);
    expect(JSON.stringify(json)).toContain('lacks accounts.placed_on');
    const told = await w.trato('segment', '--json');
    expect(told.exit).toBe(3);
    expect(JSON.parse(told.stderr)).toMatchObject({
      error: { code: 'other-version-database', message: expect.stringContaining('accounts.placed_on') },
    });
  });

  test.each(['delete from knex_migrations', 'drop table knex_migrations'])(
    '%s: every command says so',
    async (lost) => {
      const w = await harmed(lost);
      for (const command of ['doctor', 'segment']) {
        const told = await w.trato(command, '--json');
        expect(told.exit).toBe(3);
        expect(JSON.parse(told.stderr)).toMatchObject({ error: { code: 'damaged-database' } });
      }
    },
  );
});

test('a driver that was asked for by name and is not there is told', () => {
  const driver = () => sqliteDriver({ TRATO_SQLITE: 'node:sqlite' });
  if (process.getBuiltinModule('node:sqlite')) expect(driver()).toBe('node:sqlite');
  else expect(driver).toThrow(expect.objectContaining({ code: 'no-driver', exit: 3 }));
});
