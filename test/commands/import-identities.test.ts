import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeWorkspace } from '../support/workspace.ts';

describe('identities in imported files', () => {
  it('takes names, telephones, ids and instalments in parts, and reads the next file alike', async () => {
    const { trato, write, folder } = await makeWorkspace({ country: 'BR' });
    const headings = 'CONTRATO;PARCELA;CPF;NOME;SOBRENOME;DDD;TELEFONE;SALDO;VENCIMENTO\n';
    const rows = [
      '1;111;Ana;da Silva;11;987654321;10,00;25/10/2026',
      '2;111;Ana;da Silva;11;987654321;20,00;25/11/2026',
    ];
    const file = await write('a.csv', headings + rows.map((row) => `C-1;${row}\n`).join(''));
    const { exit, json } = await trato('import', 'portfolio', file, '--json');
    expect(exit).toBe(0);
    expect(json).toMatchObject({ created: 2, customers: 1, total: { BRL: '30.00' } });
    expect(json.warnings).toContainEqual(expect.stringContaining('each instalment is an account of its own'));
    expect(await readFile(join(folder, 'mappings/main.yaml'), 'utf8')).toContain('PARCELA: instalment_number');
    const next = await write('b.csv', `${headings}C-1;${rows[1]}\n`);
    const later = await trato('import', 'portfolio', next, '--accept-closures', '--json', '--as-of', '2026-11-21');
    expect(later.json).toMatchObject({ created: 0, unchanged: 1, closed: 1, warnings: [] });
  });

  it('knows a person by the national id however it is written', async () => {
    const { trato, write } = await makeWorkspace({ country: 'CL' });
    const rows = ['A;12.345.678-5', 'B;12345678-5', 'C;12.345.6785'].map((row) => `${row};Ana Gil;10;2026-10-25\n`);
    const file = await write('a.csv', `cuenta;rut;nombre;saldo;vencimiento\n${rows.join('')}`);
    expect((await trato('import', 'portfolio', file, '--json')).json).toMatchObject({ created: 3, customers: 1 });
  });

  it('keeps ids as text and refuses those that lost their figures', async () => {
    const { trato, write } = await makeWorkspace({ country: 'MX' });
    const ids = ['1234567890123456789', '00123', '123', '1E5', '1.23E+18', '1,5e+20'];
    const text = `cuenta;nombre;saldo;vencimiento\n${ids.map((id) => `${id};Ana Gil;10;2026-10-25\n`).join('')}`;
    const { exit, json } = await trato('import', 'portfolio', await write('a.csv', text), '--json');
    expect(exit).toBe(4);
    expect(json).toMatchObject({
      created: 4,
      refusals: [
        { code: 'digits-lost', rows: 2, line: 6, column: 'cuenta', suggestion: expect.stringContaining('text') },
      ],
    });
    const paid = await write('p.csv', 'cuenta;fecha pago;monto\n00123;2026-11-20;1\n1.23E+18;2026-11-20;1\n');
    expect((await trato('import', 'payments', paid, '--json')).json).toMatchObject({
      accepted: 1,
      refusals: [{ code: 'digits-lost', rows: 1 }],
    });
  });

  it('keeps open the account that a refused instalment names', async () => {
    const { trato, write } = await makeWorkspace({ country: 'MX' });
    const headings = 'factura;cuota;nombre;saldo;vencimiento\n';
    const good = await write('a.csv', `${headings}F;1;Ana;10;2026-10-25\nF;2;Ana;10;2026-10-25\n`);
    await trato('import', 'portfolio', good);
    const bad = await write('b.csv', `${headings}F;1;Ana;10;2026-10-25\nF;2;Ana;x;2026-10-25\n`);
    const { json } = await trato('import', 'portfolio', bad, '--json', '--as-of', '2026-11-21');
    expect(json).toMatchObject({ refused: 1, closed: 0, unchanged: 1 });
  });

  it('tells the number of the document from that of the customer whose account seldom repeats', async () => {
    const { trato, write } = await makeWorkspace({ country: 'MX' });
    const rows = Array.from({ length: 30 }, (_, row) => {
      const customer = 1000123 + Math.max(row, 1);
      return `${customer};Comercial ${customer};${1800000123 + row};27/02/2026;28/03/2026;1.234,56;MXN\n`;
    });
    const headings = 'Cuenta;Nombre 1;Nº documento;Fecha documento;Vencimiento neto;Importe en moneda local;Moneda\n';
    const { json } = await trato('import', 'portfolio', await write('a.csv', headings + rows.join('')), '--json');
    expect(json).toMatchObject({ created: 30, customers: 29, refused: 0 });
  });
});
