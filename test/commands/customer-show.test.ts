import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CustomerExport } from '../../src/commands/customer/export.ts';
import { toldWorkspace } from '../support/told-workspace.ts';

const filled = async () => {
  const w = await toldWorkspace([
    { account: 'A1', customer: 'C-A', name: 'Zoila Wamba', phone: '+525599887766' },
    { account: 'A2', customer: 'C-A', name: 'Zoila Wamba', balance: '100.00', phone: '+525599887766' },
    { account: 'B' },
  ]);
  await w.tell('payments', 'account_id,paid_on,amount\nA2,2026-11-15,100.00\n');
  await w.tell('interactions', 'customer_id,day,channel,direction,result\nC-A,2026-11-12,call,out,conversation\n');
  await w.done('consent', 'set', 'C-A', '--channel', 'sms', '--state', 'granted', '--on', '2026-11-13');
  await w.done('request', 'add', 'C-A', '--kind', 'dispute', '--account', 'A1', '--on', '2026-11-14');
  await w.done('request', 'answer', '1', '--as', 'refused', '--on', '2026-11-16');
  await w.done('hold', 'add', 'C-A', '--reason', 'vulnerability', '--support-need', 'large-print');
  await w.done('hold', 'add', 'C-A', '--reason', 'hardship');
  return w;
};

describe('customer show', () => {
  it('tells what stands and what happened, masked', async () => {
    const w = await filled();
    const { json, stdout } = await w.trato('customer', 'show', 'C-A', '--json');
    expect(json).toMatchObject({
      command: 'customer show',
      customer: 'C-A',
      person: { name: 'Z*** W.', phones: ['***7766'], emails: ['c***@e***.com'] },
      accounts: [
        { account: 'A1', state: 'open', balance: { MXN: '6000.00' }, dpd: 10 },
        { account: 'A2', state: 'open', balance: { MXN: '100.00' }, dpd: 10 },
      ],
      holds: [{ reason: 'vulnerability' }, { reason: 'hardship' }],
      consents: [{ channel: 'sms', state: 'granted' }],
      agreements: [],
    });
    const { timeline } = json as unknown as CustomerExport;
    expect(
      timeline.filter(({ event }) => event !== 'segment').map(({ on, event, what }) => `${on} ${event} ${what}`),
    ).toEqual([
      '2026-11-12 contact conversation',
      '2026-11-13 consent granted',
      '2026-11-14 request dispute',
      '2026-11-15 payment null',
      '2026-11-16 answer dispute refused',
    ]);
    expect(stdout).not.toMatch(/Zoila|5599887766/);
  });

  it('shows in full where that is asked for, and takes an account for its customer', async () => {
    const w = await filled();
    const { stdout } = await w.trato('customer', 'show', 'A1', '--unmask');
    expect(stdout).toContain('C-A on 2026-11-20: Zoila Wamba');
    for (const heading of ['ACCOUNTS', 'CONSENTS', 'HOLDS', 'WHAT HAPPENED']) expect(stdout).toContain(heading);
  });

  it('tells of an erasure, and of nobody any more', async () => {
    const w = await filled();
    await w.done('customer', 'erase', 'C-A', '--reason', 'retention');
    const { json } = await w.trato('customer', 'show', 'C-A', '--unmask', '--json');
    expect(json).toMatchObject({ person: { name: null, phones: [], emails: [] } });
    expect((json as unknown as CustomerExport).timeline).toContainEqual(
      expect.objectContaining({ event: 'erased', what: 'retention' }),
    );
  });
});

describe('customer export', () => {
  it('has everything, table by table, but holds for vulnerability', async () => {
    const w = await filled();
    const { stdout } = await w.trato('customer', 'export', 'C-A');
    const { records, holds, person } = JSON.parse(stdout) as CustomerExport;
    expect(person).toMatchObject({ name: 'Zoila Wamba', phones: ['+525599887766'] });
    expect(Object.keys(records)).toEqual(
      expect.arrayContaining(['customers', 'accounts', 'payments', 'consents', 'interactions', 'requests']),
    );
    expect(holds.map(({ reason }) => reason)).toEqual(['hardship']);
    expect(stdout).not.toMatch(/vulnerab|large-print|C-B/);
  });

  it('goes to a file of its owner', async () => {
    const w = await filled();
    expect((await w.trato('customer', 'export', 'C-A', '--output', 'ana.json')).stdout).not.toContain('Zoila');
    const file = join(w.folder, 'ana.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ customer: 'C-A', command: 'customer export' });
  });
});
