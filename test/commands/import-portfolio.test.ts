import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordsOf } from '../support/records.ts';
import { everyTable, tablesIn } from '../support/tables.ts';
import { makeWorkspace, type TestWorkspace, trato } from '../support/workspace.ts';

const heading = 'account_id,customer_id,full_name,balance,due_date';

const rowsOf = (...accounts: readonly (readonly [account: string, balance: string, due?: string])[]): string =>
  accounts.map(([id, balance, due = '2026-10-21']) => `${id},C-${id},Ana ${id},${balance},${due}\n`).join('');

const ten = 'ABCDEFGHIJ'.split('').map((id): [string, string] => [id, '100.00']);

interface Placed extends TestWorkspace {
  /** Imports text as a portfolio as of a day. */
  readonly place: (text: string, ...argv: string[]) => ReturnType<TestWorkspace['trato']>;
}

const workspace = async (country = 'MX'): Promise<Placed> => {
  const made = await makeWorkspace({ country });
  let number = 0;
  return {
    ...made,
    place: async (text, ...argv) => {
      number += 1;
      const file = await made.write(`file-${number}.csv`, text);
      return made.trato('import', 'portfolio', file, '--json', ...argv);
    },
  };
};

const on = (day: string): [string, string] => ['--as-of', day];

const ageing = async ({ trato: run }: Placed, day: string): Promise<string[]> => {
  const { json } = await run('report', 'ageing', '--json', ...on(day));
  const buckets = json.buckets as { bucket: string; accounts: number; balance: Record<string, string> }[];
  return buckets
    .filter(({ accounts }) => accounts > 0)
    .map(({ bucket, accounts, balance }) => `${bucket} ${accounts} ${Object.values(balance).join(' ')}`);
};

const accountsIn = async ({ folder }: Placed): Promise<Record<string, unknown>> => {
  const { accounts = [] } = await tablesIn(folder, 'accounts');
  return Object.fromEntries(
    accounts.map((it) => [
      it.account_id,
      it.closed_on === null ? it.balance_minor : `${it.closed_reason} ${it.closed_on}`,
    ]),
  );
};

describe('a snapshot', () => {
  it('opens, changes and closes accounts, and keeps what they were', async () => {
    const w = await workspace();
    const first = await w.place(`${heading}\n${rowsOf(...ten)}`, ...on('2026-11-10'));
    expect(first).toMatchObject({
      exit: 0,
      json: { import: 1, created: 10, updated: 0, closed: 0, customers: 10, total: { MXN: '1000.00' } },
    });
    const next = rowsOf(['A', '60.00'], ['B', '100.00', '2026-11-15'], ...ten.slice(2, 9), ['K', '7.00']);
    expect(await w.place(`${heading}\n${next}`, ...on('2026-11-20'))).toMatchObject({
      exit: 0,
      json: { import: 2, created: 1, updated: 2, unchanged: 7, closed: 1, alreadyImported: false },
    });
    expect(await accountsIn(w)).toMatchObject({ A: 6000, C: 10000, J: 'not-in-snapshot 2026-11-20', K: 700 });
    expect(await ageing(w, '2026-11-10')).toEqual(['1-30 10 1000.00']);
    expect(await ageing(w, '2026-11-20')).toEqual(['1-30 10 867.00']);
  });

  it('makes any earlier report again after later imports', async () => {
    const w = await workspace();
    const reports: [string, string[]][] = [];
    for (const [day, first] of [
      ['2026-11-10', '100.00'],
      ['2026-11-12', '90.00'],
      ['2026-11-15', '80.00'],
    ] as const) {
      await w.place(`${heading}\n${rowsOf(['A', first, '2026-09-10'], ['B', '1.00'])}`, ...on(day));
      reports.push([day, await ageing(w, day)]);
    }
    expect(reports.map(([, [, oldest]]) => oldest)).toEqual(['61-90 1 100.00', '61-90 1 90.00', '61-90 1 80.00']);
    for (const [day, report] of reports) expect(await ageing(w, day)).toEqual(report);
    expect(await ageing(w, '2026-11-13')).toEqual(['1-30 1 1.00', '61-90 1 90.00']);
  });

  it('that would close more than a fifth of the open accounts stops, unless that is accepted', async () => {
    const w = await workspace();
    await w.place(`${heading}\n${rowsOf(...ten)}`);
    const before = await everyTable(w.folder);
    const stopped = await w.place(`${heading}\n${rowsOf(...ten.slice(3))}`);
    expect(stopped.exit).toBe(5);
    expect(stopped.stderr).toContain('The snapshot leaves out 3 of 10 open accounts');
    expect(stopped.stderr).toContain('--accept-closures');
    expect(await everyTable(w.folder)).toEqual(before);
    expect((await w.place(`${heading}\n${rowsOf(...ten.slice(2))}`)).json).toMatchObject({ closed: 2 });
    expect((await w.place(`${heading}\n${rowsOf(...ten.slice(8))}`, '--accept-closures')).json).toMatchObject({
      closed: 6,
    });
  });

  it('may leave out accounts that were paid in full: nothing is open on them', async () => {
    const w = await workspace();
    await w.place(`${heading}\n${rowsOf(...ten)}`, ...on('2026-11-18'));
    const paid = ['A', 'B', 'C'].map((id) => `${id},2026-11-19,100.00\n`).join('');
    const file = await w.write('p.csv', `account_id,paid_on,amount\n${paid}`);
    await w.trato('import', 'payments', file, ...on('2026-11-19'));
    expect(await w.place(`${heading}\n${rowsOf(...ten.slice(5))}`)).toMatchObject({
      exit: 5,
      stderr: expect.stringContaining('leaves out 2 of 7 open accounts'),
    });
    expect(await w.place(`${heading}\n${rowsOf(...ten.slice(3))}`)).toMatchObject({ exit: 0, json: { closed: 3 } });
  });

  it.each([
    ['a bad balance', 'J,C-J,Ana J,abc,2026-10-21\n'],
    ['a cell too many before the account', '"x",J,C-J,Ana J,100.00,2026-10-21\n'],
    ['a quote left open', '"J,C-J,Ana J,100.00,2026-10-21\n'],
    ['another customer', 'J,C-OTHER,Ana J,100.00,2026-10-21\n'],
  ])('does not close an account whose row was refused for %s', async (_, row) => {
    const w = await workspace();
    await w.place(`${heading}\n${rowsOf(...ten)}`, ...on('2026-11-19'));
    expect(await w.place(`${heading}\n${rowsOf(...ten.slice(0, 9))}${row}`)).toMatchObject({
      exit: 4,
      json: { refused: 1, closed: 0, unchanged: 9 },
    });
    expect(await accountsIn(w)).toMatchObject({ J: 10000 });
  });

  it('of one portfolio leaves the accounts of another alone, though they have the same ids', async () => {
    const w = await workspace();
    await w.place(`${heading}\n${rowsOf(['A', '1.00'], ['B', '2.00'])}`, '--portfolio', 'one');
    const other = `${heading}\nA,C-9,Eva,5.00,2026-10-21\n`;
    expect((await w.place(other, '--portfolio', 'two')).json).toMatchObject({ created: 1, closed: 0 });
    expect(await ageing(w, '2026-11-20')).toEqual(['1-30 3 8.00']);
  });

  it('older than the newest is not put over it', async () => {
    const w = await workspace();
    await w.place(`${heading}\n${rowsOf(['A', '1.00'])}`);
    const older = await w.place(`${heading}\n${rowsOf(['A', '2.00'])}`, ...on('2026-11-19'));
    expect(older.exit).toBe(5);
    expect(await accountsIn(w)).toEqual({ A: 100 });
  });
});

describe('an update', () => {
  it('changes only what is in the file', async () => {
    const w = await workspace();
    await w.place(`${heading}\n${rowsOf(...ten)}`);
    const update = await w.place(`${heading}\n${rowsOf(['A', '1.00'], ['Z', '5.00'])}`, '--mode', 'update');
    expect(update).toMatchObject({
      exit: 0,
      json: { created: 1, updated: 1, unchanged: 0, closed: 0, mode: 'update' },
    });
    expect(await ageing(w, '2026-11-20')).toEqual(['1-30 11 906.00']);
  });

  it('keeps what an emptied cell said of the customer before', async () => {
    const w = await workspace();
    const headings = `${heading},email,consent_sms\n`;
    await w.place(`${headings}A,C,Ana,1.00,2026-10-21,ana@example.org,yes\n`);
    await w.place(`${headings}A,C,,1.50,2026-10-21,,\n`, '--mode', 'update');
    expect(await tablesIn(w.folder, 'customers', 'consents')).toMatchObject({
      customers: [{ full_name: 'Ana', emails: '["ana@example.org"]' }],
      consents: [{ channel: 'sms', state: 'granted' }],
    });
  });
});

describe('the same content again', () => {
  it('changes nothing, says so, and counts as fresh', async () => {
    const w = await workspace();
    const file = await w.write('cartera.csv', `${heading}\n${rowsOf(...ten)}x,,,,\n`);
    const first = await w.trato('import', 'portfolio', file, '--json', ...on('2026-11-18'));
    expect(first).toMatchObject({ exit: 4, json: { alreadyImported: false } });
    const before = await everyTable(w.folder);
    const again = await w.trato('import', 'portfolio', file, '--json');
    expect(again).toMatchObject({
      exit: 0,
      json: {
        alreadyImported: true,
        import: 1,
        created: 0,
        unchanged: 10,
        closed: 0,
        rejectsFile: first.json.rejectsFile,
        warnings: [],
      },
    });
    const after = await everyTable(w.folder);
    expect({ ...after, imports: [] }).toEqual({ ...before, imports: [] });
    expect(after.imports).toEqual([{ ...before.imports?.[0], fresh_on: '2026-11-20' }]);
    expect((await w.trato('import', 'portfolio', file)).stdout).toContain('Already imported as number 1');
  });

  it('warns where a later file has put newer figures over it', async () => {
    const w = await workspace();
    const first = `${heading}\n${rowsOf(['A', '1.00'])}`;
    await w.place(first);
    await w.place(`${heading}\n${rowsOf(['A', '2.00'])}`);
    const again = await w.place(first);
    expect(again).toMatchObject({ exit: 0, json: { alreadyImported: true, import: 1 } });
    expect(again.json.warnings).toEqual([expect.stringContaining('import 2 of this portfolio came after it')]);
    expect(await accountsIn(w)).toEqual({ A: 200 });
  });

  it('read in another way is not the same', async () => {
    const w = await workspace();
    const text = `${heading}\n${rowsOf(['A', '1.005'])}`;
    expect(await w.place(text)).toMatchObject({ exit: 5 });
    expect(await w.place(text, '--decimal', '.')).toMatchObject({ exit: 4 });
    expect(await w.place(text, '--decimal', ',')).toMatchObject({ exit: 0, json: { total: { MXN: '1005.00' } } });
    expect(await w.place(text, '--decimal', ',')).toMatchObject({ exit: 0, json: { alreadyImported: true } });
  });
});

describe('control totals', () => {
  it.each([
    ['--expect-rows', '9', 'The file has 10 rows, expected 9.'],
    ['--expect-total', '999.99', 'The accepted rows add up to MXN 1000.00, expected 999.99.'],
  ])('%s stops on a difference and prints both figures', async (flag, expected, message) => {
    const w = await workspace();
    const stopped = await w.trato(
      'import',
      'portfolio',
      await w.write('a.csv', `${heading}\n${rowsOf(...ten)}`),
      flag,
      expected,
    );
    expect(stopped.exit).toBe(5);
    expect(stopped.stderr).toContain(message);
    expect(await everyTable(w.folder)).toMatchObject({ imports: [], accounts: [], customers: [] });
    expect(await readdir(join(w.folder, 'mappings'))).toEqual([]);
  });

  it('that agree let the file in', async () => {
    const w = await workspace();
    const agreed = ['--expect-rows', '10', '--expect-total', '1000'];
    expect(await w.place(`${heading}\n${rowsOf(...ten)}`, ...agreed)).toMatchObject({ exit: 0 });
  });
});

describe('a national id', () => {
  it('stands for one customer however it is written, and is kept as it is written', async () => {
    const w = await workspace();
    const { json } = await w.place(
      'account_id,national_id,full_name,balance,due_date\n' +
        'A,1.030.000.000,Ana,1.00,2026-10-21\nB,1030000000,Ana,2.00,2026-10-21\nC,12.345.678-k,Bea,3.00,2026-10-21\n' +
        'D,12345678/K,Bea,3.00,2026-10-21\n',
    );
    expect(json).toMatchObject({ accepted: 4, customers: 2 });
    const { customers = [] } = await tablesIn(w.folder, 'customers');
    expect(customers.map(({ customer_id }) => customer_id).sort()).toEqual(['1030000000', '12345678K']);
    expect(customers.map(({ national_id }) => national_id)).toContainEqual(expect.stringMatching(/[./-]/));
  });
});

describe('--portfolio', () => {
  it.each(['', '  ', 'a/b', 'x'.repeat(61), 'a\tb', '<b>'])('%j is no name', async (name) => {
    const w = await workspace();
    const { exit, stderr } = await w.place(`${heading}\n${rowsOf(['A', '1.00'])}`, '--portfolio', name);
    expect(exit).toBe(2);
    expect(JSON.parse(stderr)).toMatchObject({
      error: { code: 'bad-portfolio', message: expect.stringContaining('tarjetas-2026') },
    });
  });

  it('that is new beside others is told, and its name is trimmed', async () => {
    const w = await workspace();
    const text = `${heading}\n${rowsOf(['A', '1.00'])}`;
    expect((await w.place(text)).json.warnings).toEqual([]);
    const { json } = await w.place(text, '--portfolio', ' Tarjetas Perú-2 ');
    expect(json.portfolio).toBe('Tarjetas Perú-2');
    expect(json.warnings).toEqual([expect.stringContaining('opens a new portfolio Tarjetas Perú-2 beside main')]);
    const known = await w.place(text.replace('1.00', '2.00'), '--portfolio', 'Tarjetas Perú-2');
    expect(known.json.warnings).toEqual([]);
  });
});

describe('two columns of one heading', () => {
  it('with the same values are read as one, and a mapping decides where they differ', async () => {
    const w = await workspace();
    const twice = (other: string): string => `${heading},balance\nA,C,Ana,1.00,2026-10-21,${other}\n`;
    expect(await w.place(twice('1.00'), '--dry-run')).toMatchObject({ exit: 0, json: { total: { MXN: '1.00' } } });
    expect(await w.place(twice(''), '--dry-run')).toMatchObject({ exit: 0, json: { total: { MXN: '1.00' } } });
    const refused = await w.place(twice('9.00'));
    expect(refused.exit).toBe(5);
    expect(JSON.parse(refused.stderr)).toMatchObject({ error: { code: 'ambiguous-columns' } });
    await w.write('mappings/banco.yaml', 'columns:\n  balance_2: balance\n  balance: notes\n');
    expect((await w.place(twice('9.00'), '--mapping', 'banco')).json).toMatchObject({ total: { MXN: '9.00' } });
  });
});

describe('refused rows', () => {
  const faulty = `account_id;customer_id;full_name;balance;due_date;Sucursal
A;C-A;Ana;100,00;21/10/2026;"Centro; 2"
B;C-B;Bea;200,00;31/02/2026;Sur
C;;;300,00;21/10/2026;Norte
;C-D;Dora;400,00;21/10/2026;Este
A;C-A;Ana;100,00;21/10/2026;Centro
E;C-E;Eva;-5,00;21/10/2026;Oeste
F;C-F;Flor;6,00;21/10/2026;Centro; 3
`;

  it('go to a file with their cells as they were, and that file put right is taken in without closing the others', async () => {
    const w = await workspace();
    const first = await w.place(faulty);
    expect(first).toMatchObject({ exit: 4, json: { rows: 7, accepted: 1, refused: 6 } });
    const path = join(w.folder, 'inbox/refused/file-1.rejects.csv');
    expect(first.json.rejectsFile).toBe(path);
    const text = await readFile(path, 'utf8');
    const rejects = recordsOf(Buffer.from(text), { delimiter: ';' });
    expect(rejects.map((row) => `${row._line} ${row._column} ${row._code}`).sort()).toEqual([
      '3 due_date bad-day',
      '4 customer_id no-customer',
      '5 account_id missing-value',
      '6 account_id duplicate-account',
      '7 balance negative-balance',
      '8  wrong-column-count',
    ]);
    expect(rejects[0]).toMatchObject({ account_id: 'B', balance: '200,00', due_date: '31/02/2026', Sucursal: 'Sur' });
    expect(rejects.find(({ _line }) => _line === '8')).toMatchObject({ Sucursal: 'Centro; 3' });
    const right = text.replace('31/02/2026', '28/02/2026').replace('-5,00', '5,00').replace('C;;', 'C;C-C;');
    const again = await w.trato(
      'import',
      'portfolio',
      await w.write('inbox/refused/file-1.rejects.csv', right),
      '--json',
    );
    expect(again).toMatchObject({
      exit: 4,
      json: { mode: 'update', rows: 6, accepted: 5, created: 4, updated: 1, closed: 0, refused: 1 },
    });
    expect(again.json.rejectsFile).toBe(join(w.folder, 'inbox/refused/file-1.rejects-2.csv'));
    const [left] = recordsOf(await readFile(String(again.json.rejectsFile)), { delimiter: ';' });
    expect(left).toMatchObject({ account_id: '', Sucursal: 'Este', _line: '4', _code: 'missing-value' });
    expect(Object.keys(left ?? {})).toHaveLength(11);
    expect(await ageing(w, '2026-11-20')).toEqual(['1-30 4 411.00', '121+ 1 200.00']);
  });

  it('under --strict keep everything out, and are still written down', async () => {
    const w = await workspace();
    const strict = await w.place(faulty, '--strict', '--rejects', 'no.csv');
    expect(strict.exit).toBe(4);
    expect(JSON.parse(strict.stderr)).toMatchObject({ error: { code: 'rows-refused' } });
    expect(recordsOf(await readFile(join(w.folder, 'no.csv')), { delimiter: ';' })).toHaveLength(6);
    expect(await everyTable(w.folder)).toMatchObject({ imports: [], accounts: [], customers: [] });
  });

  it('are written as the file itself is', async () => {
    const w = await workspace();
    const bytes = Buffer.from(`${heading}\nA,C-A,José,1.00,2026-02-31\n`, 'latin1');
    const file = await w.write('a.csv', bytes);
    const { json } = await w.trato('import', 'portfolio', file, '--json', '--rejects', 'rejects.csv');
    const written = await readFile(join(w.folder, 'rejects.csv'));
    expect(written.includes(Buffer.from('José', 'latin1'))).toBe(true);
    expect(json).toMatchObject({ encoding: 'windows-1252', rejectsFile: join(w.folder, 'rejects.csv') });
  });

  it.each([
    ['too-long', 'account_id', `"${'A'.repeat(1001)}",C,Ana`],
    ['too-long', 'full_name', `A,C,${'Ana '.repeat(251)}Paz`],
    ['hidden-character', 'account_id', 'A\u200B1,C,Ana'],
    ['hidden-character', 'account_id', '"A\n1",C,Ana'],
    ['hidden-character', 'customer_id', 'A,C\u202E1,Ana'],
  ])('%s in %s', async (code, column, cells) => {
    const w = await workspace();
    const { json } = await w.place(`${heading}\n${cells},1.00,2026-10-21\n`);
    expect(json.refusals).toMatchObject([{ code, column, rows: 1, line: 2 }]);
  });

  it('are none for a long address or note', async () => {
    const w = await workspace();
    const long = 'Calle '.repeat(700);
    const text = `${heading},address,notes\nA,C,Ana,1.00,2026-10-21,${long},${long}\n`;
    expect((await w.place(text)).json).toMatchObject({ accepted: 1, refused: 0 });
    const longer = await w.place(text.replace(long, long.repeat(2)));
    expect(longer.json.refusals).toMatchObject([{ code: 'too-long', column: 'address' }]);
  });

  it.each([
    ['too-precise', '1.005', '2026-10-21', 'A'],
    ['bad-amount', '12..5', '2026-10-21', 'A'],
    ['amount-too-large', '99999999999999999.00', '2026-10-21', 'A'],
    ['missing-value', '', '2026-10-21', 'A'],
    ['missing-value', '1.00', '', 'A'],
    ['bad-day', '1.00', '2026-02-30', 'A'],
  ])('%s: balance "%s", due "%s"', async (code, balance, due, id) => {
    const w = await workspace();
    const { json } = await w.place(`${heading}\n${id},C,Ana,${balance},${due}\n`, '--decimal', '.');
    expect(json.refusals).toMatchObject([{ code, rows: 1, line: 2 }]);
  });
});

describe('amounts', () => {
  const headings = `${heading},principal,interest,fees\n`;

  it('that are too precise are rounded half away from zero when that is asked for, and what it adds is told', async () => {
    const w = await workspace();
    const rows = rowsOf(['A', '1.005'], ['B', '2.0049'], ['C', '3.50']);
    const rounded = await w.place(`${heading}\n${rows}`, '--round-amounts');
    expect(rounded.json).toMatchObject({
      total: { MXN: '6.51' },
      rounded: { count: 2, difference: '0.0001' },
    });
  });

  it('whose parts do not add up to the balance are refused', async () => {
    const w = await workspace();
    const { json } = await w.place(
      `${headings}A,C,Ana,10.00,2026-10-21,8.00,1.50,0.50\nB,C,Ana,10.00,2026-10-21,8.00,1.50,0.51\nD,C,Ana,10.00,2026-10-21,,,\n`,
    );
    expect(json).toMatchObject({ accepted: 2, refusals: [{ code: 'components-differ', line: 3, column: 'balance' }] });
  });

  it('are in the currency that the row names, never added to another', async () => {
    const w = await workspace('CL');
    const text =
      'account_id,customer_id,balance,currency,due_date\nA,1,1000,CLP,2026-10-21\nB,2,9.50,USD,2026-10-21\nC,3,5,,2026-10-21\n';
    expect((await w.place(text)).json.total).toEqual({ CLP: '1005', USD: '9.50' });
    expect((await w.place(text, '--portfolio', 'b', '--currency', 'USD')).json.total).toEqual({
      CLP: '1000',
      USD: '14.50',
    });
  });
});

describe('days', () => {
  it('past due stand in for a due date, counted back from the as-of day', async () => {
    const w = await workspace();
    const { json } = await w.place(
      'account_id,customer_id,balance,dias de mora\nA,1,1.00,45\nB,2,2.00,0\nC,3,3.00,x\n',
    );
    expect(json.refusals).toMatchObject([{ code: 'bad-number', line: 4 }]);
    const { accounts } = await tablesIn(w.folder, 'accounts');
    expect(accounts).toMatchObject([{ due_on: '2026-10-06' }, { due_on: '2026-11-20' }]);
  });

  it('and amounts that could be read two ways stop the import, naming what decides', async () => {
    const w = await workspace();
    const text = `${heading}\nA,C,Ana,1.234,03/04/2026\n`;
    expect(JSON.parse((await w.place(text)).stderr)).toMatchObject({ error: { code: 'ambiguous-amounts' } });
    const days = await w.place(text, '--decimal', ',');
    expect(days).toMatchObject({ exit: 5, stderr: expect.stringContaining('--date-order dmy') });
    expect(await everyTable(w.folder)).toMatchObject({ imports: [], accounts: [] });
    const told = ['--decimal', ',', '--date-order', 'mdy'];
    expect((await w.place(text, ...told)).json).toMatchObject({ total: { MXN: '1234.00' }, dateOrder: 'mdy' });
    expect((await tablesIn(w.folder, 'accounts')).accounts).toMatchObject([{ due_on: '2026-03-04' }]);
  });

  it('are decided by another column of the file, which is told', async () => {
    const w = await workspace();
    const { json } = await w.place(
      'account_id,customer_id,balance,due_date,opened_on\nA,1,1.00,03/04/2026,25/12/2025\n',
    );
    expect(json.warnings).toEqual([expect.stringContaining('days in due_date can be read both ways')]);
    expect((await tablesIn(w.folder, 'accounts')).accounts).toMatchObject([{ due_on: '2026-04-03' }]);
  });
});

describe('settled rows', () => {
  const text = `Invoice Number,Customer ID,Invoice Date,Due Date,Invoice Amount,Settled Date
A,1,2026-09-01,2026-10-01,100.00,2026-11-05
B,2,2026-09-01,2026-10-01,200.00,2026-11-25
C,3,2026-09-01,2026-10-01,300.00,
D,4,2026-11-22,2026-12-01,400.00,
`;

  it('are closed accounts with their payment; one settled after the as-of day is open until its day', async () => {
    const w = await workspace();
    expect((await w.place(text)).json).toMatchObject({ total: { MXN: '1000.00' }, open: { MXN: '500.00' } });
    expect(await ageing(w, '2026-11-20')).toEqual(['31-60 2 500.00']);
    expect(await ageing(w, '2026-11-04')).toEqual(['31-60 3 600.00']);
    expect(await ageing(w, '2026-11-25')).toEqual(['current 1 400.00', '31-60 1 300.00']);
    expect((await tablesIn(w.folder, 'payments')).payments).toMatchObject([
      { account_id: 'A', paid_on: '2026-11-05', amount_minor: 10000, source: 'settlement' },
      { account_id: 'B', paid_on: '2026-11-25', amount_minor: 20000, source: 'settlement' },
    ]);
  });

  it('that a payments file has as well are paid once', async () => {
    const w = await workspace();
    const open = text.replace('2026-11-05', '').replace('2026-11-25', '');
    await w.place(open, ...on('2026-11-04'));
    const file = await w.write('p.csv', 'account_id,paid_on,amount,reference\nA,2026-11-05,100.00,T-1\n');
    await w.trato('import', 'payments', file, ...on('2026-11-06'));
    await w.place(text);
    expect((await tablesIn(w.folder, 'payments')).payments).toMatchObject([
      { account_id: 'A', source: 'file' },
      { account_id: 'B', source: 'settlement' },
    ]);
  });
});

describe('a settlement', () => {
  const [day20, day25] = ['2026-11-20', '2026-11-25'];
  const cards = (...rows: readonly string[]): string =>
    `account_id,customer_id,balance,due_date,settled_on\n${rows.join('\n')}\n`;
  const moved = async (): Promise<Placed> => {
    const w = await workspace('US');
    await w.place(
      cards('A1,C1,100.00,2026-11-01,2026-12-01', 'A2,C2,50.00,2026-11-01,2026-12-01', 'A3,C3,70.00,2026-11-01,'),
      ...on(day20),
    );
    return w;
  };
  const settlements = async ({ folder }: Placed): Promise<unknown[]> =>
    ((await tablesIn(folder, 'payments')).payments ?? []).map(
      ({ account_id, paid_on, amount_minor }) => `${account_id} ${paid_on} ${amount_minor}`,
    );

  it('that no file states any more does not count, and one that moved counts from its new day', async () => {
    const w = await moved();
    await w.place(
      cards('A1,C1,100.00,2026-11-01,', 'A2,C2,50.00,2026-11-01,2026-12-05', 'A3,C3,70.00,2026-11-01,'),
      ...on(day25),
    );
    expect(await ageing(w, '2026-12-01')).toEqual(['1-30 3 220.00']);
    expect(await ageing(w, '2026-12-05')).toEqual(['31-60 2 170.00']);
    const weekly = await w.trato(
      'report',
      'weekly',
      '--json',
      '--from',
      day25,
      '--to',
      '2026-12-10',
      ...on('2026-12-10'),
    );
    expect(weekly.json.measures).toContainEqual(
      expect.objectContaining({ name: 'recovery-rate', numerator: '50.00', denominator: '220.00' }),
    );
  });

  it('to come of an account that a snapshot leaves out goes with it; one that has come stays', async () => {
    const w = await moved();
    const kept = ['A3,C3,70.00,2026-11-01,', 'A4,C4,10.00,2026-11-01,2026-11-21'];
    const left = ['--accept-closures', ...on('2026-11-22')];
    await w.place(cards('A2,C2,50.00,2026-11-01,2026-12-01', ...kept), ...left);
    expect(await accountsIn(w)).toMatchObject({ A1: 'not-in-snapshot 2026-11-22' });
    expect(await settlements(w)).toEqual(['A2 2026-12-01 5000', 'A4 2026-11-21 1000']);
    await w.place(cards('A2,C2,50.00,2026-11-01,2026-12-01', 'A3,C3,70.00,2026-11-01,'), ...on(day25));
    expect(await settlements(w)).toEqual(['A2 2026-12-01 5000', 'A4 2026-11-21 1000']);
  });

  it('taken back leaves the invoice open with its whole amount', async () => {
    const w = await workspace('US');
    const invoice = (settled: string): string =>
      `InvoiceNumber,CustomerID,InvoiceDate,DueDate,InvoiceAmount,SettledDate\nI1,C1,2026-09-01,2026-10-01,100.00,${settled}\nI2,C2,2026-09-01,2026-10-01,1.00,\n`;
    await w.place(invoice('2026-11-18'));
    expect(await ageing(w, day20)).toEqual(['31-60 1 1.00']);
    const reopened = await w.place(invoice(''), ...on(day25));
    expect(reopened.json).toMatchObject({ updated: 1, open: { USD: '101.00' } });
    expect(await ageing(w, day25)).toEqual(['31-60 2 101.00']);
  });

  it('of a row without a balance covers what was owed before', async () => {
    const w = await moved();
    await w.place(
      cards('A1,C1,100.00,2026-11-01,2026-12-01', 'A2,C2,50.00,2026-11-01,2026-12-01', 'A3,C3,0,2026-11-01,2026-11-24'),
      ...on(day25),
    );
    expect(await settlements(w)).toContain('A3 2026-11-24 7000');
  });
});

describe('what a file leaves open', () => {
  const headings = 'InvoiceNumber,CustomerID,InvoiceDate,DueDate,InvoiceAmount,SettledDate';
  const text = `${headings}\nA,1,2026-09-01,2026-10-01,100.00,\nB,2,2026-09-01,2026-10-01,200.00,2026-11-22\n`;

  it('is less what was paid, and is worked out anew when the same file comes again', async () => {
    const w = await workspace();
    const paid = await w.write('p.csv', 'account_id,paid_on,amount\nA,2026-11-19,30.00\n');
    await w.place(text, ...on('2026-11-18'));
    await w.trato('import', 'payments', paid, ...on('2026-11-19'));
    const update = await w.place(`${headings}\nA,1,2026-09-01,2026-10-02,100.00,\n`, '--mode', 'update');
    expect(update.json).toMatchObject({ total: { MXN: '100.00' }, open: { MXN: '70.00' } });
    const before = await everyTable(w.folder);
    const again = (day: string) => w.place(text, ...on(day));
    expect((await again('2026-11-20')).json).toMatchObject({ alreadyImported: true, open: { MXN: '270.00' } });
    expect((await again('2026-11-22')).json).toMatchObject({ alreadyImported: true, open: { MXN: '70.00' } });
    expect({ ...(await everyTable(w.folder)), imports: [] }).toEqual({ ...before, imports: [] });
  });
});

describe('a dry run', () => {
  it('tells what would change and keeps nothing', async () => {
    const w = await workspace();
    const text = `${heading}\n${rowsOf(...ten)}x,,,,\n`;
    const dry = await w.place(text, '--dry-run');
    expect(await everyTable(w.folder)).toMatchObject({ imports: [], accounts: [], customers: [] });
    expect(await readdir(join(w.folder, 'mappings'))).toEqual([]);
    expect(await readdir(join(w.folder, 'inbox'), { recursive: true })).not.toContain('refused/file-1.rejects.csv');
    const done = await w.place(text);
    const named = ({ file: _, files, refusals, ...told }: Readonly<Record<string, unknown>>) =>
      JSON.parse(JSON.stringify({ told, files, refusals }).replaceAll('file-2.csv', 'file-1.csv'));
    const refused = done.json.rejectsFile;
    const [file] = dry.json.files as object[];
    expect(named({ ...dry.json, import: 1, rejectsFile: refused, files: [{ ...file, rejectsFile: refused }] })).toEqual(
      named({ ...done.json, files: [{ ...(done.json.files as object[])[0], rejectsFile: refused }] }),
    );
  });
});

describe('standard input', () => {
  it('is taken in like a file, and leaves no copy behind', async () => {
    const w = await workspace();
    const stdin = `${heading}\n${rowsOf(...ten)}`;
    const piped = await trato(['import', 'portfolio', '-', '--json'], { cwd: w.folder, stdin });
    expect(piped).toMatchObject({ exit: 0, json: { file: 'stdin', created: 10 } });
    expect((await readdir(join(w.folder, '.trato'))).filter((name) => name.startsWith('stdin'))).toEqual([]);
    expect((await w.place(stdin)).json).toMatchObject({ alreadyImported: true });
  });
});

describe('the mapping', () => {
  it('that was found is kept, and a corrected one reads the next file with the same headings', async () => {
    const w = await workspace();
    const text = `Folio,Socio No,Nombre,Debe,Vence\nA,1,Ana,10.00,2026-10-21\n`;
    const failed = await w.place(text);
    expect(JSON.parse(failed.stderr)).toMatchObject({ error: { code: 'missing-columns' } });
    await w.write(
      'mappings/club.yaml',
      'columns:\n  Folio: account_id\n  Socio No: customer_id\n  Debe: balance\n  Vence: due_date\n  Nombre: full_name\n',
    );
    expect((await w.place(text, '--mapping', 'club')).json).toMatchObject({ created: 1, total: { MXN: '10.00' } });
    expect((await w.place(text.replace('10.00', '11.00'))).json).toMatchObject({ updated: 1 });
    expect(await readdir(join(w.folder, 'mappings'))).toEqual(['club.yaml']);
  });
});
