import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { dialectError } from '../../../src/domain/mapping/dialect.ts';
import { readRows } from '../../../src/files/csv/csv-rows.ts';
import { formatOf } from '../../../src/files/csv/file-format.ts';
import type { FormatOptions } from '../../../src/files/csv/format-options.ts';
import { inspectFile } from '../../../src/files/text/text-file.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trato-'));
});

const formatOfText = async (text: string, options: Partial<FormatOptions> = {}) => {
  const path = join(folder, 'cartera.csv');
  await writeFile(path, text);
  return formatOf(await inspectFile(path), { kind: 'portfolio', ...options });
};

const portfolio = (rows: readonly (readonly [day: string, amount: string, opened?: string])[]) =>
  `cuenta;nombre;vencimiento;saldo;fecha apertura\n${rows.map(([day, amount, opened = ''], index) => `${index};A;${day};${amount};${opened}`).join('\n')}\n`;

describe('formatOf', () => {
  test('finds the delimiter, the header below a preamble, the writing of days and amounts', async () => {
    const format = await formatOfText(
      'Informe de cartera, al 20/11/2026\nAgencia "Sur"\n\nN° Cuenta;Nombre;Vencimiento;Saldo;Zona\n1;Ana;20/11/2026;1.234,50;Norte\n2;Luz;01/02/2026;10,5;Sur\nTOTAL;;;1.245,00;\n',
    );
    expect(format).toMatchObject({
      encoding: 'utf-8',
      delimiter: ';',
      headerLine: 4,
      decimal: ',',
      dateOrder: 'dmy',
      problems: [],
      ambiguous: [],
      mapping: { headerLine: 4, delimiter: ';', decimal: ',', dateOrder: 'dmy' },
    });
    expect(format.samples).toEqual([
      ['1', '2'],
      ['Ana', 'Luz'],
      ['20/11/2026', '01/02/2026'],
      ['1.234,50', '10,5'],
      ['Norte', 'Sur'],
    ]);
    const lines = [];
    for await (const batch of readRows(format.file.path, format))
      lines.push(
        ...batch.rows.map(({ line }) => line),
        batch.totals.map(({ line }) => line),
      );
    expect(lines).toEqual([5, 6, [7]]);
  });

  test.each([',', ';', '\t', '|'])('delimiter %j', async (delimiter) => {
    const text = `${['cuenta', 'nombre', 'saldo'].join(delimiter)}\n1${delimiter}A${delimiter}5\n`;
    expect((await formatOfText(text)).delimiter).toBe(delimiter);
  });

  test('headings in quotes and over two lines are headings', async () => {
    const format = await formatOfText('"cuenta","nombre\ndel cliente","saldo","vence"\n1,A,5,2026-01-01\n');
    expect(format.mapping.columns.map(({ field }) => field)).toEqual([
      'account_id',
      'full_name',
      'balance',
      'due_date',
    ]);
  });

  test('days that can be read both ways stop, and an option decides', async () => {
    const text = portfolio([
      ['03/04/2026', '5'],
      ['05/05/2026', '6'],
    ]);
    const { problems, dateOrder } = await formatOfText(text);
    expect(problems).toEqual([{ code: 'ambiguous-days', columns: ['vencimiento'], lines: [] }]);
    expect(dateOrder).toBeUndefined();
    const [problem] = problems;
    expect(problem && dialectError(problem, 'cartera.csv')).toMatchObject({
      exit: 5,
      hint: expect.stringContaining('--date-order dmy'),
    });
    expect(await formatOfText(text, { dateOrder: 'mdy' })).toMatchObject({ problems: [], dateOrder: 'mdy' });
  });

  test('days that are the same either way do not stop', async () => {
    expect((await formatOfText(portfolio([['05/05/2026', '5']]))).problems).toEqual([]);
  });

  test('a column that can be read both ways follows the others and is told', async () => {
    const format = await formatOfText(portfolio([['03/04/2026', '5', '25/12/2025']]));
    expect(format).toMatchObject({ problems: [], dateOrder: 'dmy', followers: ['vencimiento'] });
    expect([...format.dateOrders.values()]).toEqual(['dmy', 'dmy']);
  });

  test('a column that could be read both ways and is read as earlier files were is told', async () => {
    const meanings = { cuenta: 'account_id', nombre: 'full_name', vencimiento: 'due_date', saldo: 'balance' } as const;
    const columns = [
      ...Object.entries(meanings).map(([source, field]) => ({ source, meanings: [{ field }] })),
      { source: 'fecha apertura', meanings: [{ field: 'opened_on' as const }] },
    ];
    const saved = [{ name: 'bank', kind: 'portfolio', decimal: ',', dateOrder: 'dmy', columns } as const];
    const format = await formatOfText(portfolio([['03/04/2026', '1.234']]), { saved });
    expect(format).toMatchObject({ problems: [], decimal: ',', dateOrder: 'dmy', asBefore: ['saldo', 'vencimiento'] });
    expect((await formatOfText(portfolio([['25/04/2026', '12,50']]), { saved })).asBefore).toEqual([]);
  });

  test('columns each decide for themselves', async () => {
    const format = await formatOfText(portfolio([['25/12/2026', '5', '12/25/2025']]));
    expect([...format.dateOrders]).toEqual([
      [2, 'dmy'],
      [4, 'mdy'],
    ]);
  });

  test('a column that contradicts itself stops with both lines', async () => {
    const { problems } = await formatOfText(
      portfolio([
        ['25/12/2026', '5'],
        ['12/25/2026', '5,5'],
        ['', '5.5'],
      ]),
    );
    expect(problems).toEqual([
      { code: 'contradictory-amounts', columns: ['saldo'], lines: [4, 3] },
      { code: 'contradictory-days', columns: ['vencimiento'], lines: [2, 3] },
    ]);
  });

  test('1.234 stops where nothing else decides', async () => {
    const text = portfolio([
      ['2026-01-01', '1.234'],
      ['2026-01-02', '2.500'],
    ]);
    expect((await formatOfText(text)).problems).toEqual([{ code: 'ambiguous-amounts', columns: ['saldo'], lines: [] }]);
    expect(await formatOfText(text, { decimal: ',' })).toMatchObject({ problems: [], decimal: ',' });
    expect(await formatOfText(portfolio([['2026-01-01', '1234']]))).toMatchObject({ problems: [], decimal: '.' });
  });

  test('what decides may come only after the first thousands of rows', async () => {
    const rows = Array.from({ length: 5_000 }, () => ['03/04/2026', '1.234'] as const);
    const format = await formatOfText(portfolio([...rows, ['25/04/2026', '1.234,50']]));
    expect(format).toMatchObject({ problems: [], dateOrder: 'dmy', decimal: ',' });
    const plain = Array.from({ length: 5_000 }, () => ['05/05/2026', '1234'] as const);
    expect(
      (await formatOfText(portfolio([...plain, ['03/04/2026', '1.234']]))).problems.map(({ code }) => code),
    ).toEqual(['ambiguous-amounts', 'ambiguous-days']);
  });

  test('what no value shows is not remembered for the next file', async () => {
    const plain = await formatOfText(portfolio([['05/05/2026', '1234']]));
    expect(plain).toMatchObject({ decimal: '.', dateOrder: 'dmy' });
    expect(plain.mapping).not.toHaveProperty('decimal');
    expect(plain.mapping).not.toHaveProperty('dateOrder');
    expect((await formatOfText(portfolio([['25/05/2026', '1,5']]))).mapping).toMatchObject({
      decimal: ',',
      dateOrder: 'dmy',
    });
  });

  test('a rejects file is read like the file it came from', async () => {
    const format = await formatOfText('_line,_code,cuenta,nombre,saldo,vence\n7,bad-day,1,A,5,2026-01-01\n');
    expect(format.mapping.columns.map(({ field }) => field)).toEqual([
      undefined,
      undefined,
      'account_id',
      'full_name',
      'balance',
      'due_date',
    ]);
    expect(format.ambiguous).toEqual([]);
  });

  test.each([
    ['no-header', 'uno;dos\n1;2\n'],
    ['no-header', 'nothing like a table\n'],
    ['no-rows', 'cuenta;nombre;saldo\n'],
    ['no-rows', 'cuenta;nombre;saldo\n\n;;\n'],
  ])('%s', async (code, text) => {
    await expect(formatOfText(text)).rejects.toMatchObject({ code, exit: 3 });
  });

  test('a saved mapping is found by its headings and decides what the file leaves open', async () => {
    const text = portfolio([['03/04/2026', '1.234']]);
    const saved = {
      name: 'banco-a',
      kind: 'portfolio' as const,
      columns: ['cuenta', 'nombre', 'vencimiento', 'saldo', 'fecha apertura'].map((source) => ({
        source,
        meanings:
          source === 'cuenta'
            ? [{ field: 'account_id' as const }, { field: 'customer_id' as const }]
            : [{ extra: 'x' }],
      })),
      decimal: ',' as const,
      dateOrder: 'dmy' as const,
    };
    const format = await formatOfText(text, { saved: [saved] });
    expect(format).toMatchObject({ mappingName: 'banco-a', problems: [], decimal: ',' });
    expect(format.mapping.columns.slice(0, 3).map(({ index, field }) => [index, field])).toEqual([
      [0, 'account_id'],
      [0, 'customer_id'],
      [1, undefined],
    ]);
    await expect(formatOfText('cuenta;nombre;saldo\n1;A;5\n', { mapping: saved })).rejects.toMatchObject({
      code: 'mapping-column-missing',
      message: expect.stringContaining('"vencimiento", "fecha apertura"'),
    });
  });
});
