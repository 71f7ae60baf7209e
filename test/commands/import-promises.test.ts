import { describe, expect, it } from 'vitest';
import { everyRecordUnnumbered } from '../support/tables.ts';
import { type ToldWorkspace, toldWorkspace } from '../support/told-workspace.ts';

const promised = (w: ToldWorkspace) =>
  w.inDatabase((database) =>
    database('promises')
      .orderBy(['customer_id', 'due_on'])
      .select('account_id', 'amount_minor', 'currency', 'made_on', 'due_on', 'source', 'import_id'),
  );

describe('a promise in an interactions file', () => {
  it.each<[string, string, string]>([
    ['Spanish', 'cliente,fecha,canal,resultado,monto promesa,fecha promesa', 'C-A,2026-11-19,llamada,promesa de pago'],
    ['Portuguese', 'cliente,data,canal,resultado,valor promessa,data promessa', 'C-A,2026-11-19,ligação,promessa'],
    ['English', 'customer_id,date,channel,result,ptp amount,ptp date', 'C-A,2026-11-19,call,ptp'],
    ['a saved mapping', 'customer_id,on_day,channel,result,promise_amount,promise_on', 'C-A,2026-11-19,call,'],
  ])('is kept from the headings of %s, and bars its account until it is due', async (_, headings, row) => {
    const w = await toldWorkspace();
    const text = `${headings}\n${row},500.00,2026-11-25\nC-B,2026-11-18,call,no contesta,0.00,\n`;
    expect(await w.tell('interactions', text)).toMatchObject({ exit: 0, json: { accepted: 2, created: 2 } });
    expect(await promised(w)).toEqual([
      {
        account_id: 'A',
        amount_minor: 50_000,
        currency: 'MXN',
        made_on: '2026-11-19',
        due_on: '2026-11-25',
        source: 'interaction',
        import_id: 2,
      },
    ]);
    expect(await w.planned()).toMatchObject({ 'C-A': 'promise-running' });
    const results = await w.inDatabase((database) => database('interactions').orderBy('customer_id').pluck('result'));
    expect(results).toEqual(['conversation', 'no-answer']);
  });

  const head = 'customer_id,account_id,on_day,channel,result,promise_amount,promise_on\n';

  it('is kept once in overlapping files, and undone with its import', async () => {
    const w = await toldWorkspace();
    const row = 'C-A,A,2026-11-19,call,ptp,500.00,2026-11-25\n';
    await w.tell('interactions', `${head}${row}`);
    const before = await everyRecordUnnumbered(w.folder);
    await w.tell('interactions', `${head}${row}C-B,B,2026-11-19,call,ptp,100.00,2026-11-28\n`);
    expect((await promised(w)).map(({ account_id, import_id }) => [account_id, import_id])).toEqual([
      ['A', 2],
      ['B', 3],
    ]);
    await w.trato('import', 'undo', '3');
    expect(await everyRecordUnnumbered(w.folder)).toEqual(before);
  });

  it.each<[string, string, string, string]>([
    ['without an amount', 'C-A,A,2026-11-19,call,ptp,,2026-11-25', 'missing-value', 'promise_amount'],
    ['without a day', 'C-A,A,2026-11-19,call,ptp,500.00,', 'missing-value', 'promise_on'],
    ['below zero', 'C-A,A,2026-11-19,call,ptp,-500.00,2026-11-25', 'bad-amount', 'promise_amount'],
    ['due before it was made', 'C-A,A,2026-11-19,call,ptp,500.00,2026-11-18', 'bad-day', 'promise_on'],
    ['due years later', 'C-A,A,2026-11-19,call,ptp,500.00,2062-11-25', 'bad-day', 'promise_on'],
    ['of one of several accounts', 'C-B,,2026-11-19,call,ptp,500.00,2026-11-25', 'which-account', 'promise_amount'],
  ])('is refused %s', async (_, row, code, column) => {
    const w = await toldWorkspace([{ account: 'A' }, { account: 'B' }, { account: 'B2', customer: 'C-B' }]);
    const { exit, json } = await w.tell('interactions', `${head}${row}\n`);
    expect(exit).toBe(4);
    expect(json.refusals).toMatchObject([{ code, column }]);
    expect(await promised(w)).toEqual([]);
  });

  it('is refused in another currency than that of the account', async () => {
    const w = await toldWorkspace();
    const text = `${head}C-A,A,2026-11-19,call,ptp,500.00,2026-11-25\n`;
    const { json } = await w.tell('interactions', text, '--currency', 'USD');
    expect(json.refusals).toMatchObject([{ code: 'currency-differs' }]);
  });
});
