import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { recordsOf } from '../support/records.ts';
import { everyTable, tablesIn } from '../support/tables.ts';
import { makeWorkspace, type Outcome, type TestWorkspace } from '../support/workspace.ts';

interface Paid extends TestWorkspace {
  readonly pay: (text: string, ...argv: string[]) => Promise<Outcome>;
  /** What is owed on each open account. */
  readonly owed: () => Promise<Readonly<Record<string, string>>>;
  /** The file's rows of the ledger: account, amount in cents, kind. */
  readonly ledger: () => Promise<readonly (readonly unknown[])[]>;
}

const portfolio = `account_id,customer_id,national_id,balance,due_date
INV-001,C1,11.111.111-1,100.00,2026-10-01
INV-002,C1,11.111.111-1,50.00,2026-09-01
INV-003,C2,22.222.222-2,80.00,2026-10-01
0004567-8,C3,33.333.333-3,30.00,2026-10-01
`;

const placed = async (text = portfolio): Promise<Paid> => {
  const made = await makeWorkspace({ country: 'CL' });
  await made.trato('import', 'portfolio', await made.write('p.csv', text), '--currency', 'USD', '--decimal', '.');
  let number = 0;
  const ledger = async () => {
    const { payments = [] } = await tablesIn(made.folder, 'payments');
    return payments
      .filter(({ source }) => source === 'file')
      .map(({ account_id, amount_minor, kind }) => [account_id, amount_minor, kind] as const)
      .sort((one, other) => (one.join() < other.join() ? -1 : 1));
  };
  return {
    ...made,
    ledger,
    pay: async (rows, ...argv) => {
      number += 1;
      const path = await made.write(`pay-${number}.csv`, rows);
      return made.trato('import', 'payments', path, '--json', '--currency', 'USD', '--decimal', '.', ...argv);
    },
    owed: async () => {
      await made.trato('segment');
      const { accounts = [], payments = [] } = await tablesIn(made.folder, 'accounts', 'payments');
      return Object.fromEntries(
        accounts.map((account) => {
          const paid = payments.filter(
            ({ account_id, paid_on }) =>
              account_id === account.account_id && String(paid_on) >= String(account.balance_on),
          );
          const sum = paid.reduce((total, { amount_minor }) => total + Number(amount_minor), 0);
          return [String(account.account_id), ((Number(account.balance_minor) - sum) / 100).toFixed(2)];
        }),
      );
    },
  };
};

describe('a payment of a customer', () => {
  it('is split first in first out by due day, and never twice', async () => {
    const w = await placed();
    const { exit, json } = await w.pay('customer_id,paid_on,amount\nC1,2026-11-20,70.00\n');
    expect(exit).toBe(0);
    expect(json).toMatchObject({ created: 1, accepted: 1, total: { USD: '70.00' }, matched: { customer: 1 } });
    expect(await w.owed()).toMatchObject({ 'INV-001': '80.00', 'INV-002': '0.00' });
    const again = await w.pay('customer_id,paid_on,amount\nC1,2026-11-20,70.00\nC1,2026-11-20,90.00\n');
    expect(again.json).toMatchObject({ created: 1, unchanged: 1, overpaid: { accounts: 1, total: { USD: '10.00' } } });
    expect(again.json.warnings).toEqual([
      expect.stringContaining('more was paid than was owed: USD 10.00 on 1 account'),
    ]);
    expect(await w.ledger()).toEqual([
      ['INV-001', 2000, 'payment'],
      ['INV-001', 9000, 'payment'],
      ['INV-002', 5000, 'payment'],
    ]);
  });

  it('is known by the national id, whatever its marks', async () => {
    const w = await placed();
    const { json } = await w.pay(
      'national_id,paid_on,amount\n22222222-2,2026-11-20,10.00\n99999999-9,2026-11-20,1.00\n',
    );
    expect(json).toMatchObject({ created: 1, refused: 1, unassigned: { rows: 1, total: { USD: '1.00' } } });
    expect(await w.owed()).toMatchObject({ 'INV-003': '70.00' });
  });

  it('over the accounts that it names is split over them', async () => {
    const w = await placed();
    const { json } = await w.pay(
      'account_id,paid_on,amount\nINV-003; INV-001,2026-11-20,110.00\nINV-001;NO-1,2026-11-20,1.00\n',
    );
    expect(json).toMatchObject({ created: 1, matched: { accounts: 1 }, refusals: [{ code: 'unknown-account' }] });
    expect(await w.owed()).toMatchObject({ 'INV-001': '0.00', 'INV-003': '70.00', 'INV-002': '50.00' });
  });

  it('goes by exact amount where the customer could be two, and stays unmatched where that is no proof either', async () => {
    const twice = portfolio.replace('22.222.222-2', '11.111.111-1');
    const w = await placed(twice);
    const rows = '111111111,2026-11-20,80.00\n111111111,2026-11-20,7.00\n';
    const { json } = await w.pay(`national_id,paid_on,amount\n${rows}`);
    expect(json).toMatchObject({ matched: { 'amount-and-customer': 1 }, refusals: [{ code: 'unmatched-payment' }] });
    expect(await w.owed()).toMatchObject({ 'INV-003': '0.00' });
    const again = await w.pay(`national_id,paid_on,amount\n${rows}111111111,2026-11-20,8.00\n`);
    expect(again.json).toMatchObject({ created: 0, unchanged: 1, refused: 2 });
  });
});

describe('a payment by its reference', () => {
  it.each([
    ['INV-003', 'INV-003'],
    ['inv003', 'INV-003'],
    ['45678', '0004567-8'],
    ['PAGO FACTURA INV-003 NOV', 'INV-003'],
  ])('%s is for %s', async (reference, account) => {
    const w = await placed();
    const { json } = await w.pay(`reference,paid_on,amount\n${reference},2026-11-20,10.00\n`);
    expect(json).toMatchObject({ created: 1, matched: { reference: 1 } });
    expect(await w.ledger()).toEqual([[account, 1000, 'payment']]);
  });

  it.each(['INV-001 INV-003', 'nobody', 'pago 003', 'C1'])(
    '"%s" is for nobody, and a person assigns it',
    async (reference) => {
      const w = await placed();
      const first = await w.pay(`reference,paid_on,amount,payer\n${reference},2026-11-20,10.00,Ana\n`);
      expect(first).toMatchObject({ exit: 4, json: { unassigned: { rows: 1, total: { USD: '10.00' } } } });
      const path = String(first.json.rejectsFile);
      expect(recordsOf(await readFile(path))).toMatchObject([
        { payer: 'Ana', account_id: '', _code: 'unmatched-payment' },
      ]);
      const assigned = (await readFile(path, 'utf8')).replace('Ana,', 'Ana,INV-003');
      expect((await w.pay(assigned)).json).toMatchObject({ created: 1, matched: { account: 1 } });
      expect((await w.pay(assigned.replace('10.00', '11.00'))).json).toMatchObject({ created: 1 });
      expect(await w.owed()).toMatchObject({ 'INV-003': '59.00' });
    },
  );

  it('of an account of somebody else than the customer named is for nobody', async () => {
    const w = await placed();
    const { json } = await w.pay(
      'customer_id,reference,paid_on,amount\nC2,INV-001,2026-11-20,10.00\nC1,INV-001,2026-11-20,1.00\n',
    );
    expect(json).toMatchObject({ created: 1, refused: 1, matched: { reference: 1 } });
    expect(await w.ledger()).toEqual([['INV-001', 100, 'payment']]);
  });
});

describe('a payment that names its account', () => {
  it('and has the id of another amount is refused, from an earlier line or file', async () => {
    const w = await placed();
    const head = 'account_id,paid_on,amount,payment_id\n';
    const rows = `${head}INV-001,2026-11-20,40.00,T1\nINV-001,2026-11-20,45.00,T1\nINV-001,2026-11-20,40.00,T1\n`;
    const refusals = [{ code: 'contradictory-payment', rows: 1, line: 3, column: 'amount' }];
    expect((await w.pay(rows)).json).toMatchObject({ created: 1, unchanged: 1, refusals, total: { USD: '80.00' } });
    const later = await w.pay(`${head}INV-001,2026-11-21,41.00,T1\n`);
    expect(later.json).toMatchObject({ created: 0, unchanged: 0, refusals: [{ code: 'contradictory-payment' }] });
    expect(await w.owed()).toMatchObject({ 'INV-001': '60.00' });
  });

  it.each([
    ['of the same amount and day', ',', ','],
    ['of the same id', ',T1', ',T1'],
  ])("is not that of the customer's other account, %s", async (_, one, other) => {
    const w = await placed();
    const head = 'account_id,paid_on,amount,payment_id\n';
    await w.pay(`${head}INV-001,2026-11-20,40.00${one}\n`);
    expect((await w.pay(`${head}INV-002,2026-11-20,40.00${other}\n`)).json).toMatchObject({ created: 1, unchanged: 0 });
    expect(await w.owed()).toMatchObject({ 'INV-001': '60.00', 'INV-002': '10.00' });
  });
});

const kinds = (rows: string): string => `account_id,paid_on,amount,kind,reference,payment_id\n${rows}`;

describe('a reversal', () => {
  it('takes back its payment by id, also from an earlier line or file, and only once', async () => {
    const w = await placed();
    const first = await w.pay(kinds('INV-001,2026-11-20,40.00,reverso,,T1\nINV-001,2026-11-20,40.00,pago,,T1\n'));
    expect(first.json).toMatchObject({
      accepted: 2,
      created: 2,
      total: { USD: '0.00' },
      reversals: { rows: 1, total: { USD: '-40.00' } },
    });
    expect(await w.owed()).toMatchObject({ 'INV-001': '100.00' });
    const again = await w.pay(kinds('INV-001,2026-11-20,40.00,reverso,,T1\nINV-001,2026-11-21,40.00,chargeback,,T1\n'));
    expect(again.json).toMatchObject({ unchanged: 1, created: 0, refusals: [{ code: 'nothing-to-reverse' }] });
    expect(await w.owed()).toMatchObject({ 'INV-001': '100.00' });
  });

  it('without a kind is an amount below zero, and takes the latest payment of that amount', async () => {
    const w = await placed();
    await w.pay(kinds('INV-001,2026-11-20,10.00,,a,\nINV-001,2026-11-21,10.00,,b,\nINV-001,2026-11-22,-10.00,,,\n'));
    const { payments = [] } = await tablesIn(w.folder, 'payments');
    const taken = payments.find(({ kind }) => kind === 'reversal');
    expect(String(taken?.reverses)).toContain('2026-11-21');
    expect((await w.pay(kinds('INV-001,2026-11-23,-30.00,,,\n'))).json).toMatchObject({ created: 0, refused: 1 });
  });

  it('of a payment over several accounts takes back each part, a smaller one the last part first', async () => {
    const w = await placed();
    const head = 'customer_id,paid_on,amount,payment_id,kind\n';
    await w.pay(`${head}C1,2026-11-20,70.00,T1,payment\n`);
    await w.pay(`${head}C1,2026-11-21,30.00,T1,reversal\n`);
    expect(await w.owed()).toMatchObject({ 'INV-001': '100.00', 'INV-002': '10.00' });
    const over = await w.pay(`${head}C1,2026-11-22,41.00,T1,reversal\n`);
    expect(over.json).toMatchObject({ refusals: [{ code: 'nothing-to-reverse' }] });
    await w.pay(`${head},2026-11-22,40.00,T1,reversal\n`);
    expect(await w.owed()).toMatchObject({ 'INV-001': '100.00', 'INV-002': '50.00' });
  });

  it('that only a reference ties is found without an account', async () => {
    const w = await placed();
    await w.pay(kinds('INV-001,2026-11-20,10.00,pago,E2E-1,\nINV-003,2026-11-20,10.00,pago,E2E-2,\n'));
    const { json } = await w.pay('reference,paid_on,amount\nE2E-2,2026-11-21,-10.00\n');
    expect(json).toMatchObject({ created: 1, matched: { payment: 1 } });
    expect(await w.owed()).toMatchObject({ 'INV-003': '80.00', 'INV-001': '90.00' });
  });
});

describe('a credit note', () => {
  it('lowers the balance and is no money', async () => {
    const w = await placed();
    const { json } = await w.pay(
      kinds('INV-001,2026-11-20,-20.00,nota de crédito,,\nINV-003,2026-11-20,5.00,pago,,\n'),
    );
    expect(json).toMatchObject({
      created: 2,
      creditNotes: { rows: 1, total: { USD: '20.00' } },
      total: { USD: '25.00' },
    });
    expect(await w.owed()).toMatchObject({ 'INV-001': '80.00' });
    const { measures } = (await w.trato('report', 'weekly', '--json')).json as {
      measures: { name: string; numerator: string }[];
    };
    expect(measures.find(({ name }) => name === 'recovery-rate')).toMatchObject({ numerator: '5.00' });
  });

  it('or reversal of an unknown kind is refused', async () => {
    const w = await placed();
    const before = await everyTable(w.folder);
    const { json } = await w.pay(kinds('INV-001,2026-11-20,20.00,interés,,\n'), '--dry-run');
    expect(json).toMatchObject({ refusals: [{ code: 'unknown-kind' }] });
    expect(await everyTable(w.folder)).toEqual(before);
  });
});
