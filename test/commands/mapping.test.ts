import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../support/folder.ts';
import { makeWorkspace, trato } from '../support/workspace.ts';

const text = `Reporte de cartera

Folio;Cliente;Debe;Vence;Sucursal
A1;C-1;1.234,50;25/10/2026;Centro
A2;C-2;99,00;01/02/2026;Sur
A3;C-3;5,00;03/02/2026;Centro
A4;C-4;6,00;03/02/2026;Norte
A5;C-5;7,00;03/02/2026;Este
`;

describe('trato mapping', () => {
  it('shows what would be read, and warns of what is missing with the remedy', async () => {
    const { trato: run, write } = await makeWorkspace({ country: 'MX' });
    const shown = await run('mapping', await write('cartera.csv', text), '--json');
    expect(shown).toMatchObject({ exit: 0, stderr: '' });
    expect(shown.json).toEqual({
      command: 'mapping',
      asOf: '2026-11-20',
      file: 'cartera.csv',
      sheet: null,
      kind: 'portfolio',
      encoding: 'utf-8',
      delimiter: ';',
      decimal: '.',
      dateOrder: 'dmy',
      headerLine: 3,
      columns: [
        { source: 'Folio', field: 'account_id', extra: null, confidence: 0.9, samples: ['A1', 'A2', 'A3'] },
        { source: 'Cliente', field: 'customer_id', extra: null, confidence: 0.9, samples: ['C-1', 'C-2', 'C-3'] },
        { source: 'Debe', field: null, extra: 'debe', confidence: 0, samples: ['1.234,50', '99,00', '5,00'] },
        { source: 'Vence', field: 'due_date', extra: null, confidence: 0.9, samples: expect.any(Array) },
        { source: 'Sucursal', field: null, extra: 'sucursal', confidence: 0, samples: ['Centro', 'Sur', 'Norte'] },
      ],
      unmapped: ['Debe', 'Sucursal'],
      ambiguous: [],
      missing: [['balance']],
      mapping: null,
      written: null,
      warnings: [expect.stringMatching(/no column was recognised as balance.*trato mapping cartera\.csv --write NAME/)],
    });
  });

  it('tells what could be read in two ways instead of stopping at it', async () => {
    const { trato: run, write } = await makeWorkspace({ country: 'MX' });
    const file = await write('a.csv', 'Cuenta,Cliente,Saldo,Monto vencido,Vence\nA,1,1.234,1.234,03/04/2026\n');
    const { exit, json } = await run('mapping', file, '--json');
    expect(exit).toBe(0);
    expect(json).toMatchObject({
      decimal: null,
      dateOrder: null,
      ambiguous: [
        { code: 'ambiguous-column', columns: ['Monto vencido'], couldBe: ['balance'] },
        {
          code: 'ambiguous-amounts',
          columns: ['Saldo'],
          couldBe: ['.', ','],
          remedy: expect.stringContaining('--decimal'),
        },
        { code: 'ambiguous-days', columns: ['Vence'], couldBe: ['dmy', 'mdy'] },
      ],
    });
    expect(json.warnings).toHaveLength(3);
    const told = await run('mapping', file, '--json', '--decimal', ',', '--date-order', 'dmy');
    expect(told.json).toMatchObject({ decimal: ',', dateOrder: 'dmy', ambiguous: [{ code: 'ambiguous-column' }] });
  });

  it('writes a mapping that, corrected, is used by name and by itself', async () => {
    const { folder, trato: run, write } = await makeWorkspace({ country: 'MX' });
    const file = await write('cartera.csv', text);
    const dry = await run('mapping', file, '--write', 'banco', '--dry-run', '--json');
    expect(await readdir(join(folder, 'mappings'))).toEqual([]);
    const { json } = await run('mapping', file, '--write', 'banco', '--json');
    expect(dry.json).toEqual(json);
    const path = join(folder, 'mappings/banco.yaml');
    expect(json.written).toBe(path);
    const corrected = (await readFile(path, 'utf8')).replace('Debe: extra.debe', 'Debe: balance');
    await write('mappings/banco.yaml', corrected);
    const again = await run('mapping', file, '--json');
    expect(again.json).toMatchObject({
      mapping: 'banco',
      decimal: ',',
      unmapped: ['Sucursal'],
      missing: [],
      warnings: [],
    });
    const placed = await run('import', 'portfolio', file, '--mapping', 'banco', '--json');
    expect(placed).toMatchObject({ exit: 0, json: { total: { MXN: '1351.50' } } });
    const next = await write('next.csv', text.replace('99,00', '98,00'));
    expect(await run('import', 'portfolio', next, '--json')).toMatchObject({ exit: 0, json: { updated: 1 } });
  });

  it('is used again when columns have moved and the preamble has grown, and not for other headings', async () => {
    const { trato: run, write } = await makeWorkspace({ country: 'MX' });
    const rows = 'Folio;Nombre;Debe;Vence;X\nA;Ana Gil;10;2026-10-25;1\n';
    const columns = 'columns: { Folio: account_id, Nombre: full_name, Debe: balance, Vence: due_date, X: left-out }\n';
    await write('mappings/banco.yaml', `header_line: 1\nbalance_stated: on-opening\n${columns}`);
    await write('mappings/copy.yaml', `header_line: 3\nbalance_stated: on-opening\n${columns}`);
    const moved = 'Reporte\n\nde hoy\nX;Vence;Debe;Folio;Nombre\n1;2026-10-25;10;A;Ana Gil\n';
    const files = [await write('a.csv', rows), await write('b.csv', moved)];
    for (const [index, file] of files.entries()) {
      for (const named of [[], ['--mapping', 'banco']]) {
        const { json } = await run('mapping', file, ...named, '--json');
        expect(json).toMatchObject({ mapping: 'banco', headerLine: index * 3 + 1, missing: [], unmapped: [] });
      }
    }
    const first = await run('import', 'portfolio', files[0] ?? '', '--json');
    expect(first.json).toMatchObject({ created: 1, total: { MXN: '10.00' } });
    const second = await run('import', 'portfolio', files[1] ?? '', '--json', '--as-of', '2026-11-21');
    expect(second.json).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    const other = await write('c.csv', 'cuenta;nombre;saldo;vence\nA;Ana Gil;10;2026-10-25\n');
    expect((await run('mapping', other, '--json')).json).toMatchObject({ mapping: null, missing: [] });
  });

  it('works without a workspace, also on standard input, in words', async () => {
    const cwd = await makeFolder();
    const { exit, stdout } = await trato(['mapping', '-'], {
      cwd,
      stdin: 'account_id,paid_on,amount,nota\nA,2026-11-20,5.00,\u001b[31mred and a good deal longer than fits\n',
    });
    expect(exit).toBe(0);
    expect(stdout).toContain('stdin: payments, utf-8, delimiter ",", decimal mark ".", days ymd, headings on line 1');
    expect(stdout).toMatch(/amount\s+amount\s+100 %\s+5\.00/);
    expect(stdout).not.toContain('\u001b');
    expect(await readdir(cwd)).toEqual([]);
  });
});
