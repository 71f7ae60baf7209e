import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExplainSummary } from '../../src/commands/explain/explained.ts';
import { erasedTables } from '../../src/stores/erasure/erased-columns.ts';
import { type PortfolioWorkspace, portfolioWorkspace, refusalOf } from '../support/portfolio-workspace.ts';
import { everyRecord } from '../support/tables.ts';
import { toldWorkspace } from '../support/told-workspace.ts';

const erase = (id: string, ...more: string[]) => ['customer', 'erase', id, '--reason', 'customer-request', ...more];

const headings =
  'account_id,customer_id,national_id,full_name,balance,due_date,phone,email,address,city,language,monthly_income,notes,mascota';

const portfolio = (id: string) => `${headings}
A-1,${id},QQRR800101ZZ9,Zoila Quijote Wamba,6000.00,2026-11-10,+525599887766,zoila@quijote.example,Calle Wamba 77,Puebla,es,12345.00,llorona de Zoila,gato Quijotín
B-1,C-B,BBBB800101AA1,Otra Persona,500.00,2026-11-10,+525511112222,otra@example.com,Otra 1,Puebla,es,,,
`;

/** What nobody may find any more. */
const secrets = [
  'Zoila',
  'Quijote',
  'quijote',
  'Wamba',
  'QQRR800101ZZ9',
  '5599887766',
  'Quijot',
  'llorona',
  'primo hermano',
  'JUICIO-77',
  'TALKED-ZQ',
  'PAGO DE ZQ',
];

/** A customer of whom everything is known that can be: contacted, paid, asked, complained, changed by imports. */
const filled = async (id: string): Promise<PortfolioWorkspace> => {
  const w = await portfolioWorkspace([]);
  const take = async (kind: string, name: string, text: string, ...more: string[]) => {
    await w.write(name, text);
    await w.done('import', kind, name, ...more);
  };
  await take(
    'portfolio',
    'p1.csv',
    portfolio(id).replace('6000.00', '7000.00').replace('Zoila Quijote', 'Zoilita Quijote'),
  );
  await take('portfolio', 'p2.csv', portfolio(id));
  await take('payments', 'pay.csv', 'account_id,paid_on,amount,reference\nA-1,2026-11-01,10.00,PAGO DE ZQ\n');
  await take(
    'interactions',
    'i.csv',
    `customer_id,day,channel,direction,result,address,notes\n${id},2026-11-02,call,out,conversation,+525599887766,TALKED-ZQ primo hermano\n`,
  );
  await take(
    'requests',
    'r.csv',
    `customer_id,request,day,phone,details\n${id},breakdown,2026-10-01,+525599887766,primo hermano\n`,
  );
  await take(
    'customers',
    'c.csv',
    `customer_id,consent_sms,consent_on,consent_evidence\n${id},no,2026-11-03,JUICIO-77\n`,
  );
  await w.done('request', 'answer', '1', '--as', 'granted');
  await w.done('segment');
  await w.done('offer');
  await w.done('plan');
  await w.done('approve', '1', '--by', 'A. Ruiz');
  await w.done('dispatch', '1');
  await take(
    'outcomes',
    'o.csv',
    `customer_id,outcome,day,channel,email\n${id},bounced,2026-11-20,email,zoila@quijote.example\n`,
  );
  return w;
};

const bytesBeside = async (folder: string): Promise<string> => {
  const place = join(folder, '.trato');
  const names = (await readdir(place)).filter((name) => name.startsWith('trato.db'));
  return (await Promise.all(names.map((name) => readFile(join(place, name), 'latin1')))).join('\n');
};

const found = (bytes: string): string[] => secrets.filter((secret) => bytes.includes(secret));

describe('customer erase', () => {
  it('leaves no byte of what was personal in the database or beside it, and every figure as it was', async () => {
    const w = await filled('C-A');
    expect(found(await bytesBeside(w.folder)).length).toBeGreaterThan(8);
    const reports = async () => [
      await w.done('report', 'ageing'),
      await w.done('report', 'segments'),
      ((await w.done('report', 'weekly')).measures as { name: string }[]).filter(({ name }) => name !== 'unreachable'),
    ];
    const before = await reports();
    const { json } = await w.trato(...erase('C-A', '--json'));
    expect(json).toMatchObject({
      customer: 'C-A',
      keptAs: 'C-A',
      reason: 'customer-request',
      suppressed: [{ channel: 'sms', since: '2026-11-03' }],
    });
    expect(found(await bytesBeside(w.folder))).toEqual([]);
    expect(await reports()).toEqual(before);
    expect((await w.trato('preview', '1')).exit).toBe(0);
    expect(refusalOf(await w.trato('dispatch', '1', '--json'))).toEqual({ exit: 5, code: 'batch-erased' });
  });

  it('gives the figures another id where the old one says who it is', async () => {
    const w = await filled('QQRR800101ZZ9');
    const ageing = await w.done('report', 'ageing');
    const { keptAs } = (await w.done(...erase('QQRR800101ZZ9'))) as { keptAs: string };
    expect(keptAs).toMatch(/^erased-[0-9a-f]{16}$/);
    expect(found(await bytesBeside(w.folder))).toEqual([]);
    expect(await w.done('report', 'ageing')).toEqual(ageing);
    expect((await w.trato('explain', keptAs)).exit).toBe(0);
  });

  it('tells what it would do in a dry run, and does nothing', async () => {
    const w = await filled('C-A');
    const before = await everyRecord(w.folder);
    const { stdout } = await w.trato(...erase('C-A', '--dry-run'));
    expect(stdout).toContain('C-A can be erased; nothing was changed.');
    expect(await everyRecord(w.folder)).toEqual(before);
    expect(await readdir(join(w.folder, '.trato'))).not.toContain('suppression.key');
  });

  it('leaves imports that can be undone, and brings nothing back with them', async () => {
    const w = await filled('C-A');
    await w.done(...erase('C-A'));
    await w.done('import', 'undo', '7');
    await w.done('import', 'undo', '6');
    const rows = await w.inDatabase((database) => database('consents').where({ customer_id: 'C-A' }));
    expect(rows).toEqual([]);
    expect(found(await bytesBeside(w.folder))).toEqual([]);
  });

  it('puts balances back that an import had changed before the erasure, without the rest', async () => {
    const w = await portfolioWorkspace([]);
    await w.write('p1.csv', portfolio('C-A').replace('6000.00', '7000.00'));
    await w.write('p2.csv', portfolio('C-A'));
    await w.done('import', 'portfolio', 'p1.csv');
    await w.done('import', 'portfolio', 'p2.csv');
    await w.done(...erase('C-A'));
    await w.done('import', 'undo', '2');
    const [account] = await w.inDatabase((database) => database('accounts').where({ customer_id: 'C-A' }));
    expect(account).toMatchObject({ balance_minor: 700000, notes: null, extra: null });
    const [customer] = await w.inDatabase((database) => database('customers').where({ customer_id: 'C-A' }));
    expect(customer).toMatchObject({ full_name: null, phones: '[]' });
    expect(found(await bytesBeside(w.folder))).toEqual([]);
  });

  it('says of every column of every table about customers whether it goes or stays', async () => {
    const w = await portfolioWorkspace([{ account: 'A' }]);
    const schema = await w.inDatabase(async (database) => {
      const names: string[] = await database('sqlite_master').where({ type: 'table' }).pluck('name');
      const tables = await Promise.all(
        names.map(async (name) => [name, Object.keys(await database(name).columnInfo()).sort()] as const),
      );
      return Object.fromEntries(tables.filter(([, columns]) => columns.includes('customer_id')));
    });
    const { import_changes: _, erasures: __, ...about } = schema;
    const said = erasedTables.map(({ table, erased, kept }) => [table, [...Object.keys(erased), ...kept].sort()]);
    expect(Object.fromEntries(said)).toEqual(about);
  });
});

describe('an opt-out outlives the erasure', () => {
  const row = (id: string, phone: string, email: string, national = '') =>
    `account_id,customer_id,national_id,full_name,balance,due_date,phone,email\nN-1,${id},${national},Ana Paz,6000.00,2026-11-10,${phone},${email}\n`;

  const suppressed = async () => {
    const w = await toldWorkspace([]);
    await w.tell('portfolio', row('AB-123456', '+525599887766', 'ana@paz.example', 'AB123456'));
    await w.done('request', 'add', 'AB-123456', '--kind', 'stop-contact', '--on', '2026-11-18');
    await w.done(...erase('AB-123456'));
    return w;
  };

  it.each([
    ['the same id', 'AB-123456', '+525511110000', 'x@example.com', ''],
    ['another id with the same telephone', 'X-9', '+525599887766', 'x@example.com', ''],
    ['another id with the same e-mail, in capitals', 'X-9', '+525511110000', 'ANA@PAZ.EXAMPLE', ''],
    ['another id with the same national id', 'X-9', '+525511110000', 'x@example.com', 'AB-123.456'],
  ])('for %s', async (_, id, phone, email, national) => {
    const w = await suppressed();
    await w.tell('portfolio', row(id, phone, email, national), '--portfolio', 'otra');
    await w.done('segment');
    expect((await w.planned())[id]).toBe('opted-out');
    const { json } = await w.trato('explain', id, '--json');
    const { reasons } = json as unknown as ExplainSummary;
    expect(reasons).toContainEqual(expect.objectContaining({ code: 'opted-out', rule: 'suppressions' }));
    expect(reasons[0]?.reason).toContain('by the suppression list of those who were erased');
    await w.done('consent', 'set', id, '--channel', 'email', '--state', 'granted', '--on', '2026-11-18');
    expect((await w.planned())[id]).toBe('opted-out');
    await w.done('consent', 'set', id, '--channel', 'email', '--state', 'granted', '--on', '2026-11-19');
    expect((await w.planned())[id]).toBe('email');
  });

  it('and bars nobody else, nor any other channel than was refused', async () => {
    const w = await toldWorkspace([]);
    await w.tell('portfolio', row('C-1', '+525599887766', 'ana@paz.example'));
    await w.done('consent', 'set', 'C-1', '--channel', 'sms', '--state', 'refused');
    await w.done(...erase('C-1'));
    await w.tell('portfolio', row('X-1', '+525511110000', 'x@example.com'), '--portfolio', 'otra');
    await w.tell('portfolio', row('X-2', '+525599887766', 'y@example.com'), '--portfolio', 'tercera');
    await w.done('segment');
    expect(await w.planned()).toMatchObject({ 'X-1': 'email', 'X-2': 'email' });
  });

  it('by a key of its owner only, and never without it', async () => {
    const w = await suppressed();
    const key = join(w.folder, '.trato', 'suppression.key');
    expect((await stat(key)).mode & 0o777).toBe(0o600);
    expect(await bytesBeside(w.folder)).not.toContain((await readFile(key, 'utf8')).trim());
    await rm(key);
    expect(refusalOf(await w.trato('plan', '--json'))).toEqual({ exit: 3, code: 'suppression-key-lost' });
    await writeFile(key, `${'0'.repeat(64)}\n`);
    expect(refusalOf(await w.trato('plan', '--json'))).toEqual({ exit: 3, code: 'suppression-key-differs' });
  });
});
