import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lawRuns } from '../support/law.ts';
import { recordsOf } from '../support/records.ts';
import { everyTable } from '../support/tables.ts';
import { type ToldWorkspace, toldWorkspace } from '../support/told-workspace.ts';

/** A workspace that has written to C-A and C-B by e-mail on the 20th. */
const dispatched = async (): Promise<ToldWorkspace & { readonly ids: Readonly<Record<string, string>> }> => {
  const w = await toldWorkspace([{ account: 'A', phone: '5512345678', consent: 'yes' }, { account: 'B' }]);
  await w.done('plan');
  await w.done('approve', '1');
  await w.done('dispatch', '1');
  const records = recordsOf(await readFile(join(w.folder, 'outbox', 'batch-1', 'email.csv')));
  const ids = Object.fromEntries(
    records.map(({ customer_id, message_id }) => [String(customer_id), String(message_id)]),
  );
  return { ...w, ids };
};

describe('a dispatched message', () => {
  it('has an opaque name of its own, the same when it is written again', async () => {
    const { ids, folder, done } = await dispatched();
    expect(new Set(Object.values(ids)).size).toBe(2);
    for (const id of Object.values(ids)) expect(id).toMatch(/^[0-9a-f]{24}$/);
    const before = await readFile(join(folder, 'outbox', 'batch-1', 'email.csv'), 'utf8');
    await done('dispatch', '1');
    expect(await readFile(join(folder, 'outbox', 'batch-1', 'email.csv'), 'utf8')).toBe(before);
  });
});

describe('an outcomes file', () => {
  it('knows customers by the message, and every outcome of a message and day once', async () => {
    const w = await dispatched();
    const head = 'message_id,customer_id,status,date\n';
    const { exit, json } = await w.tell(
      'outcomes',
      `${head}${w.ids['C-A']},,Entregado,2026-11-20\n${w.ids['C-A']},C-A,delivered,2026-11-20\n${w.ids['C-A']},,opened,2026-11-21\n` +
        `${w.ids['C-B']},C-A,opened,2026-11-21\nnobody,,opened,2026-11-21\nother,C-B,leído,2026-11-21\n,C-B,bailado,2026-11-21\n`,
    );
    expect(exit).toBe(4);
    expect(json).toMatchObject({ rows: 7, accepted: 4, refused: 3, created: 3, unchanged: 1, total: {} });
    expect(
      (json.refusals as { code: string; column: string }[]).map(({ code, column }) => `${code} ${column}`).sort(),
    ).toEqual(['bad-word status', 'message-of-another-customer message_id', 'unknown-message message_id']);
    const kept = await w.inDatabase((database) =>
      database('outcomes')
        .orderBy(['customer_id', 'on_day'])
        .select('customer_id', 'outcome', 'channel', 'address', 'batch_id'),
    );
    expect(kept).toEqual([
      { customer_id: 'C-A', outcome: 'delivered', channel: 'email', address: 'c-a@example.com', batch_id: 1 },
      { customer_id: 'C-A', outcome: 'opened', channel: 'email', address: 'c-a@example.com', batch_id: 1 },
      { customer_id: 'C-B', outcome: 'opened', channel: null, address: null, batch_id: null },
    ]);
    const again = `${head}${w.ids['C-A']},,delivered,2026-11-20\n,C-A,unsubscribed,2026-11-21\n`;
    expect((await w.tell('outcomes', again)).json).toMatchObject({ created: 1, unchanged: 1 });
    const tables = await everyTable(w.folder);
    expect((await w.tell('outcomes', again)).json).toMatchObject({ alreadyImported: true });
    expect(await everyTable(w.folder)).toEqual(tables);
    expect((await w.trato('import', 'undo', '3')).exit).toBe(0);
    expect(await w.inDatabase((database) => database('outcomes').pluck('import_id'))).toEqual([2, 2, 2]);
  });
});

describe('what became of messages decides who is contacted', () => {
  const rows = [
    { account: 'A', phone: '5512345678', consent: 'yes' },
    { account: 'B', email: '' },
  ];
  const planned = async (told: string) => {
    const w = await toldWorkspace(rows);
    const outcome = await w.tell('outcomes', `customer_id,channel,status,date,email,phone\n${told}\n`);
    if (outcome.exit !== 0) throw new Error(outcome.stdout);
    return (await w.planned())['C-A'];
  };

  it.each([
    ['delivered long ago', 'C-A,correo,entregado,2026-09-19,,', 'email'],
    ['a hard bounce', 'C-A,correo,hard bounce,2026-11-10,,', 'whatsapp'],
    ['a hard bounce of another address', 'C-A,correo,hard bounce,2026-11-10,other@example.com,', 'email'],
    [
      'a hard bounce before it was delivered',
      'C-A,email,bounced,2026-11-01,C-A@example.com,\nC-A,email,delivered,2026-11-05,c-a@example.com,',
      'email',
    ],
    ['nothing left', 'C-A,correo,rebotado,2026-11-10,,\nC-A,sms,número inválido,2026-11-10,,', 'no-valid-address'],
    ['unsubscribed', 'C-A,correo,baja,2026-11-10,,', 'whatsapp'],
    ['unsubscribed, nobody says from what', 'C-A,,STOP,2026-11-10,,', 'opted-out'],
    ['a complaint', 'C-A,correo,spam,2026-11-10,,', 'hold:complaint'],
    ['a soft failure long ago', 'C-A,correo,soft bounce,2026-09-10,,', 'email'],
  ])('%s', async (_, told, expected) => {
    expect(await planned(told)).toBe(expected);
  });

  it('a bounce that does not say where, of a customer with no such address, is refused', async () => {
    const w = await toldWorkspace(rows);
    const { json } = await w.tell('outcomes', 'customer_id,channel,status,date\nC-B,email,bounced,2026-11-10\n');
    expect(json.refusals).toMatchObject([{ code: 'which-address', rows: 1 }]);
  });

  it('in whatever order they come, and nobody who unsubscribed of all is contacted', async () => {
    const row = fc.record({
      customer: fc.constantFrom('C-A', 'C-B'),
      channel: fc.constantFrom('email', 'sms', ''),
      status: fc.constantFrom('delivered', 'unsubscribed', 'soft bounce', 'complaint'),
      date: fc.constantFrom('2026-10-01', '2026-11-18', '2026-11-20'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(row, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 }),
        async (files) => {
          const plannedBy = async (ordered: typeof files) => {
            const w = await toldWorkspace();
            for (const told of ordered) {
              const lines = told.map((one) => Object.values(one).join());
              await w.tell('outcomes', `customer_id,channel,status,date\n${lines.join('\n')}\n`);
            }
            return w.planned();
          };
          const found = await plannedBy(files);
          expect(await plannedBy(files.toReversed().map((told) => told.toReversed()))).toEqual(found);
          for (const { customer, channel, status } of files.flat()) {
            if (status === 'unsubscribed' && channel === '') expect(found[customer]).toBe('opted-out');
            if (status === 'unsubscribed') expect(found[customer]).not.toBe(channel);
          }
        },
      ),
      lawRuns(3),
    );
  });
});
