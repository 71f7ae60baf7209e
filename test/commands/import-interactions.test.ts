import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lawRuns } from '../support/law.ts';
import { everyTable } from '../support/tables.ts';
import { toldWorkspace } from '../support/told-workspace.ts';

const consenting = [
  { account: 'A', balance: '600000', consent: 'yes' },
  { account: 'B', balance: '600000', consent: 'yes' },
];

describe('an interactions file', () => {
  it('keeps every contact once, in overlapping files too', async () => {
    const w = await toldWorkspace();
    const head = 'cliente,fecha,canal,sentido,resultado,motivo,agente\n';
    const first = await w.tell(
      'interactions',
      `${head}C-A,2026-11-18,llamada,saliente,No contesta,,Luis\nC-A,2026-11-18,llamada,saliente,No contesta,,Luis\nC-A,2026-11-19,llamada,entrante,,Perdió su trabajo,Eva\nC-X,2026-11-19,llamada,,,,\nC-A,2026-11-19,paloma,,,,\n`,
    );
    expect(first).toMatchObject({
      exit: 4,
      json: { rows: 5, accepted: 3, refused: 2, created: 3, unchanged: 0, total: {} },
    });
    expect(first.json.refusals).toMatchObject([{ code: 'unknown-customer' }, { code: 'bad-word', column: 'canal' }]);
    const more = `${head}C-A,2026-11-18,llamada,saliente,No contesta,,Luis\nC-B,2026-11-18,Visita,,tercero,,\n`;
    expect((await w.tell('interactions', more)).json).toMatchObject({ accepted: 2, created: 1, unchanged: 1 });
    const kept = await w.inDatabase((database) =>
      database('interactions')
        .orderBy(['customer_id', 'interaction_key'])
        .select('channel', 'direction', 'result', 'reason', 'import_id'),
    );
    expect(kept).toEqual([
      { channel: 'call', direction: 'out', result: 'no-answer', reason: null, import_id: 2 },
      { channel: 'call', direction: 'out', result: 'no-answer', reason: null, import_id: 2 },
      { channel: 'call', direction: 'in', result: 'conversation', reason: 'income-loss', import_id: 2 },
      { channel: 'visit', direction: 'out', result: 'third-party', reason: null, import_id: 3 },
    ]);
    const tables = await everyTable(w.folder);
    expect((await w.tell('interactions', more)).json).toMatchObject({
      alreadyImported: true,
      created: 0,
      unchanged: 2,
    });
    expect(await everyTable(w.folder)).toEqual(tables);
    expect((await w.trato('import', 'undo', '3')).exit).toBe(0);
    expect(await w.inDatabase((database) => database('interactions').pluck('import_id'))).toEqual([2, 2, 2]);
  });
});

describe('a day that a program left blank', () => {
  const blank = '00/00/0000';
  const told: readonly [kind: string, file: string][] = [
    ['interactions', `cliente,fecha,canal\nC-A,18/11/2026,visita\nC-B,${blank},visita\n`],
    ['requests', `cliente,fecha,request\nC-A,18/11/2026,dispute\nC-B,${blank},dispute\n`],
    ['outcomes', `cliente,fecha,outcome,email\nC-A,18/11/2026,bounced,a@b.mx\nC-B,${blank},bounced,b@b.mx\n`],
  ];

  it.each(told)('is missing in a file of %s', async (kind, file) => {
    const w = await toldWorkspace();
    expect((await w.tell(kind, file)).json).toMatchObject({
      accepted: 1,
      refusals: [{ code: 'missing-value', rows: 1, line: 3, column: 'fecha' }],
    });
  });
});

describe('contacts made elsewhere count as our own', () => {
  const planned = async (rows: string, country: string) => {
    const w = await toldWorkspace(consenting, country);
    const told = await w.tell('interactions', `customer_id,date,channel,direction,result\n${rows}\n`);
    if (told.exit !== 0) throw new Error(told.stdout);
    return (await w.planned())['C-A'];
  };

  it.each([
    ['none in weeks', 'CO', 'C-A,2026-10-01,call,out,no answer', 'email'],
    ['one on the day, of at most one', 'CO', 'C-A,2026-11-20,call,out,no answer', 'daily-cap'],
    ['one on the day by the customer', 'CO', 'C-A,2026-11-20,whatsapp,in,', 'email'],
    ['another channel in the week', 'CO', 'C-A,2026-11-18,letter,out,sent', 'weekly-cap'],
    ['a message the day before, where two days lie between', 'CL', 'C-A,2026-11-19,sms,out,sent', 'spacing'],
  ])('%s, %s', async (_, country, row, expected) => {
    expect(await planned(row, country)).toBe(expected);
  });

  it('are known to the plan but never to a template, and a step sent by us is no other step', async () => {
    const w = await toldWorkspace(consenting);
    await w.tell('interactions', 'customer_id,date,channel,result,details\nC-A,2026-10-18,call,conversation,secreto\n');
    await w.planned();
    const [message] = await w.inDatabase((database) => database('messages').select('body', 'decision'));
    expect(JSON.stringify(message)).not.toContain('secreto');
  });

  it('in whatever order they come', async () => {
    const row = fc.record({
      customer: fc.constantFrom('C-A', 'C-B'),
      day: fc.constantFrom('2026-11-16', '2026-11-18', '2026-11-20'),
      channel: fc.constantFrom('call', 'sms', 'email'),
      direction: fc.constantFrom('in', 'out'),
      result: fc.constantFrom('conversation', 'no answer', ''),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
        const plannedBy = async (ordered: typeof rows) => {
          const w = await toldWorkspace(consenting, 'CO');
          const lines = ordered.map((told) => Object.values(told).join());
          await w.tell('interactions', `customer_id,date,channel,direction,result\n${lines.join('\n')}\n`);
          return w.planned();
        };
        const found = await plannedBy(rows);
        expect(await plannedBy(rows.toReversed())).toEqual(found);
        for (const { customer, day, direction } of rows) {
          if (day === '2026-11-20' && direction === 'out') expect(found[customer]).not.toBe('email');
        }
      }),
      lawRuns(3),
    );
  });
});
