import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ageingReport } from '../../../src/commands/report/ageing.ts';
import { deliverReport, type ReportOptions } from '../../../src/commands/report/delivery.ts';
import type { Day } from '../../../src/domain/day.ts';
import type { Currency } from '../../../src/domain/money.ts';
import type { Context } from '../../../src/terminal/context.ts';
import { addAccounts, withTables } from '../../support/portfolio-tables.ts';

const asOf = '2026-11-20' as Day;
const settings = { currency: 'USD' as Currency, ageing: { edges: [30, 60, 90, 120] } };

describe('trato report ageing', () => {
  it('has every bucket of an empty portfolio, with a zero in the currency of the workspace', async () => {
    const summary = await withTables((database) => ageingReport({ database, asOf, settings }));
    expect(summary).toMatchObject({ command: 'report ageing', asOf, warnings: [] });
    expect(summary.buckets).toEqual(
      ['current', '1-30', '31-60', '61-90', '91-120', '121+'].map((bucket) => ({
        bucket,
        accounts: 0,
        balance: { USD: '0.00' },
      })),
    );
    expect(summary.measures).toContainEqual({
      name: 'PAR-30',
      currency: 'USD',
      value: null,
      formula: 'balance more than 30 days past due ÷ open balance',
      numerator: '0.00',
      denominator: '0.00',
    });
  });

  it('tells balance and portfolio at risk of each currency by itself', async () => {
    const summary = await withTables(async (database) => {
      await addAccounts(database, [
        { account_id: 'A', balance_minor: 30_000, due_on: '2026-10-20' },
        { account_id: 'B', balance_minor: 60_000, due_on: '2026-10-21' },
        { account_id: 'C', balance_minor: 10_000, due_on: '2026-08-21' },
        { account_id: 'D', balance_minor: 700, due_on: '2026-07-01', currency: 'CLP' },
      ]);
      return ageingReport({ database, asOf, settings });
    });
    expect(summary.buckets).toEqual([
      { bucket: 'current', accounts: 0, balance: { USD: '0.00' } },
      { bucket: '1-30', accounts: 1, balance: { MXN: '600.00' } },
      { bucket: '31-60', accounts: 1, balance: { MXN: '300.00' } },
      { bucket: '61-90', accounts: 0, balance: { USD: '0.00' } },
      { bucket: '91-120', accounts: 1, balance: { MXN: '100.00' } },
      { bucket: '121+', accounts: 1, balance: { CLP: '700' } },
    ]);
    const risk = summary.measures.map(({ name, currency, value }) => [name, currency, value]);
    expect(risk).toEqual([
      ['PAR-30', 'CLP', 1],
      ['PAR-60', 'CLP', 1],
      ['PAR-90', 'CLP', 1],
      ['PAR-30', 'MXN', 0.4],
      ['PAR-60', 'MXN', 0.1],
      ['PAR-90', 'MXN', 0.1],
    ]);
    expect(summary.tables[0]?.columns).toEqual([
      'bucket',
      'accounts',
      'balance CLP',
      'share CLP',
      'balance MXN',
      'share MXN',
    ]);
    expect(summary.tables[0]?.rows[1]).toEqual(['1-30', 1, '0', '0.0000', '600.00', '0.6000']);
  });
});

describe('a report', () => {
  const table = { name: 'ageing', columns: ['bucket', 'balance MXN'], rows: [['=1-30', '-5.00'] as const] };
  const summary = { command: 'report ageing', asOf, warnings: [], tables: [table], measures: [] };

  const printed = async (options: Partial<ReportOptions>, cwd = tmpdir()): Promise<string> => {
    let text = '';
    const stdout = new Writable({
      write: (chunk, _, done) => {
        text += String(chunk);
        done();
      },
    });
    const context = { stdout, stderr: stdout, env: {}, cwd } as unknown as Context;
    await deliverReport(context, { format: 'text', ...options }, summary, () => 'in words');
    return text;
  };

  it('is printed in words, as CSV that no spreadsheet takes for a formula, or as JSON', async () => {
    expect(await printed({})).toBe('in words\n');
    expect(await printed({ quiet: true })).toBe('');
    expect(await printed({ format: 'csv', output: '-', quiet: true })).toBe("bucket,balance MXN\n'=1-30,-5.00\n");
    expect(JSON.parse(await printed({ json: true, format: 'csv' }))).toEqual(summary);
  });

  it('is written to a file, whose folder is made', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'report-'));
    try {
      expect(await printed({ format: 'csv', output: 'out/ageing.csv' }, folder)).toContain(
        join(folder, 'out/ageing.csv'),
      );
      expect(await readFile(join(folder, 'out/ageing.csv'), 'utf8')).toBe("bucket,balance MXN\n'=1-30,-5.00\n");
      expect(JSON.parse(await printed({ json: true, output: 'words.txt' }, folder))).toEqual(summary);
      expect(await readFile(join(folder, 'words.txt'), 'utf8')).toBe('in words\n');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
