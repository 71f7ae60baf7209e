import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { ExplainSummary } from '../../src/commands/explain/explained.ts';
import { withDatabase } from '../../src/stores/database.ts';
import { makeWorkspace, type TestWorkspace } from '../support/workspace.ts';

const asOf = '2026-11-20';

const header =
  'account_id,customer_id,full_name,balance,due_date,phone,email,consent_whatsapp,consent_sms,consent_email,preferred_channel,city';

interface Row {
  readonly account: string;
  readonly customer: string;
  readonly balance?: string;
  readonly due?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly consents?: string;
  readonly preferred?: string;
}

/** By default ten days past due, with a telephone and an e-mail, WhatsApp not agreed to. */
const line = ({ account, customer, balance = '6000.00', due = '2026-11-10', ...rest }: Row): string => {
  const { phone = '5512345678', email = 'maria.gomez@example.com', consents = ',,', preferred = '' } = rest;
  return `${account},${customer},María Gómez,${balance},${due},${phone},${email},${consents},${preferred},Puebla`;
};

const workspaceWith = async (
  rows: readonly Row[],
  { country = 'MX', segmented = true } = {},
): Promise<TestWorkspace> => {
  const workspace = await makeWorkspace({ country, asOf });
  await workspace.write('cartera.csv', [header, ...rows.map(line), ''].join('\n'));
  const imported = await workspace.trato('import', 'portfolio', 'cartera.csv', '--date-order', 'ymd');
  if (imported.exit !== 0) throw new Error(`${imported.stderr}${imported.stdout}`);
  if (segmented) await done(workspace, 'segment');
  return workspace;
};

const done = async ({ trato }: TestWorkspace, ...argv: string[]): Promise<void> => {
  const { exit, stderr } = await trato(...argv);
  if (exit !== 0) throw new Error(stderr);
};

const explain = async ({ trato }: TestWorkspace, ...argv: string[]): Promise<ExplainSummary> => {
  const outcome = await trato('explain', ...argv, '--json');
  if (outcome.exit !== 0) throw new Error(outcome.stderr);
  return outcome.json as unknown as ExplainSummary;
};

const withTablesOf = <T>({ folder }: TestWorkspace, work: Parameters<typeof withDatabase<T>>[2]): Promise<T> =>
  withDatabase(`${folder}/.trato/trato.db`, { env: process.env, create: false }, work);

const outcomes = (alternatives: readonly { readonly what: string; readonly code?: string }[]): string[] =>
  alternatives.map(({ what, code }) => `${what} ${code ?? ''}`.trim());

describe('the score in trato explain', () => {
  const score = [
    'score:',
    '  base: 50',
    '  lines:',
    '    - { name: owes little, description: "less than a wage", when: { balance: { lt: 7000 } }, points: 15 }',
    '    - { when: { any: [{ broken_promises: { gte: 1 } }, { vulnerable: true }] }, points: -20 }',
    'segments:',
    '  - { id: good, when: { score: { gte: 60 } } }',
    '',
  ].join('\n');

  const scored = async (): Promise<TestWorkspace> => {
    const workspace = await workspaceWith([{ account: 'A-1', customer: 'C-1' }], { segmented: false });
    const settings = `${workspace.folder}/trato.yaml`;
    await workspace.write('trato.yaml', (await readFile(settings, 'utf8')).replace('segments:\n', score));
    await done(workspace, 'segment');
    return workspace;
  };

  it('is told line by line, with the points and whether each held, and decides about the segment', async () => {
    const { segment } = await explain(await scored(), 'A-1');
    expect(segment.chosen).toEqual({
      what: 'good',
      reason: 'score is 65, asked at least 60',
      rule: 'segments[0].when',
    });
    expect(segment.score).toEqual({
      base: 50,
      lines: [
        {
          name: 'owes little',
          description: 'less than a wage',
          points: 15,
          held: true,
          reason: 'balance is 6000.00 MXN, asked below 7000',
          rule: 'score.lines[0]',
        },
        {
          name: null,
          description: null,
          points: -20,
          held: false,
          reason: 'broken_promises is 0, asked at least 1; vulnerable is false, asked true',
          rule: 'score.lines[1]',
        },
      ],
      total: 65,
    });
  });

  it('is told in words', async () => {
    const { stdout } = await (await scored()).trato('explain', 'A-1');
    expect(stdout).toContain(
      [
        '  Its score is 65: 50 to begin with, and',
        '    +15, owes little: balance is 6000.00 MXN, asked below 7000. [score.lines[0]]',
        '    0 (not -20): broken_promises is 0, asked at least 1; vulnerable is false, asked true. [score.lines[1]]',
        '',
      ].join('\n'),
    );
  });

  it('is null where trato.yaml has none', async () => {
    const { segment } = await explain(await workspaceWith([{ account: 'A-1', customer: 'C-1' }]), 'A-1');
    expect(segment.score).toBeNull();
  });
});

describe('trato explain', () => {
  it('tells the segment of an account and what every earlier one asked', async () => {
    const { segment } = await explain(await workspaceWith([{ account: 'A-1', customer: 'C-1' }]), 'A-1');
    expect(segment.chosen).toEqual({
      what: 'early',
      reason: 'dpd is 10, asked between 1 and 30',
      rule: 'segments[3].when',
    });
    expect(segment.rejected).toEqual([
      { what: 'not-yet-due', reason: 'dpd is 10, asked below -7', rule: 'segments[0].when' },
      { what: 'preventive', reason: 'dpd is 10, asked between -7 and 0', rule: 'segments[1].when' },
      { what: 'early-small', reason: 'balance is 6000.00 MXN, asked below 5000', rule: 'segments[2].when' },
    ]);
  });

  it('tells the step that is due, and those that have not come or are past', async () => {
    const { step, decision, reasons } = await explain(
      await workspaceWith([{ account: 'A-1', customer: 'C-1' }]),
      'C-1',
    );
    expect(decision).toBe('message');
    expect(reasons).toEqual([]);
    expect(step.chosen).toMatchObject({
      what: 'offer-help',
      rule: 'strategies.early.steps[1].day',
      day: 10,
      template: 'ofrecemos-ayuda',
      tone: 'supportive',
      fellDueOn: '2026-11-20',
      lastDay: '2026-11-23',
    });
    expect(step.rejected).toEqual([
      {
        what: 'friendly-reminder',
        reason: 'a later step has come, and earlier ones are never sent late',
        rule: 'strategies.early.steps[0].day',
      },
      {
        what: 'payment-options',
        reason: 'day 20 has not come: 10 days past due',
        rule: 'strategies.early.steps[2].day',
      },
    ]);
  });

  it('tells when, by what and in which batch a step was sent', async () => {
    const workspace = await workspaceWith([{ account: 'A-1', customer: 'C-1' }]);
    for (const argv of [['plan'], ['approve', '1', '--by', 'A. Ruiz', '--yes'], ['dispatch']]) {
      await done(workspace, ...argv);
    }
    const { reasons, step } = await explain(workspace, 'C-1');
    expect(reasons[0]).toMatchObject({
      code: 'already-contacted',
      reason: expect.stringContaining('sent on 2026-11-20 by email in batch 1'),
    });
    expect(step.rejected.find(({ what }) => what === 'offer-help')?.reason).toBe(
      'sent on 2026-11-20 by email in batch 1 for these arrears',
    );
  });

  it('finds a customer by a national id written otherwise, and shows no other form of it', async () => {
    const workspace = await makeWorkspace({ country: 'CO', asOf });
    const row = 'A-1,1.030.000.000,María Gómez,6000.00,2026-11-10';
    await workspace.write('cartera.csv', `account_id,national_id,full_name,balance,due_date\n${row}\n`);
    await done(workspace, 'import', 'portfolio', 'cartera.csv');
    await done(workspace, 'segment');
    expect((await explain(workspace, '1.030.000.000')).customer).toBe('1.030.000.000');
    expect((await explain(workspace, '1030000000')).customer).toBe('1030000000');
    expect((await explain(workspace, 'A-1')).customer).toBe('***0000');
  });

  it('tells why the other accounts of the customer rank after the one that is treated', async () => {
    const rows = [
      { account: 'A-1', customer: 'C-1', due: '2026-11-05' },
      { account: 'A-2', customer: 'C-1', due: '2026-11-10', balance: '9000.00' },
      { account: 'A-3', customer: 'C-1', due: '2026-11-25' },
    ];
    const { account, step, segment } = await explain(await workspaceWith(rows), 'A-2');
    expect(account).toBe('A-2');
    expect(segment.accounts.map((one) => `${one.account} ${one.assigned}`)).toEqual([
      'A-1 early',
      'A-2 early',
      'A-3 preventive',
    ]);
    expect(step.treatedBy).toMatchObject({
      account: 'A-1',
      inMessage: true,
      reason: 'ranks first: A-1 is 15 days past due, A-2 10 days past due',
    });
    expect(step.otherAccounts.map((one) => [one.account, one.inMessage])).toEqual([
      ['A-2', true],
      ['A-3', false],
    ]);
  });

  it('tells the channel with its hours, and the article of the rule that refuses another', async () => {
    const rows = [{ account: 'A-1', customer: 'C-1', preferred: 'whatsapp' }];
    const { channel } = await explain(await workspaceWith(rows), 'C-1');
    expect(channel.chosen).toMatchObject({
      what: 'email',
      recipient: 'm***@e***.com',
      sendOn: asOf,
      notBefore: expect.stringMatching(/^2026-11-20T\d\d:\d\d:00-06:00$/),
      timeZone: 'America/Mexico_City',
      rule: 'strategies.early.steps[1].channels',
    });
    expect(channel.rejected).toEqual([
      expect.objectContaining({
        what: 'whatsapp',
        code: 'no-consent',
        rule: 'ALL-WHATSAPP-OPT-IN',
        article: 'WhatsApp Business Messaging Policy, opt-in',
      }),
      expect.objectContaining({ what: 'sms', code: 'not-needed' }),
    ]);
  });

  it('tells everything that stands against a message', async () => {
    const rows = [{ account: 'A-1', customer: 'C-1', consents: 'no,no,no' }];
    const workspace = await workspaceWith(rows);
    await workspace.write('pagos.csv', 'account_id,paid_on,amount\nA-1,2026-11-19,100.00\n');
    await done(workspace, 'import', 'payments', 'pagos.csv', '--date-order', 'ymd');
    const { decision, reasons, channel } = await explain(workspace, 'C-1');
    expect(decision).toBe('excluded');
    expect(outcomes(reasons)).toEqual([
      'recent-payment recent-payment',
      'email no-consent',
      'whatsapp no-consent',
      'sms no-consent',
    ]);
    expect(reasons[0]).toMatchObject({ rule: 'planning.recent_payment_days' });
    expect(channel.chosen).toBeNull();
  });

  it('says what the plan then does', async () => {
    const rows = [
      { account: 'A-1', customer: 'C-1' },
      { account: 'A-2', customer: 'C-2', due: '2026-11-01' },
      { account: 'A-3', customer: 'C-3', phone: '', email: '' },
      { account: 'A-4', customer: 'C-4', balance: '20.00' },
      { account: 'A-5', customer: 'C-5', due: '2026-09-10' },
      { account: 'A-6', customer: 'C-6', due: '2026-11-19' },
    ];
    const workspace = await workspaceWith(rows);
    const told: ExplainSummary[] = [];
    for (const { customer } of rows) told.push(await explain(workspace, customer));
    await done(workspace, 'plan');
    const planned = await withTablesOf(workspace, async (database) => ({
      messages: await database('messages')
        .orderBy('customer_id')
        .select('customer_id', 'step', 'channel', 'not_before'),
      exclusions: await database('exclusions').orderBy('customer_id').select('customer_id', 'segment', 'barriers'),
    }));
    const messages = told.filter(({ decision }) => decision === 'message');
    expect(
      messages.map(({ customer, step, channel }) => [
        customer,
        step.chosen?.what,
        channel.chosen?.what,
        channel.chosen?.notBefore,
      ]),
    ).toEqual(planned.messages.map((row) => [row.customer_id, row.step, row.channel, row.not_before]));
    const excluded = told.filter(({ decision }) => decision === 'excluded');
    expect(excluded.map(({ customer, reasons }) => [customer, reasons.map(({ code }) => code)])).toEqual(
      planned.exclusions.map((row) => [
        row.customer_id,
        (JSON.parse(row.barriers) as { code: string }[]).map(({ code }) => code),
      ]),
    );
    expect(messages.length * excluded.length).toBeGreaterThan(0);
  });

  it('tells the options of the offer, those that were not made, and the capacity with its source', async () => {
    const workspace = await workspaceWith([{ account: 'A-1', customer: 'C-1', balance: '6000.00' }]);
    expect((await explain(workspace, 'A-1')).offer.rejected).toEqual([
      expect.objectContaining({ what: 'offer', code: 'not-offered-yet', rule: 'offers.policies[0]' }),
    ]);
    await done(workspace, 'offer');
    const { offer } = await explain(workspace, 'A-1');
    const shown = (await workspace.trato('offer', 'show', 'A-1', '--json')).json;
    expect(offer.chosen.map(({ option, kind, total, discount }) => ({ option, kind, total, discount }))).toEqual(
      (shown.options as { option: number; kind: string; total: string; discount: string }[]).map(
        ({ option, kind, total, discount }) => ({ option, kind, total, discount }),
      ),
    );
    expect(offer.chosen[0]).toMatchObject({ kind: 'pay-in-full', count: 1, rule: 'offers.policies[0].pay_in_full' });
    expect(offer.capacity).toMatchObject({ amount: '2000.00', currency: 'MXN', source: 'policy-default' });
    expect(offer.rejected).toContainEqual({
      what: 'instalments: 2 fortnightly, 4 fortnightly, 2 monthly',
      code: 'above-capacity',
      reason: 'more a month than the customer can pay',
      rule: 'offers.policies[0].instalments',
    });
    expect(offer.inMessage).toBe(false);
  });

  it('says that no message carries an offer which lapses before the day it would be sent', async () => {
    const workspace = await workspaceWith([{ account: 'A-1', customer: 'C-1', balance: '4000.00', due: '2026-11-12' }]);
    await done(workspace, 'offer');
    const sent = await explain(workspace, 'A-1', '--as-of', '2026-11-30');
    expect([sent.decision, sent.step.chosen?.what, sent.offer.inMessage]).toEqual(['message', 'payment-options', true]);
    const settings = await readFile(`${workspace.folder}/trato.yaml`, 'utf8');
    await workspace.write('trato.yaml', settings.replace('planning:\n', 'planning:\n  extra_holidays: [2026-11-30]\n'));
    const { reason, offer } = await explain(workspace, 'A-1', '--as-of', '2026-11-30');
    expect([reason, offer.lapsesOn, offer.inMessage]).toEqual(['render-failed', '2026-11-30', false]);
    const { stdout } = await workspace.trato('explain', 'A-1', '--as-of', '2026-11-30');
    expect(stdout).toContain('until 2026-11-30; there is no message to carry it.');
  });

  it('writes nothing, and gives the same twice', async () => {
    const workspace = await workspaceWith([{ account: 'A-1', customer: 'C-1' }]);
    const content = () =>
      withTablesOf(workspace, async (database) => {
        const tables: { name: string }[] = await database.raw("select name from sqlite_master where type = 'table'");
        return Promise.all(tables.map(async ({ name }) => [name, await database(name)]));
      });
    const before = await content();
    const first = await explain(workspace, 'C-1');
    expect(await explain(workspace, 'C-1')).toEqual(first);
    expect(await content()).toEqual(before);
  });

  it('prints nothing of a person but the id, in words neither', async () => {
    const rows = [{ account: 'A-1', customer: 'C-1', consents: 'yes,yes,yes' }];
    const workspace = await workspaceWith(rows);
    await workspace.write(
      'trato.yaml',
      await replacedIn(workspace, '{ dpd: { lt: -7 } }', '{ city: "Toluca", dpd: { lt: -7 } }'),
    );
    for (const flags of [['--json'], []]) {
      const { stdout } = await workspace.trato('explain', 'A-1', ...flags);
      expect(stdout).toContain(
        'city is known but not shown, asked \\"Toluca\\"'.replaceAll('\\', flags.length > 0 ? '\\' : ''),
      );
      expect(stdout).not.toMatch(/María|Gómez|Puebla|maria|12345678/);
    }
  });

  it('masks the number of a person that stands for the customer, unless it was asked for', async () => {
    const workspace = await makeWorkspace({ country: 'MX', asOf });
    await workspace.write('c.csv', 'account_id,national_id,balance,due_date\nA-1,GOMM800101ABC,100.00,2026-11-10\n');
    await done(workspace, 'import', 'portfolio', 'c.csv', '--date-order', 'ymd');
    expect((await explain(workspace, 'A-1')).customer).toBe('***1ABC');
    expect((await explain(workspace, 'GOMM800101ABC')).customer).toBe('GOMM800101ABC');
  });

  it('refuses an id that nobody has', async () => {
    const workspace = await workspaceWith([{ account: 'A-1', customer: 'C-1' }]);
    const { exit, stderr } = await workspace.trato('explain', 'A-9', '--json');
    expect(exit).toBe(3);
    expect(JSON.parse(stderr)).toMatchObject({
      error: { code: 'unknown-id', hint: expect.stringContaining('A-1001') },
    });
  });

  it('prefers the customer where an id is also an account, and says so', async () => {
    const rows = [
      { account: 'X', customer: 'C-1' },
      { account: 'A-2', customer: 'X', due: '2026-11-01' },
    ];
    const workspace = await workspaceWith(rows);
    const asCustomer = await explain(workspace, 'X');
    expect(asCustomer).toMatchObject({ customer: 'X', account: 'A-2' });
    expect(asCustomer.warnings).toEqual([expect.stringContaining('X is a customer and also an account')]);
    const asAccount = await explain(workspace, 'X', '--portfolio', String(asCustomer.portfolio));
    expect(asAccount).toMatchObject({ customer: 'C-1', account: 'X', warnings: [] });
  });

  it('explains the first of several portfolios, and warns', async () => {
    const workspace = await workspaceWith([{ account: 'A-1', customer: 'C-1' }]);
    await done(workspace, 'import', 'portfolio', 'cartera.csv', '--date-order', 'ymd', '--portfolio', 'zeta');
    await done(workspace, 'segment');
    const first = await explain(workspace, 'A-1');
    expect(first.portfolio).toBe('main');
    expect(first.warnings).toEqual([expect.stringContaining('--portfolio zeta')]);
    expect(await explain(workspace, 'A-1', '--portfolio', 'zeta')).toMatchObject({ portfolio: 'zeta', warnings: [] });
  });

  it('tells the segment before any was assigned, and that the plan waits for it', async () => {
    const workspace = await workspaceWith([{ account: 'A-1', customer: 'C-1' }], { segmented: false });
    const { segment, decision, reasons, warnings } = await explain(workspace, 'C-1');
    expect(segment.chosen?.what).toBe('early');
    expect([decision, reasons[0]?.code]).toEqual(['excluded', 'not-a-candidate']);
    expect(warnings).toEqual([expect.stringContaining('run `trato segment`')]);
  });

  it('tells of an account that was paid since', async () => {
    const workspace = await workspaceWith([{ account: 'A-1', customer: 'C-1', balance: '100.00' }]);
    await workspace.write('pagos.csv', 'account_id,paid_on,amount\nA-1,2026-11-20,100.00\n');
    await done(workspace, 'import', 'payments', 'pagos.csv', '--date-order', 'ymd');
    const { decision, reasons, offer } = await explain(workspace, 'A-1');
    expect(decision).toBe('excluded');
    expect(outcomes(reasons)).toContain('paid paid');
    expect(outcomes(offer.rejected)).toEqual(['offer not-open']);
  });

  it('is told in words that can be read out', async () => {
    const workspace = await workspaceWith([{ account: 'A-1', customer: 'C-1' }], { country: 'CO' });
    const { stdout } = await workspace.trato('explain', 'A-1');
    expect(stdout).toMatch(/^Customer C-1 on 2026-11-20: no message\./);
    expect(stdout).toContain('Ley 2300 de 2023, art. 2. Read in: statute');
    for (const section of ['SEGMENT', 'STEP', 'CHANNEL', 'OFFER']) expect(stdout).toContain(`\n${section}\n`);
  });
});

const replacedIn = async ({ folder }: TestWorkspace, found: string, put: string): Promise<string> => {
  const { readFile } = await import('node:fs/promises');
  const text = await readFile(`${folder}/trato.yaml`, 'utf8');
  if (!text.includes(found)) throw new Error(`trato.yaml has no ${found}`);
  return text.replace(found, put);
};
