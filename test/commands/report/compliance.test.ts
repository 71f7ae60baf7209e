import { describe, expect, it } from 'vitest';
import { breachesIn, complianceOf, countsIn, type Ledger, ledgerWorkspace } from '../../support/ledger-workspace.ts';
import { toldWorkspace } from '../../support/told-workspace.ts';

type Case = readonly [name: string, country: string, fill: (ledger: Ledger) => Promise<void>, breach: string];

const hold = (values: object) => ({
  customer_id: 'C-1',
  reason: 'pause',
  from_on: '2026-11-03',
  stops_clock: 0,
  added_on: '2026-11-03',
  ...values,
});

const request = (importId: number, values: object) => ({
  customer_id: 'C-1',
  request_key: 'r',
  kind: 'stop-contact',
  on_day: '2026-11-03',
  state: 'open',
  import_id: importId,
  ...values,
});

const agreed = async ({ database }: Ledger, channels: readonly string[]) => {
  await database('consents').insert(
    channels.map((channel) => ({
      customer_id: 'C-1',
      channel,
      dated: 1,
      since_on: '2026-10-01',
      state: 'granted',
      import_id: 1,
    })),
  );
};

const theirsAgreed = async (ledger: Ledger, ...days: (readonly [day: string, values: object])[]) => {
  await agreed(ledger, ['call', 'email', 'sms', 'letter', 'whatsapp']);
  for (const [day, values] of days) await ledger.theirs(day, { ...values });
};

const cases: readonly Case[] = [
  [
    'a window that was handed over and ends too late',
    'MX',
    ({ ours }) => ours('2026-11-04', { not_after: '2026-11-04T21:30:00-06:00' }),
    'breach us 2026-11-04 outside-hours MX-SAFE-HOURS',
  ],
  [
    'a window that is right in another zone only',
    'MX',
    async ({ ours, database }) => {
      await database('customers').update({ region: 'Quintana Roo', country: 'MX' });
      await ours('2026-11-04', { not_before: '2026-11-04T08:00:00-06:00', not_after: '2026-11-04T20:30:00-06:00' });
    },
    'breach us 2026-11-04 outside-hours MX-SAFE-HOURS',
  ],
  [
    'a call on a Sunday',
    'MX',
    ({ theirs }) => theirs('2026-11-08'),
    'breach elsewhere 2026-11-08 outside-hours MX-SAFE-HOURS',
  ],
  [
    'a call on a holiday without a time',
    'MX',
    ({ theirs }) => theirs('2026-11-16', { at_time: null }),
    'breach elsewhere 2026-11-16 outside-hours MX-SAFE-HOURS',
  ],
  [
    'a call late in the evening',
    'PE',
    ({ theirs }) => theirs('2026-11-04', { at_time: '8:15 p. m.' }),
    'breach elsewhere 2026-11-04 outside-hours PE-62-B-CALLS',
  ],
  [
    'a second contact on a day',
    'MX',
    async ({ ours, theirs }) => {
      await theirs('2026-11-04', { at_time: '08:30' });
      await ours('2026-11-04');
    },
    'breach us 2026-11-04 over-cap MX-SAFE-DAY',
  ],
  [
    'the fourth contact of a week',
    'MX',
    async ({ ours, theirs }) => {
      for (const day of ['2026-11-02', '2026-11-03', '2026-11-04']) await theirs(day);
      await ours('2026-11-05');
    },
    'breach us 2026-11-05 over-cap MX-SAFE-WEEK',
  ],
  [
    'a second channel in a week',
    'CO',
    (ledger) => theirsAgreed(ledger, ['2026-11-03', {}], ['2026-11-05', { channel: 'sms' }]),
    'breach elsewhere 2026-11-05 over-cap CO-2300-3-CHANNEL',
  ],
  [
    'messages with a day too few between',
    'CL',
    (ledger) => theirsAgreed(ledger, ['2026-11-03', { channel: 'sms' }], ['2026-11-05', { channel: 'email' }]),
    'breach elsewhere 2026-11-05 spacing CL-37-OTHER-SPACING',
  ],
  [
    'a call within seven days of a conversation',
    'US',
    (ledger) => theirsAgreed(ledger, ['2026-11-03', { result: 'conversation' }], ['2026-11-09', {}]),
    'breach elsewhere 2026-11-09 cooldown-after-talk US-1006.14-TALK',
  ],
  [
    'a channel that nobody agreed to',
    'CO',
    ({ theirs }) => theirs('2026-11-04'),
    'breach elsewhere 2026-11-04 without-consent CO-2300-2-CONSENT',
  ],
  [
    'a message after everything was paid',
    'MX',
    async ({ ours, imported, database }) => {
      const payments = await imported('payments', '2026-11-03');
      await database('payments').insert({
        customer_id: 'C-1',
        portfolio: 'tarjetas',
        account_id: 'A-1',
        payment_key: 'p',
        paid_on: '2026-11-02',
        amount_minor: 100_000,
        currency: 'MXN',
        source: 'file',
        import_id: payments,
      });
      await ours('2026-11-04');
    },
    'breach us 2026-11-04 after-payment',
  ],
  [
    'a message after the account was settled',
    'MX',
    async ({ ours, imported, database }) => {
      const again = await imported('portfolio', '2026-11-03');
      await database('account_history').insert({
        customer_id: 'C-1',
        portfolio: 'tarjetas',
        account_id: 'A-1',
        currency: 'MXN',
        balance_minor: 100_000,
        balance_on: '2026-10-01',
        due_on: '2026-10-20',
        valid_from_on: '0001-01-01',
        valid_until_on: '2026-11-03',
        replaced_by: again,
      });
      await database('accounts').update({
        closed_on: '2026-11-03',
        closed_reason: 'settled',
        valid_from_on: '2026-11-03',
        import_id: again,
      });
      await ours('2026-11-04');
    },
    'breach us 2026-11-04 after-payment',
  ],
  [
    'a message after stop-contact',
    'MX',
    async ({ ours, imported, database }) => {
      await database('requests').insert(request(await imported('requests', '2026-11-03'), {}));
      await ours('2026-11-04');
    },
    'breach us 2026-11-04 after-opt-out',
  ],
  [
    'a call after the customer said no to calls',
    'MX',
    async ({ theirs, imported, database }) => {
      const told = await imported('customers', '2026-11-03');
      await database('consents').insert({
        customer_id: 'C-1',
        channel: 'call',
        dated: 1,
        since_on: '2026-11-03',
        state: 'refused',
        import_id: told,
      });
      await theirs('2026-11-05');
    },
    'breach elsewhere 2026-11-05 after-opt-out',
  ],
  [
    'a message after the customer unsubscribed',
    'MX',
    async ({ ours, imported, database }) => {
      const told = await imported('outcomes', '2026-11-03');
      await database('outcomes').insert({
        customer_id: 'C-1',
        outcome_key: 'o',
        outcome: 'unsubscribed',
        on_day: '2026-11-03',
        channel: 'email',
        import_id: told,
      });
      await ours('2026-11-04');
    },
    'breach us 2026-11-04 after-opt-out',
  ],
  [
    'a message to an address that is somebody else’s',
    'MX',
    async ({ ours, imported, database }) => {
      const told = await imported('requests', '2026-11-03');
      await database('requests').insert(request(told, { kind: 'wrong-person', address: 'Ana@example.com' }));
      await ours('2026-11-04');
    },
    'breach us 2026-11-04 wrong-person',
  ],
  [
    'a message during a hold',
    'MX',
    async ({ ours, database }) => {
      await database('holds').insert(hold({ until_on: '2026-11-04' }));
      await ours('2026-11-04');
    },
    'breach us 2026-11-04 during-hold',
  ],
  [
    'a message while a dispute was open',
    'MX',
    async ({ ours, imported, database }) => {
      const told = await imported('requests', '2026-11-03');
      await database('requests').insert(
        request(told, { kind: 'dispute', state: 'granted', answered_on: '2026-11-05' }),
      );
      await ours('2026-11-04');
    },
    'breach us 2026-11-04 during-hold',
  ],
  [
    'a message while a promise was running',
    'MX',
    async ({ ours, database }) => {
      await database('promises').insert({
        customer_id: 'C-1',
        portfolio: 'tarjetas',
        account_id: 'A-1',
        amount_minor: 50_000,
        currency: 'MXN',
        made_on: '2026-11-02',
        due_on: '2026-11-05',
        source: 'command',
      });
      await ours('2026-11-04');
    },
    'breach us 2026-11-04 during-promise',
  ],
  [
    'a step of the same arrears, sent again',
    'MX',
    async ({ ours }) => {
      await ours('2026-11-04', { step: 'reminder' });
      await ours('2026-11-11', { step: 'reminder' });
    },
    'breach us 2026-11-11 step-twice',
  ],
];

describe('report compliance', () => {
  it.each(cases)('finds %s (%s), once and by its rule', async (_, country, fill, breach) => {
    const summary = await complianceOf(await ledgerWorkspace(country, fill));
    expect(breachesIn(summary)).toEqual([breach]);
    expect([summary.breaches, summary.notInOrder]).toEqual([breach.startsWith('breach ') ? 1 : 0, 1]);
    const [, , , check] = breach.split(' ');
    expect(
      summary.measures.filter(({ numerator }) => numerator !== 0).map(({ name, numerator }) => [name, numerator]),
    ).toEqual([[check, 1]]);
    expect(summary.warnings).toHaveLength(1);
  });

  const inOrder: readonly (readonly [
    name: string,
    country: string,
    fill: (ledger: Ledger) => Promise<void>,
    counts: object,
  ])[] = [
    ['a message in its hours', 'MX', ({ ours }) => ours('2026-11-04'), {}],
    [
      'a call without a time, which nobody can tell',
      'MX',
      ({ theirs }) => theirs('2026-11-04', { at_time: null }),
      { 'outside-hours': '0 0 0 1' },
    ],
    [
      'a hold that was over the day before',
      'MX',
      async ({ ours, database }) => {
        await database('holds').insert(hold({ until_on: '2026-11-03' }));
        await ours('2026-11-04');
      },
      {},
    ],
    [
      'a hold that was released on the day',
      'MX',
      async ({ ours, database }) => {
        await database('holds').insert(hold({ released_on: '2026-11-04' }));
        await ours('2026-11-04');
      },
      {},
    ],
    [
      'a hold of the day itself, of which nobody can tell what came first',
      'MX',
      async ({ ours, database }) => {
        await database('holds').insert(hold({ from_on: '2026-11-04', added_on: '2026-11-04' }));
        await ours('2026-11-04');
      },
      { 'during-hold': '0 0 0 1' },
    ],
    [
      'a vulnerable customer called by a person',
      'MX',
      async ({ theirs, database }) => {
        await database('holds').insert(hold({ reason: 'vulnerability', support_need: 'more-time' }));
        await theirs('2026-11-04');
      },
      {},
    ],
    [
      'a payment that was told only later',
      'MX',
      async ({ ours, imported, database }) => {
        await ours('2026-11-04');
        const payments = await imported('payments', '2026-11-06');
        await database('payments').insert({
          customer_id: 'C-1',
          portfolio: 'tarjetas',
          account_id: 'A-1',
          payment_key: 'p',
          paid_on: '2026-11-03',
          amount_minor: 100_000,
          currency: 'MXN',
          source: 'file',
          import_id: payments,
        });
      },
      { 'after-payment': '0 0 1 0' },
    ],
    [
      'a contact of the day that was told only later',
      'MX',
      async ({ ours, theirs }) => {
        await ours('2026-11-04', {}, 1);
        await theirs('2026-11-04', { at_time: '08:15' });
      },
      { 'over-cap': '0 0 1 0' },
    ],
    [
      'stop-contact that a later consent took back',
      'MX',
      async ({ ours, imported, database }) => {
        await database('requests').insert(request(await imported('requests', '2026-11-03'), {}));
        const told = await imported('customers', '2026-11-04');
        await database('consents').insert({
          customer_id: 'C-1',
          channel: 'email',
          dated: 1,
          since_on: '2026-11-04',
          state: 'granted',
          import_id: told,
        });
        await ours('2026-11-05');
      },
      {},
    ],
    [
      'the call in which the customer asked not to be called',
      'MX',
      async ({ theirs, imported, database }) => {
        await theirs('2026-11-03');
        await database('requests').insert(request(await imported('requests', '2026-11-03'), {}));
      },
      {},
    ],
    [
      'calls by the customer',
      'MX',
      async ({ theirs }) => {
        for (const at of ['01:00', '02:00', '03:00', '04:00'])
          await theirs('2026-11-08', { direction: 'in', at_time: at });
      },
      {},
    ],
    [
      'a promise that was kept before',
      'MX',
      async ({ ours, imported, database }) => {
        const account = {
          customer_id: 'C-1',
          portfolio: 'tarjetas',
          account_id: 'A-1',
          currency: 'MXN',
          amount_minor: 50_000,
        };
        await database('promises').insert({
          ...account,
          made_on: '2026-11-02',
          due_on: '2026-11-05',
          source: 'command',
        });
        const told = await imported('payments', '2026-11-03');
        await database('payments').insert({
          ...account,
          payment_key: 'p',
          paid_on: '2026-11-03',
          source: 'file',
          import_id: told,
        });
        await ours('2026-11-04');
      },
      {},
    ],
  ];

  it.each(inOrder)('finds nothing wrong with %s', async (_, country, fill, counts) => {
    const summary = await complianceOf(await ledgerWorkspace(country, fill));
    expect(summary.warnings).toEqual([]);
    expect(summary.breaches).toBe(0);
    expect(countsIn(summary)).toEqual(counts);
  });
});

it('tells every rule with its source, and all breaches in the CSV however many there are', async () => {
  const workspace = await ledgerWorkspace('MX', async ({ theirs }) => {
    for (let hour = 0; hour < 130; hour += 1) await theirs('2026-11-04', { at_time: `0${hour % 6}:30` });
  });
  const period = ['--from', '2026-11-01', '--to', '2026-11-20'];
  const { stdout, stderr, exit } = await workspace.trato('report', 'compliance', ...period);
  expect(exit).toBe(0);
  expect(stderr).toContain('BREACH outside-hours: 130 contacts outside the hours of a rule');
  expect(stdout).toContain('130 contacts: 0 messages of ours, 130 made elsewhere');
  expect(stdout).toContain('more: --format csv --output FILE has them all');
  expect(stdout).toContain('MX-SAFE-HOURS (block, confidence S): 130 checked, 130 breaches, 0 not known');
  expect(stdout).toContain('Read in: idconline.mx 2014-10-07');
  expect(stdout).not.toContain('C-1');
  const summary = await complianceOf(workspace);
  expect(summary.tables.at(-1)?.rows).toHaveLength(100);
  expect(summary.breaches).toBe(130 * 2 + 129 + 127);
  const csv = await workspace.trato('report', 'compliance', ...period, '--format', 'csv');
  expect(csv.stdout.split('\n').filter((line) => line.startsWith('breach,'))).toHaveLength(summary.breaches);
});

it('finds a contact with somebody who had asked not to be contacted, was erased and placed again', async () => {
  const workspace = await toldWorkspace();
  await workspace.tell('requests', 'customer_id,request,day\nC-A,stop-contact,2026-11-10\n');
  await workspace.done('customer', 'erase', 'C-A', '--reason', 'customer-request', '--yes');
  await workspace.place([{ account: 'A' }, { account: 'B' }]);
  await workspace.tell(
    'interactions',
    'customer_id,day,time,channel,direction,result\nC-A,2026-11-18,12:00,call,out,sent\n',
  );
  expect(breachesIn(await complianceOf(workspace))).toEqual(['breach elsewhere 2026-11-18 after-opt-out']);
});
