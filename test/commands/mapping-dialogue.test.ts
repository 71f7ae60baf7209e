import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keys, onTerminal } from '../support/terminal.ts';
import { makeWorkspace } from '../support/workspace.ts';

const { enter, down, interrupt } = keys;
const next = 'what next?';
const headings = 'Folio;Cliente;Nombre;Debe;Vence;Celular;Sucursal;Clave\n';
const text = `${headings}A1;C-1;Ana Gil;1.234,50;03/04/2026;5512345678;Centro;x\nA2;C-2;Luz Paz;z;01/02/2026;123;Sur;y\n`;

describe('trato mapping on a terminal', () => {
  it('asks for what is missing and open, shows rows as they would be read, and saves', async () => {
    const { folder, write, trato } = await makeWorkspace({ country: 'MX' });
    const file = await write('Cartera Nov.csv', text);
    const { exit, stdout, stderr, unasked } = await onTerminal(['mapping', file], folder, [
      [next, enter],
      ['Which column is balance?', down.repeat(3) + enter],
      [next, enter],
      ['Which is it?', enter],
      [next, enter],
      ['Which column?', down.repeat(7) + enter],
      ['What is "Clave"?', 'left out'],
      [/left out, not kept/, enter],
      [next, enter],
      ['Which column?', down.repeat(6) + enter],
      ['What is "Sucursal"?', 'extra'],
      [/an extra fact, kept/, enter],
      ['Its name', `branch${enter}`],
      [next, down + enter],
      [/line 3: refused[\s\S]*what next/, down.repeat(2) + enter],
      ['Name of the mapping', enter],
    ]);
    expect(unasked).toEqual([]);
    expect(stderr).toContain('which is missing');
    expect(stderr).toContain(
      'line 2: account_id A1 · customer_id C-1 · due_on 2026-04-03 · balance MXN 1234.50 · phones +525512345678 · full_name Ana Gil · extra.branch Centro',
    );
    expect(stderr).toContain('line 3: refused, bad-amount, in "Debe": "z" is not an amount');
    expect(exit).toBe(0);
    const path = join(folder, 'mappings/Cartera-Nov.yaml');
    expect(stdout).toContain(path);
    const saved = await readFile(path, 'utf8');
    for (const line of ['date_order: dmy', 'Debe: balance', 'Sucursal: extra.branch', 'Clave: left-out']) {
      expect(saved).toContain(line);
    }
    const shown = (await trato('mapping', file, '--json')).json;
    expect(shown).toMatchObject({ mapping: 'Cartera-Nov', missing: [], unmapped: ['Sucursal'], dateOrder: 'dmy' });
  });

  it('writes over a mapping only after a yes', async () => {
    const { folder, write } = await makeWorkspace({ country: 'MX' });
    const file = await write('c.csv', text.replace('Debe', 'Saldo'));
    const kept = 'columns:\n  Saldo: balance\n';
    const path = await write('mappings/c.yaml', kept);
    const steps = down.repeat(3) + enter;
    const no = await onTerminal(['mapping', file], folder, [
      [next, steps],
      ['Name of the mapping', enter],
      ['Write it anew?', enter],
      [next, interrupt],
    ]);
    expect(no).toMatchObject({ exit: 0, unasked: [], stdout: expect.stringContaining('column') });
    expect(await readFile(path, 'utf8')).toBe(kept);
    const yes = await onTerminal(['mapping', file, '--write', 'c'], folder, [['Write it anew?', down + enter]]);
    expect(yes).toMatchObject({ exit: 0, unasked: [] });
    expect(await readFile(path, 'utf8')).toContain('Folio: account_id');
  });

  it.each([
    ['payments', 'cuenta;fecha pago;monto\nA;25/10/2026;5,00\n', 'account A · paid_on 2026-10-25 · amount MXN 5.00'],
    [
      'customers',
      'cliente id;celular;ingreso mensual\nC;5512345678;900\n',
      'monthly_income MXN 900.00 · phones +525512345678',
    ],
  ])('shows %s as they would be read', async (kind, file, row) => {
    const { folder, write } = await makeWorkspace({ country: 'MX' });
    const argv = ['mapping', await write('f.csv', file), '--kind', kind];
    const { stderr, unasked } = await onTerminal(argv, folder, [
      [next, down + enter],
      [/line 2:[\s\S]*what next/, interrupt],
    ]);
    expect(unasked).toEqual([]);
    expect(stderr).toContain(row);
  });

  it('is quiet for scripts, with --quiet, and outside a workspace', async () => {
    const { folder, write } = await makeWorkspace({ country: 'MX' });
    const file = await write('c.csv', text);
    const json = await onTerminal(['mapping', file, '--json'], folder, []);
    expect(JSON.parse(json.stdout)).toMatchObject({ missing: [['balance']] });
    expect((await onTerminal(['mapping', file, '--quiet'], folder, [])).stderr).not.toContain(next);
    expect((await onTerminal(['mapping', file], '/', [])).stderr).not.toContain(next);
  });
});

describe('an import on a terminal', () => {
  it('asks which column is what it misses, and keeps the answer for the next file', async () => {
    const { folder, write, trato } = await makeWorkspace({ country: 'MX' });
    const file = await write('c.csv', text.replace('03/04/2026', '25/04/2026').replace(';z;', ';5;'));
    const asked = await onTerminal(['import', 'portfolio', file], folder, [
      ['Which column is balance?', down.repeat(3) + enter],
    ]);
    expect(asked).toMatchObject({ exit: 0, unasked: [], stdout: expect.stringContaining('MXN 1239.50') });
    const later = await write('d.csv', text.replace('03/04/2026', '25/04/2026').replace(';z;', ';6;'));
    expect((await trato('import', 'portfolio', later, '--json')).json).toMatchObject({ updated: 1 });
  });

  it('stops as without a terminal when no column is it', async () => {
    const { folder, write } = await makeWorkspace({ country: 'MX' });
    const file = await write('c.csv', text);
    const asked = await onTerminal(['import', 'portfolio', file], folder, [['Which column is balance?', interrupt]]);
    expect(asked).toMatchObject({ exit: 3, unasked: [], stderr: expect.stringContaining('--write NAME') });
  });
});
