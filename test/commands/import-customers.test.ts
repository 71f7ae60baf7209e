import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lawRuns } from '../support/law.ts';
import { everyTable, tablesIn } from '../support/tables.ts';
import { placedAgain, toldWorkspace } from '../support/told-workspace.ts';

type Row = Readonly<Record<string, unknown>>;

const customerOf = async (folder: string, id: string): Promise<Row | undefined> =>
  ((await tablesIn(folder, 'customers')).customers as Row[]).find(({ customer_id }) => customer_id === id);

describe('a customers file', () => {
  it('changes what it says, leaves what it does not, and tells how it fared', async () => {
    const w = await toldWorkspace();
    const { exit, json } = await w.tell(
      'customers',
      'customer_id,phone,city,income,currency,fecha ingresos,language\nC-A,5512345678,Puebla,12000.50,MXN,2026-11-02,es\nC-B,,,,,,\n',
    );
    expect(exit).toBe(0);
    expect(json).toMatchObject({
      command: 'import customers',
      kind: 'customers',
      import: 2,
      rows: 2,
      accepted: 2,
      refused: 0,
      created: 0,
      updated: 1,
      unchanged: 1,
      total: {},
      rejectsFile: null,
      alreadyImported: false,
    });
    expect(await customerOf(w.folder, 'C-A')).toMatchObject({
      phones: '["+525512345678"]',
      emails: '["c-a@example.com"]',
      full_name: 'María Gómez',
      city: 'Puebla',
      monthly_income_minor: 1_200_050,
      income_currency: 'MXN',
      means_on: '2026-11-02',
      import_id: 2,
    });
    expect(await customerOf(w.folder, 'C-B')).toMatchObject({ phones: '[]', import_id: 1 });
  });

  it('knows customers by customer_id, by national_id in any writing, and by an account', async () => {
    const w = await toldWorkspace([]);
    await w.tell(
      'portfolio',
      'account_id,national_id,customer_id,balance,due_date\nA,1.030.000-1,,100.00,2026-11-10\nB,52-7,C-B,100.00,2026-11-10\nC,,C-C,100.00,2026-11-10\n',
    );
    const { json } = await w.tell(
      'customers',
      'customer_id,national_id,account_id,city\n,10300001/,,Uno\n,52.7,,Dos\n,,C,Tres\nC-B,,A,no\nX,,,no\n,9,,no\n,,Z,no\n,,,no\n',
    );
    expect(json).toMatchObject({ accepted: 3, refused: 5, updated: 3 });
    expect(json.refusals).toMatchObject([
      { code: 'unknown-customer', rows: 2, line: 6 },
      { code: 'account-of-another-customer', rows: 1 },
      { code: 'unknown-account', rows: 1 },
      { code: 'no-customer', rows: 1 },
    ]);
    expect(await Promise.all(['10300001', 'C-B', 'C-C'].map((id) => customerOf(w.folder, id)))).toMatchObject([
      { city: 'Uno' },
      { city: 'Dos' },
      { city: 'Tres' },
    ]);
  });

  it('has its refused rows in a file that can be put right and taken in', async () => {
    const w = await toldWorkspace();
    const { exit, json } = await w.tell('customers', 'customer_id,city\nC-A,Puebla\nC-X,Tepic\n');
    expect(exit).toBe(4);
    const rejects = await readFile(String(json.rejectsFile), 'utf8');
    expect(rejects).toContain('unknown-customer');
    const again = await w.tell('customers', rejects.replace('C-X', 'C-B'));
    expect(again.json).toMatchObject({ rows: 1, accepted: 1, updated: 1 });
  });

  it('changes nothing when it comes again, under --dry-run, or under --strict with a refused row', async () => {
    const w = await toldWorkspace();
    const text = 'customer_id,city,consent_sms\nC-A,Puebla,no\n';
    const empty = await everyTable(w.folder);
    expect((await w.tell('customers', text, '--dry-run')).json).toMatchObject({ import: null, updated: 1 });
    expect((await w.tell('customers', `${text}X,,\n`, '--strict')).exit).toBe(4);
    expect(await everyTable(w.folder)).toEqual(empty);
    await w.tell('customers', text);
    const taken = await everyTable(w.folder);
    expect((await w.tell('customers', text)).json).toMatchObject({ alreadyImported: true, updated: 0, unchanged: 1 });
    expect(await everyTable(w.folder)).toEqual(taken);
    expect((await w.tell('customers', text, '--expect-rows', '2')).exit).toBe(0);
    expect((await w.tell('customers', 'customer_id,city\nC-A,Puebla\n', '--expect-rows', '2')).exit).toBe(5);
  });

  it('keeps declared means by their day, also from an older file and from a portfolio without one', async () => {
    const w = await toldWorkspace();
    await w.tell(
      'customers',
      'customer_id,income,expenses,means_on\nC-A,900.00,300.00,2026-11-02\nC-A,100.00,,2026-10-02\n',
    );
    await w.tell('customers', 'customer_id,income,means_on\nC-A,500.00,2026-11-01\n');
    await w.tell(
      'portfolio',
      'account_id,customer_id,balance,due_date,monthly_income\nA,C-A,1.00,2026-11-10,7.00\nB,C-B,1.00,2026-11-10,7.00\n',
    );
    expect(await customerOf(w.folder, 'C-A')).toMatchObject({
      monthly_income_minor: 90_000,
      monthly_expenses_minor: 30_000,
    });
    expect(await customerOf(w.folder, 'C-B')).toMatchObject({ monthly_income_minor: 700, means_on: null });
  });
});

describe('what a customer said of a channel', () => {
  it('keeps its evidence, and a refusal outlives portfolios that know of no newer consent', async () => {
    const w = await toldWorkspace([{ account: 'A', email: 'a@x.mx', consent: 'yes' }, { account: 'B' }]);
    expect(await w.planned()).toMatchObject({ 'C-A': 'email' });
    await w.tell('customers', 'customer_id,consent_email,consent_on,evidencia\nC-A,no,2026-11-18,"correo 77, 18/11"\n');
    expect((await tablesIn(w.folder, 'consents')).consents).toContainEqual(
      expect.objectContaining({
        channel: 'email',
        state: 'refused',
        since_on: '2026-11-18',
        evidence: 'correo 77, 18/11',
      }),
    );
    expect(await w.planned()).toMatchObject({ 'C-A': 'no-consent' });
    await w.tell('portfolio', placedAgain({ account: 'A', email: 'a@x.mx', consent: 'yes' }), '--as-of', '2026-11-21');
    await w.on('2026-11-21', 'segment');
    expect(await w.planned('2026-11-21')).toMatchObject({ 'C-A': 'no-consent' });
    await w.tell('customers', 'customer_id,consent_email,consent_on\nC-A,yes,2026-11-19\n', '--as-of', '2026-11-21');
    expect((await w.planned('2026-11-23'))['C-A']).toBe('email');
  });

  it('that is refused without a day is refused on the day of the file', async () => {
    const w = await toldWorkspace([{ account: 'A', consent: 'yes' }]);
    await w.tell('customers', 'customer_id,consent_email\nC-A,no\n');
    await w.tell(
      'portfolio',
      'account_id,customer_id,balance,due_date,consent_email\nA,C-A,10.00,2026-11-10,yes\n',
      '--as-of',
      '2026-11-21',
    );
    expect((await tablesIn(w.folder, 'consents')).consents).toContainEqual(
      expect.objectContaining({ channel: 'email', state: 'refused', since_on: '2026-11-20', dated: 1 }),
    );
  });

  it('is the same in whatever order files and rows come', async () => {
    const statement = fc.record({
      state: fc.constantFrom('yes', 'no'),
      on: fc.constantFrom('2026-11-01', '2026-11-02', '2026-11-03'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(statement, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
        async (files) => {
          const held = async (ordered: typeof files) => {
            const w = await toldWorkspace();
            for (const rows of ordered) {
              const lines = rows.map(({ state, on }) => `C-A,${state},${on}`);
              await w.tell('customers', `customer_id,consent_sms,consent_on\n${lines.join('\n')}\n`);
            }
            const [consent] = (await tablesIn(w.folder, 'consents')).consents as Row[];
            return `${consent?.since_on} ${consent?.state}`;
          };
          const all = files.flat().map(({ state, on }) => `${on} ${state === 'no' ? 'refused' : 'granted'}`);
          expect(await held(files)).toBe(all.sort().at(-1));
          expect(await held(files.toReversed().map((rows) => rows.toReversed()))).toBe(all.at(-1));
        },
      ),
      lawRuns(3),
    );
  });
});
