import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Measure } from '../../../src/domain/measure.ts';
import type { Table } from '../../../src/domain/table.ts';
import { batchWorkspace } from '../../support/batch-workspace.ts';
import { week } from '../../support/week.ts';
import { makeWorkspace, trato } from '../../support/workspace.ts';

let folder = '';
const weekly = (...argv: string[]) => trato(['report', 'weekly', ...argv], { cwd: folder });

const tableOf = (json: Readonly<Record<string, unknown>>, name: string): Table['rows'] =>
  (json.tables as Table[]).find((table) => table.name === name)?.rows ?? [];

beforeAll(async () => {
  folder = await batchWorkspace(week);
});

describe('trato report weekly', () => {
  test('ties: ageing, segments, and what was open, paid and withdrawn in the week', async () => {
    const { json } = await weekly('--json');
    const sum = (name: string, column: number): number =>
      tableOf(json, name).reduce((total, row) => total + Math.round(Number(row[column]) * 100), 0);
    const openAtEnd = 1_590_000;
    expect(sum('ageing', 2)).toBe(openAtEnd);
    expect(sum('segments', 3)).toBe(openAtEnd);
    const recovery = (json.measures as Measure[]).find(({ name }) => name === 'recovery-rate');
    const withdrawn = 40_000;
    expect(Math.round(Number(recovery?.denominator) * 100) - sum('payments', 2) - withdrawn).toBe(openAtEnd);
    expect(json.period).toEqual({ from: '2026-11-14', to: '2026-11-20' });
  });

  test('works out each measure from the two figures it names, per currency', async () => {
    const measures = (await weekly('--json')).json.measures as Measure[];
    const told = measures.map(({ name, currency = '', value, numerator, denominator }) => [
      name,
      currency,
      value,
      numerator,
      denominator,
    ]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['PAR-30', 'MXN', 0.2956, '4699.50', '15900.00'],
        ['PAR-90', 'USD', 1, '700.00', '700.00'],
        ['recovery-rate', 'MXN', 0.0843, '1500.50', '17800.50'],
        ['recovery-rate', 'USD', 0.0667, '50.00', '750.00'],
        ['cost-to-collect', 'MXN', 0.0009, '1.35', '1500.50'],
        ['cost-to-collect-sms', 'MXN', 0.0006, '0.90', '1500.50'],
        ['unreachable', '', 0.25, 1, 4],
        ['refused-rows', '', 0.0714, 1, 14],
      ]),
    );
  });

  test('counts dispatched batches only, and tells no reason of a hold', async () => {
    const { json } = await weekly('--json');
    expect(tableOf(json, 'messages')).toEqual([
      ['sms', 1, 2, '0.90'],
      ['whatsapp', 1, 1, '0.45'],
    ]);
    expect(tableOf(json, 'movements')).toEqual([['tarjetas', 5, 0, 1]]);
    expect(tableOf(json, 'exclusions')).toEqual([
      ['hold', 1],
      ['no-step-due', 1],
    ]);
  });

  test('of a week in which nothing was paid divides by nothing', async () => {
    const { json } = await weekly('--json', '--from', '2026-11-16', '--to', '2026-11-17');
    const cost = (json.measures as Measure[]).find(({ name }) => name === 'cost-to-collect');
    expect(cost).toMatchObject({ value: null, numerator: '0.00', denominator: '0.00' });
  });

  test('of an empty workspace is empty and ties', async () => {
    const empty = await batchWorkspace(async () => undefined);
    const { exit, stdout, stderr } = await trato(['report', 'weekly', '--lang', 'en'], { cwd: empty });
    expect(exit).toBe(0);
    expect(stdout).toContain('It ties');
    expect(stderr).toBe('');
  });

  test.each([
    [['--to', '2026-11-21'], /after the as-of day/],
    [['--from', '2026-11-20', '--to', '2026-11-19'], /after the last day/],
    [['--from', '20/11/2026'], /expected YYYY-MM-DD/],
  ])('%j is refused', async (argv, problem) => {
    const { exit, stderr } = await weekly(...argv);
    expect(exit).toBe(2);
    expect(stderr).toMatch(problem);
  });

  test('as CSV is one tidy file that no spreadsheet takes for a formula', async () => {
    const { stdout } = await weekly('--format', 'csv');
    expect(stdout.split('\n')[0]).toBe('table,row,column,value');
    expect(stdout).toContain('ageing,2,balance MXN,8700.00');
    expect(stdout).toContain("imports,2,file,'=pagos<b>.csv");
    expect(stdout).toContain('measures,1,numerator,4699.50');
  });
});

describe('what came and went in a past week', () => {
  test('stays as it was when an account comes back, and a settlement taken back before its day was none', async () => {
    const w = await makeWorkspace({ country: 'MX' });
    const place = async (day: string, ...rows: readonly string[]): Promise<void> => {
      const text = `account_id,customer_id,balance,due_date,settled_on\n${rows.join('\n')}\n`;
      const file = await w.write(`${day}.csv`, text);
      const options = ['--date-order', 'ymd', '--accept-closures', '--as-of', day];
      expect((await w.trato('import', 'portfolio', file, ...options)).exit).toBe(0);
    };
    const past = async (to: string) =>
      tableOf((await w.trato('report', 'weekly', '--json', '--to', to, '--as-of', '2026-11-30')).json, 'movements');
    const kept = 'A,1,100.00,2026-10-01,';
    await place('2026-11-15', kept, 'B,2,50.00,2026-10-01,', 'C,3,7.00,2026-10-01,2026-11-24');
    await place('2026-11-18', kept, 'C,3,7.00,2026-10-01,2026-11-24');
    const before = await past('2026-11-20');
    expect(before).toEqual([['main', 3, 0, 1]]);
    await place('2026-11-23', kept, 'B,2,50.00,2026-10-01,', 'C,3,7.00,2026-10-01,2026-11-28');
    expect(await past('2026-11-20')).toEqual(before);
    expect(await past('2026-11-27')).toEqual([]);
    expect(await past('2026-11-28')).toEqual([['main', 0, 1, 0]]);
  });
});

describe('the page', () => {
  test('is the one that was read and found good', async () => {
    const { stdout } = await weekly('--format', 'html');
    const file = join(folder, 'outbox', 'reports', 'weekly-2026-11-20.html');
    expect(stdout).toContain(file);
    await expect(await readFile(file, 'utf8')).toMatchFileSnapshot('../../golden/weekly.html');
  });

  test.each([
    ['es', 'Informe semanal de cobranza'],
    ['pt', 'Relatório semanal de cobrança'],
    ['en', 'Weekly collections report'],
  ])('in %s has its title and every word', async (language, title) => {
    const { stdout } = await weekly('--format', 'html', '--output', '-', '--lang', language);
    expect(stdout).toContain(`<h1>${title}</h1>`);
    expect(stdout).not.toMatch(/undefined|NaN|\[object/);
    expect(stdout).toContain('=pagos&lt;b&gt;.csv');
  });
});
