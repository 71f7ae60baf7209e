import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { everyRecord } from '../support/tables.ts';
import { makeWorkspace, type TestWorkspace } from '../support/workspace.ts';

const north = `account_id,customer_id,full_name,balance,due_date,email
A,1,Ana Ruiz,100.00,2026-10-21,ana@example.com
B,2,Eva Paz,80.00,2026-10-21,
X,9,No Day,80.00,2026-02-31,
`;
const south = `Cuenta;Cliente;Nombre;Saldo;Vencimiento;Teléfono
C;3;Íñigo Sáez;1.250,50;13/10/2026;55 1234 5678
A;1;Ana Ruiz;100,00;21/10/2026;
B;2;Eva Paz;90,00;21/10/2026;
`;

const twoFiles = async (): Promise<TestWorkspace> => {
  const w = await makeWorkspace({ country: 'MX' });
  await w.write('norte/cartera.csv', north);
  await w.write('sur/cartera.csv', Buffer.from(south, 'latin1'));
  return w;
};

const both = ['norte/cartera.csv', 'sur/cartera.csv'] as const;

describe('several files in one placement', () => {
  it('are read each in its own way and taken in together; what is refused is told with its file and line', async () => {
    const w = await twoFiles();
    const { exit, json } = await w.trato('import', 'portfolio', ...both, '--json');
    expect(exit).toBe(4);
    const refused = (copy: string) => join(w.folder, 'inbox', 'refused', `cartera${copy}.rejects.csv`);
    expect(json).toMatchObject({
      import: 1,
      file: 'norte/cartera.csv, sur/cartera.csv',
      mode: 'snapshot',
      rows: 6,
      accepted: 3,
      refused: 3,
      created: 3,
      customers: 3,
      total: { MXN: '1430.50' },
      encoding: 'utf-8, windows-1252',
      decimal: '., ,',
      dateOrder: 'ymd, dmy',
      rejectsFile: `${refused('')}, ${refused('-2')}`,
      files: [
        { file: 'norte/cartera.csv', rows: 3, accepted: 2, refused: 1, rejectsFile: refused(''), delimiter: ',' },
        { file: 'sur/cartera.csv', rows: 3, accepted: 1, refused: 2, rejectsFile: refused('-2'), delimiter: ';' },
      ],
    });
    const [, first, second] = (await readFile(refused('-2'), 'latin1')).split('\n');
    expect(first).toContain('duplicate-account;Cuenta: the account is named on line 2 of norte/cartera.csv already');
    expect(second).toContain(
      'contradictory-account;Cuenta: the account is named on line 3 of norte/cartera.csv already, with another',
    );
    expect((await readFile(refused(''), 'utf8')).split('\n')[1]).toContain('bad-day');
  });

  it('are the same content in any order, and no other than together', async () => {
    const w = await twoFiles();
    const first = await w.trato('import', 'portfolio', ...both, '--json');
    const again = await w.trato('import', 'portfolio', ...[...both].reverse(), '--json');
    expect(again.json).toMatchObject({ import: 1, alreadyImported: true, unchanged: 3, sha256: first.json.sha256 });
    expect(again.json.rejectsFile).toBe(first.json.rejectsFile);
    const one = await w.trato('import', 'portfolio', 'norte/cartera.csv', '--accept-closures', '--json');
    expect(one.json).toMatchObject({ import: 2, alreadyImported: false, closed: 1 });
  });

  it('are a snapshot together: what neither names is closed, what one of them names stays', async () => {
    const w = await makeWorkspace({ country: 'MX' });
    const headings = 'account_id,customer_id,full_name,balance,due_date';
    const file = (name: string, ...accounts: string[]) =>
      w.write(name, `${[headings, ...accounts.map((id) => `${id},${id},Ana,10.00,2026-10-21`)].join('\n')}\n`);
    await file('all.csv', 'A', 'B', 'C', 'D', 'E', 'F');
    await file('one.csv', 'A', 'B', 'C');
    await file('two.csv', 'D', 'E');
    await w.trato('import', 'portfolio', 'all.csv');
    const { json } = await w.trato('import', 'portfolio', 'one.csv', 'two.csv', '--json', '--as-of', '2026-11-21');
    expect(json).toMatchObject({ created: 0, unchanged: 5, closed: 1, files: [{ rows: 3 }, { rows: 2 }] });
  });

  it('are all in or none: one file that cannot be read stops the others', async () => {
    const w = await twoFiles();
    await w.trato('import', 'portfolio', both[0], '--json');
    const before = await everyRecord(w.folder);
    await w.write('third.csv', 'nothing,here\n1,2\n');
    expect(await w.trato('import', 'portfolio', ...both, 'third.csv')).toMatchObject({ exit: 3 });
    expect(await everyRecord(w.folder)).toEqual(before);
  });

  it('are told in the terminal file by file', async () => {
    const w = await twoFiles();
    const { stdout } = await w.trato('import', 'portfolio', ...both, '--dry-run');
    expect(stdout).toContain(
      'Read sur/cartera.csv as windows-1252, delimiter ";", decimal mark ",", days dmy: 3 rows, 2 refused',
    );
    expect(stdout).toMatch(/bad-day +1 +norte\/cartera\.csv:4 /);
  });
});
