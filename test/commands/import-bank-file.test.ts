import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { camtFile, cnab240File, cnab400File, mt940File, type WrittenEntry } from '../support/bank-files.ts';
import { recordsOf } from '../support/records.ts';
import { makeWorkspace } from '../support/workspace.ts';

const paid = (reference: string, amount: number, more: Partial<WrittenEntry> = {}): WrittenEntry => ({
  kind: 'payment',
  paidOn: '2026-11-18' as WrittenEntry['paidOn'],
  amount,
  reference,
  nationalId: '12345678909',
  payer: 'Ana Lima',
  description: 'pago de noviembre',
  bankReference: `B${reference}`,
  ...more,
});

const style = { prefix: '', version: '001.08', late: true, message: 'BkToCstmrStmt' } as const;

const formats = [
  ['camt.053', 'ES', camtFile([paid('X1', 5000)], style)],
  ['camt.054', 'ES', camtFile([paid('X1', 5000)], { ...style, message: 'BkToCstmrDbtCdtNtfctn' })],
  ['mt940', 'ES', mt940File([paid('X1', 5000)])],
  ['cnab240', 'BR', cnab240File([paid('X1', 5000)])],
  ['cnab400', 'BR', cnab400File([paid('X1', 5000)], '237')],
] as const;

describe('a bank file is taken in as payments', () => {
  it.each(formats)('%s, and what is for no account goes to a person', async (format, country, text) => {
    const { folder, trato, write } = await makeWorkspace({ country });
    await write('banco.dat', text);
    const done = await trato('import', 'payments', 'banco.dat', '--json');
    expect(done.exit).toBe(4);
    expect(done.json).toMatchObject({
      file: 'banco.dat',
      rows: 1,
      refused: 1,
      bank: { format, entries: 1, payments: { count: 1 } },
    });
    const [row] = recordsOf(await readFile(String(done.json.rejectsFile)));
    expect(row).toMatchObject({ paid_on: '2026-11-18', amount: '50.00', kind: 'payment', reference: 'X1' });
    expect(await readdir(join(folder, 'mappings'))).toEqual([]);
    expect((await readdir(join(folder, '.trato'))).filter((name) => name.startsWith('copy'))).toEqual([]);
  });

  it('packed, from standard input, or under any name', async () => {
    const { trato, write } = await makeWorkspace({ country: 'ES' });
    await write('cuentas.csv', gzipSync(mt940File([paid('X1', 5000)])));
    const done = await trato('import', 'payments', 'cuentas.csv', '--json');
    expect(done.json).toMatchObject({ bank: { format: 'mt940' } });
  });

  it('in UTF-16', async () => {
    const { trato, write } = await makeWorkspace({ country: 'ES' });
    await write('a.xml', Buffer.from(`\uFEFF${camtFile([paid('X1', 5000, { payer: 'Ñandú' })], style)}`, 'utf16le'));
    const done = await trato('import', 'payments', 'a.xml', '--json');
    const [row] = recordsOf(await readFile(String(done.json.rejectsFile)));
    expect(row).toMatchObject({ payer: 'Ñandú' });
  });

  it('a statement without payments is taken in, and says so', async () => {
    const { trato, write } = await makeWorkspace({ country: 'ES' });
    await write('a.sta', mt940File([]));
    const done = await trato('import', 'payments', 'a.sta');
    expect([done.exit, done.stderr]).toEqual([0, '']);
    expect(done.stdout).toContain('Read a.sta as mt940\n');
    expect(done.stdout).toContain('1 statement, 0 entries: no payments, no reversals\n');
  });

  it('tells what was left out and what was checked', async () => {
    const { trato, write } = await makeWorkspace({ country: 'BR' });
    const text = cnab400File([paid('X1', 5000), paid('X2', 6000)], '237').replace(/06(?=181126X2)/, '02');
    await write('a.ret', text);
    const { stdout } = await trato('import', 'payments', 'a.ret');
    expect(stdout).toContain('1 lot, 2 entries: 1 payment of BRL 50.00, no reversals\n');
    expect(stdout).toContain('Left out: 1 with an occurrence that is no settlement (02), BRL 60.00, first on line 3\n');
    expect(stdout).toContain('1 without an id of the bank: known by the statement and the place in it\n');
  });
});

it('mapping shows the payments of a bank file', async () => {
  const { trato, write } = await makeWorkspace({ country: 'ES' });
  await write('a.xml', camtFile([paid('X1', 5000)], style));
  const { stdout, exit } = await trato('mapping', 'a.xml');
  expect(exit).toBe(0);
  expect(stdout).toContain('a.xml: payments, camt.053\n1 statement, 1 entry: 1 payment of EUR 50.00');
  expect((await trato('mapping', 'a.xml', '--json')).json).toMatchObject({ bank: { checked: { balances: 1 } } });
  expect((await trato('mapping', 'a.xml', '--write', 'banco')).stderr).toContain('--write says how a table is written');
});

describe('payments of a bank file find their accounts', () => {
  const portfolio =
    'account_id,national_id,balance,due_date,currency\nF-1,12345678909,50.00,2026-10-01,EUR\nF-2,98765432100,80.00,2026-10-01,EUR\n';
  const prepared = async () => {
    const made = await makeWorkspace({ country: 'ES' });
    await made.write('cartera.csv', portfolio);
    expect((await made.trato('import', 'portfolio', 'cartera.csv', '--as-of', '2026-11-01')).exit).toBe(0);
    return made;
  };

  it('by reference, by customer and amount, and back again when taken back', async () => {
    const { trato, write } = await prepared();
    const first = [
      paid('F-1', 2000, { nationalId: '' }),
      paid('Z9', 8000, { nationalId: '98765432100', bankReference: 'BX' }),
    ];
    await write('a.xml', camtFile(first, style));
    const done = await trato('import', 'payments', 'a.xml', '--json');
    expect([done.exit, done.stderr]).toEqual([0, '']);
    expect(done.json).toMatchObject({ created: 2, refused: 0, total: { EUR: '100.00' } });
    await write(
      'b.xml',
      camtFile([paid('F-1', 2000, { kind: 'reversal', nationalId: '', bankReference: 'RB' })], style),
    );
    const back = await trato('import', 'payments', 'b.xml', '--json');
    expect(back.json).toMatchObject({ created: 1, bank: { reversals: { count: 1, total: { EUR: '20.00' } } } });
  });

  it('once, however often and in whatever company the bank delivers them', async () => {
    const { trato, write } = await prepared();
    const one = paid('F-1', 1000);
    const other = paid('F-2', 2000, { bankReference: 'B2' });
    await write('monday.sta', mt940File([one]));
    await write('week.sta', mt940File([other, one]));
    expect((await trato('import', 'payments', 'monday.sta', '--json')).json).toMatchObject({ created: 1 });
    expect((await trato('import', 'payments', 'week.sta', '--json')).json).toMatchObject({ created: 1, unchanged: 1 });
    await write('again.sta', mt940File([other, one], '\n'));
    expect((await trato('import', 'payments', 'again.sta', '--json')).json).toMatchObject({ created: 0, unchanged: 2 });
  });

  it('by a person where the bank does not say', async () => {
    const { trato, write } = await prepared();
    await write('a.xml', camtFile([paid('Z9', 1234, { nationalId: '' })], style));
    const done = await trato('import', 'payments', 'a.xml', '--json');
    const rejects = await readFile(String(done.json.rejectsFile), 'utf8');
    expect(recordsOf(Buffer.from(rejects))[0]).toMatchObject({ account_id: '', reference: 'Z9', amount: '12.34' });
    const [headings = '', row = ''] = rejects.split('\n');
    const place = headings.split(',').indexOf('account_id');
    const cells = row.split(',');
    cells[place] = 'F-2';
    await write('fixed.csv', `${headings}\n${cells.join(',')}\n`);
    expect((await trato('import', 'payments', 'fixed.csv', '--json')).json).toMatchObject({ created: 1, refused: 0 });
    expect((await trato('import', 'payments', 'a.xml', '--json')).json).toMatchObject({ created: 0 });
  });
});
