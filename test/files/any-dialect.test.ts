import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseIsoDay } from '../../src/domain/day.ts';
import { cellReader } from '../../src/domain/intake/cell-reader.ts';
import { parseCurrency } from '../../src/domain/money.ts';
import { readRows } from '../../src/files/csv/csv-rows.ts';
import { type FileFormat, formatOf } from '../../src/files/csv/file-format.ts';
import { inspectFile } from '../../src/files/text/text-file.ts';
import { cellDialectOf } from '../../src/intake/format/cell-dialect.ts';
import {
  type Account,
  anyAccounts,
  anyDialect,
  orderIn,
  type WrittenDialect,
  writtenTable,
} from '../support/written-table.ts';

let path = '';
beforeAll(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'trato-')), 'cartera.csv');
});

/** How the file is read, with what it leaves open told as its writer meant it; only what is open may be told. */
const decidedFormat = async (dialect: WrittenDialect): Promise<FileFormat> => {
  const format = await formatOf(await inspectFile(path), { kind: 'portfolio' });
  const codes = format.problems.map(({ code }) => code);
  expect(['ambiguous-days', 'ambiguous-figures', 'ambiguous-amounts']).toEqual(expect.arrayContaining(codes));
  if (codes.length === 0) return format;
  const dateOrder = codes.some((code) => code !== 'ambiguous-amounts') ? orderIn(dialect) : undefined;
  const decimal = codes.includes('ambiguous-amounts') ? dialect.decimal : undefined;
  return formatOf(format.file, { kind: 'portfolio', dateOrder, decimal });
};

const accountsIn = async (format: FileFormat): Promise<{ accounts: Account[]; totals: number; refused: unknown[] }> => {
  const currency = parseCurrency('MXN');
  const asOf = parseIsoDay('2026-11-20');
  if (!currency || !asOf) throw new Error('MXN is a currency');
  const reader = cellReader(format.mapping.headings, cellDialectOf(format, false, asOf));
  const accounts: Account[] = [];
  const refused: unknown[] = [];
  let totals = 0;
  for await (const batch of readRows(format.file.path, format)) {
    totals += batch.totals.length;
    refused.push(...batch.refused);
    for (const { line, cells } of batch.rows) {
      reader.start(line, cells);
      const [id, customer, name] = [reader.text(0) ?? '', reader.text(1) ?? '', reader.text(2) ?? ''];
      const due = reader.day(4);
      accounts.push({ id, customer, name, cents: reader.amount(3, currency) ?? Number.NaN, due: due ?? asOf });
      refused.push(...reader.refusals);
    }
  }
  return { accounts, totals, refused };
};

describe('a table of values written in any dialect', () => {
  it('is read back to the same values, or stops as ambiguous and is read rightly once told', async () => {
    await fc.assert(
      fc.asyncProperty(anyAccounts(), anyDialect, async (accounts, dialect) => {
        await writeFile(path, writtenTable(accounts, dialect));
        const format = await decidedFormat(dialect);
        expect(format.problems).toEqual([]);
        expect(await accountsIn(format)).toEqual({ accounts, totals: dialect.total ? 1 : 0, refused: [] });
      }),
      { numRuns: 250, seed: 20261120 },
    );
  }, 60_000);

  it('also where amounts are below zero', async () => {
    await fc.assert(
      fc.asyncProperty(anyAccounts(), anyDialect, async (accounts, dialect) => {
        const owed = accounts.map((account) => ({ ...account, cents: -account.cents || 0 }));
        await writeFile(path, writtenTable(owed, dialect));
        expect((await accountsIn(await decidedFormat(dialect))).accounts).toEqual(owed);
      }),
      { numRuns: 100, seed: 20261120 },
    );
  }, 60_000);
});
