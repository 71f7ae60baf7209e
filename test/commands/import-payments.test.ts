import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { recordsOf } from '../support/records.ts';
import { everyTable, tablesIn } from '../support/tables.ts';
import { makeWorkspace, type Outcome, type TestWorkspace } from '../support/workspace.ts';

interface Collecting extends TestWorkspace {
  readonly place: (text: string, ...argv: string[]) => Promise<Outcome>;
  readonly pay: (rows: string, ...argv: string[]) => Promise<Outcome>;
  /** What is owed on all open accounts on a day. */
  readonly owed: (day?: string) => Promise<string>;
}

const workspace = async (): Promise<Collecting> => {
  const made = await makeWorkspace({ country: 'MX' });
  let number = 0;
  const take = async (kind: string, text: string, argv: readonly string[]): Promise<Outcome> => {
    number += 1;
    return made.trato('import', kind, await made.write(`${kind}-${number}.csv`, text), '--json', ...argv);
  };
  return {
    ...made,
    place: (text, ...argv) => take('portfolio', text, argv),
    pay: (rows, ...argv) => take('payments', `account_id,paid_on,amount,reference\n${rows}`, argv),
    owed: async (day = '2026-11-30') => {
      const { json } = await made.trato('report', 'segments', '--json', '--as-of', day);
      const buckets = (await made.trato('report', 'ageing', '--json', '--as-of', day)).json.buckets as {
        balance: Record<string, string>;
      }[];
      expect(json.command).toBe('report segments');
      return buckets.reduce((sum, { balance }) => sum + Number(balance.MXN ?? 0), 0).toFixed(2);
    },
  };
};

const placed = async (): Promise<Collecting> => {
  const w = await workspace();
  await w.place('account_id,customer_id,balance,due_date\nA,1,100.00,2026-10-21\nB,2,50.00,2026-10-21\n');
  return w;
};

describe('a payment', () => {
  it('lowers a balance stated on its day or before; one before that day is only recorded, with a warning', async () => {
    const w = await placed();
    const { exit, json } = await w.pay('A,2026-11-19,10.00,r1\nA,2026-11-20,20.00,r2\nA,2026-11-22,5.00,r3\n');
    expect(exit).toBe(0);
    expect(json).toMatchObject({ rows: 3, accepted: 3, created: 3, total: { MXN: '35.00' } });
    expect(json.warnings).toEqual([
      expect.stringMatching(/^1 payment is dated before the day/),
      '1 payment is dated after 2026-11-20: recorded, and lowering nothing until then',
    ]);
    expect(await w.owed('2026-11-19')).toBe('150.00');
    expect(await w.owed('2026-11-20')).toBe('130.00');
    expect(await w.owed('2026-11-22')).toBe('125.00');
  });

  it('is in the balance that a later portfolio states, also where that is the same figure', async () => {
    const w = await placed();
    await w.place(
      'account_id,customer_id,balance,due_date\nA,1,100.00,2026-10-21\nB,2,45.00,2026-10-21\n',
      '--as-of',
      '2026-11-23',
    );
    await w.pay('A,2026-11-21,20.00,r1\nB,2026-11-21,5.00,r2\n', '--as-of', '2026-11-23');
    expect(await w.owed('2026-11-23')).toBe('145.00');
    await w.pay('A,2026-11-23,20.00,r3\n', '--as-of', '2026-11-23');
    expect(await w.owed('2026-11-23')).toBe('125.00');
  });

  it('known before a portfolio states the same figure again is in that figure, and lowers the earlier one', async () => {
    const w = await placed();
    await w.pay('A,2026-11-21,20.00,r1\n', '--as-of', '2026-11-21');
    await w.place(
      'account_id,customer_id,balance,due_date\nA,1,100.00,2026-10-21\nB,2,50.00,2026-10-21\nC,3,0,2026-10-21\n',
      '--as-of',
      '2026-11-23',
    );
    expect(await w.owed('2026-11-22')).toBe('130.00');
    expect(await w.owed('2026-11-23')).toBe('150.00');
  });

  it('always lowers the amount of an invoice, which is what it was on opening', async () => {
    const w = await workspace();
    await w.place('InvoiceNumber,CustomerID,InvoiceDate,DueDate,InvoiceAmount\nA,1,2026-09-01,2026-10-01,100.00\n');
    const { json } = await w.pay('A,2026-09-15,30.00,r1\nA,2026-11-20,10.00,r2\n');
    expect(json.warnings).toEqual([]);
    expect(await w.owed('2026-09-14')).toBe('100.00');
    expect(await w.owed('2026-10-15')).toBe('70.00');
    expect(await w.owed('2026-11-20')).toBe('60.00');
  });

  it('that covers all of it leaves nothing open, and more than that no credit elsewhere', async () => {
    const w = await placed();
    await w.pay('A,2026-11-20,130.00,r1\n');
    expect(await w.owed()).toBe('50.00');
  });
});

describe('the same payment', () => {
  it('in overlapping files counts once; twice in one file it was paid twice', async () => {
    const w = await placed();
    expect((await w.pay('A,2026-11-20,10.00,\nA,2026-11-20,10.00,\nB,2026-11-20,1.00,x\n')).json).toMatchObject({
      created: 3,
      unchanged: 0,
    });
    const overlapping = await w.pay('A,2026-11-20,10.00,\nB,2026-11-20,1.00,x\nB,2026-11-21,1.00,x\n');
    expect(overlapping.json).toMatchObject({ accepted: 3, created: 1, unchanged: 2, total: { MXN: '12.00' } });
    expect(await w.owed()).toBe('128.00');
    expect((await w.pay('A,2026-11-20,10.00,\nA,2026-11-20,10.00,\nA,2026-11-20,10.00,\n')).json).toMatchObject({
      created: 1,
      unchanged: 2,
    });
    expect(await w.owed()).toBe('118.00');
  });

  it('is known by its id where it has one', async () => {
    const w = await placed();
    const take = async (name: string, rows: string) =>
      w.trato('import', 'payments', await w.write(name, `account_id,paid_on,amount,transaction_id\n${rows}`), '--json');
    await take('a.csv', 'A,2026-11-20,10.00,T1\n');
    expect((await take('b.csv', 'A,2026-11-20,10.00,T2\nA,2026-11-20,10.00,T1\n')).json).toMatchObject({ created: 1 });
    expect(await w.owed()).toBe('130.00');
  });

  it('in the same file again changes nothing but the freshness', async () => {
    const w = await placed();
    await w.pay('A,2026-11-20,10.00,\nX,2026-11-20,10.00,\n');
    const before = await everyTable(w.folder);
    const again = await w.pay('A,2026-11-20,10.00,\nX,2026-11-20,10.00,\n');
    expect(again).toMatchObject({ exit: 0, json: { alreadyImported: true, import: 2, created: 0, unchanged: 1 } });
    expect(await everyTable(w.folder)).toEqual(before);
  });

  it('gives the same in whatever order the rows stand', async () => {
    const rows = ['A,2026-11-20,10.00,\n', 'A,2026-11-20,10.00,\n', 'A,2026-11-21,10.00,r\n', 'B,2026-11-20,2.50,\n'];
    const tables = async (text: string) => {
      const w = await placed();
      await w.pay(text);
      return tablesIn(w.folder, 'payments');
    };
    expect(await tables(rows.toReversed().join(''))).toEqual(await tables(rows.join('')));
  });
});

describe('a payment of an invoice that is marked settled', () => {
  const headings = 'InvoiceNumber,CustomerID,InvoiceDate,DueDate,InvoiceAmount,SettledDate';
  const invoices = (settled: string): string =>
    `${headings}\nI1,C1,2026-09-01,2026-10-01,100.00,${settled}\nI2,C2,2026-09-01,2026-10-01,300.00,\n`;
  const paid = (rows: string): string => `InvoiceNumber,PaymentDate,Amount\n${rows}`;
  const both = 'I1,2026-11-17,60.00\nI1,2026-11-18,40.00\n';

  const collected = async (...files: readonly (readonly [kind: string, text: string, day: string])[]) => {
    const w = await makeWorkspace({ country: 'US' });
    for (const [index, [kind, text, day]] of files.entries()) {
      const file = await w.write(`${kind}-${index}.csv`, text);
      expect((await w.trato('import', kind, file, '--date-order', 'ymd', '--as-of', day)).exit).toBe(0);
    }
    const { json } = await w.trato('report', 'weekly', '--json', '--as-of', '2026-11-20');
    const { payments = [] } = await tablesIn(w.folder, 'payments');
    return {
      recovery: (json.measures as { name: string }[]).find(({ name }) => name === 'recovery-rate'),
      payments: payments.map(({ import_id: _, ...payment }) => payment),
    };
  };

  it.each<[string, string, string[], string]>([
    ['that covers it counts once', both, ['file 4000', 'file 6000'], '100.00'],
    ['that covers part of it leaves the rest', 'I1,2026-11-17,60.00\n', ['file 6000', 'settlement 4000'], '100.00'],
    ['of more than it leaves nothing', 'I1,2026-11-17,160.00\n', ['file 16000'], '160.00'],
    ['after its day is one more', 'I1,2026-11-19,5.00\n', ['file 500', 'settlement 10000'], '105.00'],
  ])('%s, in whichever order the files come', async (_, rows, expected, numerator) => {
    const open = ['portfolio', invoices(''), '2026-11-16'] as const;
    const settled = ['portfolio', invoices('2026-11-18'), '2026-11-19'] as const;
    const payments = ['payments', paid(rows), '2026-11-19'] as const;
    const first = await collected(open, payments, settled);
    expect(first.recovery).toMatchObject({ numerator, denominator: '400.00' });
    expect(first.payments.map(({ source, amount_minor }) => `${source} ${amount_minor}`).sort()).toEqual(expected);
    expect(await collected(open, settled, payments)).toEqual(first);
  });

  it('counts once also where the file states a balance anew on settling it', async () => {
    const cards = (settled: string): string =>
      `account_id,customer_id,balance,due_date,settled_on\nI1,C1,100.00,2026-10-01,${settled}\nI2,C2,300.00,2026-10-01,\n`;
    const open = ['portfolio', cards(''), '2026-11-16'] as const;
    const settled = ['portfolio', cards('2026-11-18'), '2026-11-19'] as const;
    const payments = ['payments', paid(both), '2026-11-19'] as const;
    const first = await collected(open, payments, settled);
    expect(first.recovery).toMatchObject({ numerator: '100.00', denominator: '400.00' });
    expect(await collected(open, settled, payments)).toEqual(first);
  });
});

describe('refused payments', () => {
  it('tell what is wrong, and the others are in', async () => {
    const w = await placed();
    await w.place(
      'account_id,customer_id,balance,due_date,currency\nB,2,5.00,2026-10-21,MXN\nU,9,5.00,2026-10-21,USD\n',
      '--portfolio',
      'two',
    );
    const rows = [
      'Q,2026-11-20,1.00,',
      'B,2026-11-20,1.00,',
      'U,2026-11-20,1.00,',
      ',2026-11-20,1.00,',
      'A,2026-11-31,1.00,',
      'A,,1.00,',
      'A,2026-11-20,,',
      'A,2026-11-20,0.00,',
      'A,2026-11-20,1.005,',
      'A,2026-11-20,1.00,fine',
    ];
    const { exit, json } = await w.pay(`${rows.join('\n')}\n`, '--decimal', '.');
    expect(exit).toBe(4);
    expect(json).toMatchObject({ rows: 10, accepted: 1, refused: 9, created: 1 });
    const rejects = recordsOf(await readFile(String(json.rejectsFile)));
    const told = rejects
      .map(({ _line, _column, _code }) => `${_line} ${_column} ${_code}`)
      .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
    expect(told).toEqual([
      '2 account_id unknown-account',
      '3 account_id ambiguous-account',
      '4  currency-differs',
      '5 account_id missing-value',
      '6 paid_on bad-day',
      '7 paid_on missing-value',
      '8 amount missing-value',
      '9 amount not-a-payment',
      '10 amount too-precise',
    ]);
  });

  it('of an account that two portfolios have are taken once the portfolio is named', async () => {
    const w = await placed();
    await w.place('account_id,customer_id,balance,due_date\nB,2,5.00,2026-10-21\n', '--portfolio', 'two');
    const { json } = await w.pay('B,2026-11-20,1.00,\n', '--portfolio', 'two');
    expect(json).toMatchObject({ created: 1, refused: 0 });
    expect((await tablesIn(w.folder, 'payments')).payments).toMatchObject([{ portfolio: 'two', amount_minor: 100 }]);
  });

  it('put right in their file are taken in, and those of the first time stay', async () => {
    const w = await placed();
    const first = await w.pay('A,2026-11-20,10.00,\nX,2026-11-20,20.00,\n');
    const path = String(first.json.rejectsFile);
    const again = await w.trato(
      'import',
      'payments',
      await w.write('right.csv', (await readFile(path, 'utf8')).replace(/^X/m, 'B')),
      '--json',
    );
    expect(again).toMatchObject({ exit: 0, json: { created: 1 } });
    expect(await w.owed()).toBe('120.00');
  });
});

describe('control totals and dry runs', () => {
  it.each([
    [['--expect-rows', '3'], 5, 'The file has 2 rows, expected 3.'],
    [['--expect-total', '30.01'], 5, 'add up to MXN 30.00, expected 30.01.'],
    [['--strict'], 0, ''],
    [['--dry-run'], 0, ''],
  ])('%j', async (flags, exit, message) => {
    const w = await placed();
    const before = await everyTable(w.folder);
    const outcome = await w.pay('A,2026-11-20,10.00,\nB,2026-11-20,20.00,\n', ...flags);
    expect(outcome.exit).toBe(exit);
    expect(outcome.stderr).toContain(message);
    if (flags[0] !== '--strict') expect(await everyTable(w.folder)).toEqual(before);
  });
});
