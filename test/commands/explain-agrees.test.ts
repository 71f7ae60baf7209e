import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ExplainSummary } from '../../src/commands/explain/explained.ts';
import { addDays, type Day } from '../../src/domain/day.ts';
import { portfolioWorkspace } from '../support/portfolio-workspace.ts';

const asOf = '2026-11-20' as Day;
const headings =
  'account_id,customer_id,full_name,balance,due_date,phone,email,region,consent_sms,consent_email,consent_call,consent_whatsapp,preferred_hours,disputed';
const currencies: Readonly<Record<string, string>> = { CO: 'COP', MX: 'MXN' };

interface Person {
  readonly dpd: number;
  readonly accounts: number;
  readonly phone: boolean;
  readonly email: boolean;
  readonly consent: string;
  readonly hours: string;
  readonly disputed: boolean;
  readonly told: 'nothing' | 'call' | 'talk' | 'paid' | 'stop' | 'pause' | 'bounce';
}

const person: fc.Arbitrary<Person> = fc.record({
  dpd: fc.integer({ min: -9, max: 130 }),
  accounts: fc.integer({ min: 1, max: 3 }),
  phone: fc.boolean(),
  email: fc.boolean(),
  consent: fc.constantFrom('yes', 'yes', 'no', ''),
  hours: fc.constantFrom('', '', '10:00-12:00', '22:00-23:00'),
  disputed: fc.constantFrom(false, false, false, true),
  told: fc.constantFrom('nothing', 'nothing', 'nothing', 'call', 'talk', 'paid', 'stop', 'pause', 'bounce'),
});

const rowsOf = (people: readonly Person[]): string =>
  people
    .flatMap(({ dpd, accounts, phone, email, consent, hours, disputed }, index) =>
      Array.from({ length: accounts }, (_, number) =>
        [
          ...[`A-${index}-${number}`, `C-${index}`, 'María Gómez', 6000 + number, addDays(asOf, number * 9 - dpd)],
          ...[phone ? '5512345678' : '', email ? `c${index}@example.com` : '', '', consent, consent, consent, consent],
          ...[hours, disputed && number === 0 ? 'yes' : ''],
        ].join(','),
      ),
    )
    .join('\n');

it.each(Object.keys(currencies))(
  'explains every customer of a book as the batch has them (%s)',
  async (country) => {
    const [people = []] = fc.sample(fc.array(person, { minLength: 40, maxLength: 40 }), {
      seed: 20_261_120,
      numRuns: 1,
    });
    const workspace = await portfolioWorkspace([], { country });
    const told = async (kind: string, heading: string, of: Person['told'], row: (index: number) => string) => {
      const rows = people.flatMap((one, index) => (one.told === of ? [row(index)] : []));
      await workspace.write(`${of}.csv`, `${[heading, ...rows].join('\n')}\n`);
      await workspace.done('import', kind, `${of}.csv`, '--date-order', 'ymd');
    };
    await workspace.write('cartera.csv', `${headings}\n${rowsOf(people)}\n`);
    const currency = currencies[country] ?? '';
    await workspace.done('import', 'portfolio', 'cartera.csv', '--date-order', 'ymd', '--currency', currency);
    await told(
      'interactions',
      'customer_id,date,channel,direction,result',
      'call',
      (at) => `C-${at},2026-11-18,call,out,no answer`,
    );
    await told(
      'interactions',
      'customer_id,date,channel,direction,result',
      'talk',
      (at) => `C-${at},2026-11-19,call,out,spoken`,
    );
    await told(
      'payments',
      'account_id,date,amount,currency,payment_id',
      'paid',
      (at) => `A-${at}-0,2026-11-19,500,${currency},P${at}`,
    );
    await told('requests', 'customer_id,date,request', 'stop', (at) => `C-${at},2026-11-19,stop-contact`);
    await told('requests', 'customer_id,date,request', 'pause', (at) => `C-${at},2026-11-19,pause`);
    await told(
      'outcomes',
      'customer_id,date,outcome,email',
      'bounce',
      (at) => `C-${at},2026-11-19,bounced,c${at}@example.com`,
    );
    await workspace.done('segment');
    const plan = await workspace.done('plan');
    const counted = { message: 0, excluded: 0 };
    for (const index of people.keys()) {
      const summary = (await workspace.done('explain', `C-${index}`)) as unknown as ExplainSummary;
      expect(summary.planned, `C-${index}`).toMatchObject({ batch: plan.batch, agrees: true });
      if (summary.planned?.planned) counted[summary.decision] += 1;
      expect(summary.reasons.length > 0).toBe(summary.decision === 'excluded');
      for (const { reason } of summary.reasons) expect(reason).not.toBe('');
    }
    expect(counted).toEqual({ message: plan.messages, excluded: plan.excluded });
    expect(counted.message).toBeGreaterThan(1);
  },
  120_000,
);

it('tells where the data have changed since the batch was planned, and that a dispatched one stands', async () => {
  const workspace = await portfolioWorkspace([{ account: 'A' }, { account: 'B' }]);
  await workspace.done('plan');
  await workspace.write('pagos.csv', 'account_id,date,amount,currency\nA,2026-11-20,6000.00,MXN\n');
  await workspace.done('import', 'payments', 'pagos.csv', '--date-order', 'ymd');
  const explained = async (id: string) => (await workspace.done('explain', id)) as unknown as ExplainSummary;
  expect((await explained('C-A')).planned).toMatchObject({
    agrees: false,
    told: expect.stringContaining('the data or the settings have changed since, now it would be no message (paid)'),
  });
  await workspace.done('plan');
  await workspace.done('approve', '2', '--by', 'A. Ruiz');
  await workspace.done('dispatch');
  expect((await explained('C-B')).planned).toMatchObject({
    agrees: true,
    told: 'Batch 2 of the day (dispatched) has a message, step offer-help by email on 2026-11-20; it was dispatched, so nothing more is due',
  });
});
