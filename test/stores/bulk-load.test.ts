import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bulkLoad, type Database, inTransaction } from '../../src/stores/database.ts';
import type { Cell } from '../../src/stores/sqlite.ts';
import { withTables } from '../support/portfolio-tables.ts';

const cell = fc.oneof(
  fc.constant(null),
  fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
  fc.constantFrom("O'Higgins", "''", "'; drop table loaded; --", '\\', '-- x', '?', ':a', '$1', '\n', '😀', 'ñ'),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }),
);
const rows = fc.array(fc.tuple(cell, cell), { maxLength: 20 });

const loaded = (database: Database, values: readonly (readonly Cell[])[], conflict?: string): Promise<Cell[][]> =>
  inTransaction(database, async (trx) => {
    await trx.raw('drop table if exists loaded');
    await trx.raw('create table loaded (number integer primary key, one, other)');
    const load = bulkLoad(trx, 'loaded', ['one', 'other'], conflict);
    for (const row of values) await load.add([row]);
    await load.finish();
    const kept: { one: Cell; other: Cell }[] = await trx('loaded').orderBy('number');
    return kept.map(({ one, other }) => [one, other]);
  });

it('keeps every value as it is, in the order in which they come, whatever a text contains', () =>
  withTables((database) =>
    fc.assert(
      fc.asyncProperty(rows, async (values) => {
        const plain = values.map((row) => row.map((value) => (value === 0 ? 0 : value)));
        expect(await loaded(database, values)).toEqual(plain);
      }),
      { numRuns: 100 },
    ),
  ));

it('loads more than one statement of rows', () =>
  withTables(async (database) => {
    const values = Array.from({ length: 3000 }, (_, index) => [index, 'x'.repeat(100)]);
    expect(await loaded(database, values)).toEqual(values);
  }));

it.each([[Number.NaN], [Number.POSITIVE_INFINITY], ['cut\0off']])(
  'refuses %j rather than keep something else',
  (value) => withTables((database) => expect(loaded(database, [[value, 1]])).rejects.toThrow(RangeError)),
);

it('stops with the error of a statement that fails, and keeps nothing', () =>
  withTables(async (database) => {
    const many = Array.from({ length: 3000 }, () => ['x'.repeat(100), 1]);
    await expect(loaded(database, many, 'on conflict (nothing) do nothing')).rejects.toThrow('nothing');
    expect(await database.schema.hasTable('loaded')).toBe(false);
  }));
