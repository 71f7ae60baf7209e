import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExplainSummary } from '../../src/commands/explain/explained.ts';
import { lawRuns } from '../support/law.ts';
import { everyTable } from '../support/tables.ts';
import { placedAgain, toldWorkspace } from '../support/told-workspace.ts';

const asked = async (
  rows: string,
  headings = 'customer_id,request,day,until,channel,phone,email,answered_on,state',
) => {
  const w = await toldWorkspace([{ account: 'A', phone: '5512345678', consent: 'yes' }, { account: 'B' }]);
  const outcome = await w.tell('requests', `${headings}\n${rows}`);
  return { ...w, outcome };
};

describe('a requests file', () => {
  it('tells how it fared and knows its requests again', async () => {
    const w = await asked(
      'C-A,Baja,2026-11-19,,,,,,\nC-B,desglose,19/11/2026,,,,,,\nX,pausa,2026-11-19,,,,,,\nC-B,bailar,2026-11-19,,,,,,\n',
    );
    expect(w.outcome.exit).toBe(4);
    expect(w.outcome.json).toMatchObject({
      kind: 'requests',
      rows: 4,
      accepted: 2,
      refused: 2,
      created: 2,
      updated: 0,
      unchanged: 0,
      total: {},
    });
    expect(w.outcome.json.refusals).toMatchObject([
      { code: 'unknown-customer' },
      { code: 'bad-word', column: 'request' },
    ]);
    const overlapping = 'customer_id,request,day\nC-A,stop,2026-11-19\nC-B,pausa,2026-11-20\n';
    expect((await w.tell('requests', overlapping)).json).toMatchObject({ created: 1, unchanged: 1 });
    const tables = await everyTable(w.folder);
    expect((await w.tell('requests', overlapping)).json).toMatchObject({ alreadyImported: true });
    expect(await everyTable(w.folder)).toEqual(tables);
  });

  it('has its refused rows in a file that can be put right, and is undone', async () => {
    const w = await asked('C-A,bajas,2026-11-19,,,,,,\nC-B,alto,2026-11-19,,,,,,\n');
    const rejects = await readFile(String(w.outcome.json.rejectsFile), 'utf8');
    expect((await w.tell('requests', rejects.replace('bajas', 'baja'))).json).toMatchObject({ created: 1 });
    expect(await w.planned()).toEqual({ 'C-A': 'opted-out', 'C-B': 'opted-out' });
    expect((await w.trato('import', 'undo', '3')).exit).toBe(0);
    expect(await w.planned()).toEqual({ 'C-A': 'email', 'C-B': 'opted-out' });
  });

  it('of which nothing says what was asked is refused with what would help', async () => {
    const w = await toldWorkspace();
    const { exit, stderr } = await w.tell('requests', 'customer_id,day\nC-A,2026-11-19\n');
    expect(exit).toBe(3);
    expect(stderr).toContain('--kind requests');
    const shown = await w.trato(
      'mapping',
      await w.write('x.csv', 'cliente,tipo solicitud,fecha\nC-A,baja,2026-11-19\n'),
      '--kind',
      'requests',
      '--json',
    );
    expect(shown.json.columns).toMatchObject([{ field: 'customer_id' }, { field: 'request' }, { field: 'on_day' }]);
  });
});

describe('what was asked for decides who is contacted', () => {
  const first = async (rows: string, asOf = '2026-11-20') => {
    const w = await asked(rows);
    if (w.outcome.exit !== 0) throw new Error(w.outcome.stdout);
    return (await w.planned(asOf))['C-A'];
  };

  it.each([
    ['not to be contacted, by all channels', 'C-A,no contactar,2026-11-19,,,,,,', 'opted-out'],
    ['without a day, as it acts at once', 'C-A,stop,,,,,,,', 'opted-out'],
    ['with a day that does not exist', 'C-A,stop,2026-02-31,,,,,,', 'opted-out'],
    ['even answered', 'C-A,stop,2026-11-19,,,,,2026-11-19,', 'opted-out'],
    ['by a channel that nobody knows: all are meant', 'C-A,stop,2026-11-19,,paloma mensajera,,,,', 'opted-out'],
    ['by e-mail only', 'C-A,stop,2026-11-19,,correo,,,,', 'whatsapp'],
    ['a wrong number', 'C-A,número equivocado,2026-11-19,,,5512345678,,,', 'email'],
    ['a wrong e-mail', 'C-A,wrong person,2026-11-19,,,,C-A@example.com,,', 'whatsapp'],
    ['a wrong person, of whom nothing more is told', 'C-A,wrong person,,,,,,,', 'hold:wrong-person'],
    ['a wrong person, put right', 'C-A,wrong person,2026-11-18,,,,,2026-11-19,', 'email'],
    ['a dispute', 'C-A,desconoce la deuda,2026-11-19,,,,,,', 'disputed'],
    ['a dispute that was answered', 'C-A,disputa,2026-11-18,,,,,2026-11-19,', 'email'],
    ['a pause', 'C-A,pausa,2026-11-19,2026-11-20,,,,,', 'paused'],
    ['a pause that was granted', 'C-A,pausa,2026-11-19,,,,,2026-11-19,', 'paused'],
    ['a pause that ended', 'C-A,pausa,2026-11-10,2026-11-19,,,,,', 'email'],
    ['a pause without an end that ended', 'C-A,pausa,2026-10-20,,,,,,', 'email'],
    ['a pause that was refused', 'C-A,pausa,2026-11-19,,,,,,rechazada', 'email'],
    ['a breakdown', 'C-A,estado de cuenta,2026-11-19,,,,,,', 'hold:request'],
    ['a breakdown that was answered', 'C-A,desglose,2026-11-10,,,,,2026-11-12,', 'email'],
    ['a breakdown that is closed, nobody says when', 'C-A,desglose,2026-11-10,,,,,,cerrada', 'email'],
    ['an answer that is overdue', 'C-A,hablar con un asesor,2026-10-20,,,,,,', 'hold:request'],
    ['an answer that was never told', 'C-A,ya pagó,2026-09-01,,,,,,', 'email'],
    ['a deferral that was granted through a day', 'C-A,prórroga,2026-11-10,2026-11-25,,,,2026-11-12,', 'paused'],
  ])('%s', async (_, row, expected) => {
    expect(await first(`${row}\n`)).toBe(expected);
  });

  it('tells why, with the day, in explain', async () => {
    const w = await asked('C-A,desglose,2026-11-19,,,,,,\nC-A,stop,2026-11-18,,correo,,,,\n');
    const { json } = await w.trato('explain', 'C-A', '--json');
    const { reasons, channel } = json as unknown as ExplainSummary;
    expect(reasons).toContainEqual({
      what: 'hold:request',
      code: 'hold:request',
      reason:
        'an answer to the customer is owed first: breakdown asked for on 2026-11-19; the answer is due on 2026-12-04',
      rule: 'customer.requests',
    });
    expect(channel.rejected).toContainEqual(
      expect.objectContaining({ what: 'email', code: 'opted-out', reason: expect.stringContaining('2026-11-18') }),
    );
  });

  it('makes no plan stale', async () => {
    const w = await toldWorkspace();
    await w.tell('requests', 'customer_id,request,day\nC-A,pausa,2026-09-01\n', '--as-of', '2026-09-01');
    expect((await w.trato('plan')).exit).toBe(0);
  });

  it('disputes one account of several', async () => {
    const w = await toldWorkspace([
      { account: 'A1', customer: 'C' },
      { account: 'A2', customer: 'C' },
    ]);
    await w.tell('requests', 'account_id,request,day\nA1,disputa,2026-11-19\n');
    expect(await w.planned()).toEqual({ C: 'email' });
    const [message] = await w.inDatabase((database) => database('messages').select('account_id', 'accounts'));
    expect(message).toEqual({ account_id: 'A2', accounts: 1 });
  });

  it('outlives a portfolio that says otherwise; only a consent of a later day lifts it', async () => {
    const w = await asked('C-A,stop,2026-11-18,,,,,,\n');
    await w.tell('portfolio', placedAgain({ account: 'A', consent: 'yes' }), '--as-of', '2026-11-21');
    expect((await w.planned('2026-11-21'))['C-A']).toBe('opted-out');
    await w.tell('customers', 'customer_id,consent_email,consent_on\nC-A,yes,2026-11-18\n', '--as-of', '2026-11-21');
    expect((await w.planned('2026-11-21'))['C-A']).toBe('opted-out');
    await w.tell('customers', 'customer_id,consent_email,consent_on\nC-A,yes,2026-11-20\n', '--as-of', '2026-11-21');
    expect((await w.planned('2026-11-23'))['C-A']).toBe('email');
  });

  it('is the same in whatever order the rows and files come, and nobody who asked not to be is ever contacted', async () => {
    const kinds = ['stop', 'disputa', 'pausa', 'desglose', 'prórroga', 'wrong person'] as const;
    const day = fc.constantFrom('2026-11-01', '2026-11-10', '2026-11-19', '2026-11-20', '2026-12-01');
    const row = fc.record({
      customer: fc.constantFrom('C-A', 'C-B'),
      kind: fc.constantFrom(...kinds),
      on: day,
      until: fc.option(day, { nil: '' }),
      answered: fc.option(day, { nil: '' }),
    });
    const files = fc.array(fc.array(row, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(files, async (told) => {
        const planned = async (ordered: typeof told) => {
          const w = await toldWorkspace();
          for (const rows of ordered) {
            const lines = rows.map(({ customer, kind, on, until, answered }) =>
              [customer, kind, on, until, answered].join(),
            );
            await w.tell('requests', `customer_id,request,day,until,answered_on\n${lines.join('\n')}\n`);
          }
          return w.planned();
        };
        const found = await planned(told);
        expect(await planned(told.toReversed().map((rows) => rows.toReversed()))).toEqual(found);
        for (const { customer, kind } of told.flat()) if (kind === 'stop') expect(found[customer]).toBe('opted-out');
      }),
      lawRuns(4),
    );
  });
});
