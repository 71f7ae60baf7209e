import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, type Day } from '../../../src/domain/day.ts';
import { breachesIn, complianceOf } from '../../support/ledger-workspace.ts';
import { portfolioWorkspace } from '../../support/portfolio-workspace.ts';

const headings =
  'account_id,customer_id,full_name,balance,due_date,phone,email,city,region,country,consent_sms,consent_whatsapp,consent_email,consent_call,preferred_hours';

const places: Readonly<Record<string, readonly string[]>> = {
  MX: ['Tijuana,Baja California,MX', 'Cancún,Quintana Roo,MX', ',,', 'Houston,TX,US'],
  CL: ['Santiago,RM,CL', 'Hanga Roa,Isla de Pascua,CL', ',,'],
  BR: ['Manaus,AM,BR', 'São Paulo,SP,BR', 'Maceió,AL,BR', ',,'],
  US: ['New York,NY,US', 'Los Angeles,CA,US', ',,'],
};

const currencies: Readonly<Record<string, string>> = { MX: 'MXN', CL: 'CLP', BR: 'BRL', US: 'USD' };
const phones = ['+525512345678', '+14155550132', '+5511987654321', '+56987654321', ''];

interface Person {
  readonly place: number;
  readonly phone: number;
  readonly email: boolean;
  readonly agreed: boolean;
  readonly dpd: number;
  readonly accounts: number;
  readonly hours: string;
}

const person: fc.Arbitrary<Person> = fc.record({
  place: fc.nat(3),
  phone: fc.nat(phones.length - 1),
  email: fc.boolean(),
  agreed: fc.boolean(),
  dpd: fc.integer({ min: -5, max: 45 }),
  accounts: fc.integer({ min: 1, max: 2 }),
  hours: fc.constantFrom('', '10:00-12:00', '17:00-20:00'),
});

const first = '2026-11-02' as Day;

const rowsOf = (country: string, people: readonly Person[]): string => {
  const rows = people.flatMap(({ place, phone, email, agreed, dpd, accounts, hours }, index) =>
    Array.from({ length: accounts }, (_, number) => {
      const where = places[country] ?? [];
      const consent = agreed ? 'yes' : '';
      return `A-${index}-${number},C-${index},Ana Torres,9000,${addDays(first, number - dpd)},${phones[phone]},${email ? `c${index}@example.com` : ''},${where[place % where.length]},${consent},${consent},${consent},${consent},${hours}`;
    }),
  );
  return `${[headings, ...rows].join('\n')}\n`;
};

/** What happened elsewhere on a day, told on the next. */
interface Event {
  readonly customer: number;
  readonly kind: 'call' | 'talk' | 'sms' | 'paid' | 'stop' | 'dispute' | 'pause' | 'bounce';
}

const event: fc.Arbitrary<Event> = fc.record({
  customer: fc.nat(23),
  kind: fc.constantFrom('call', 'talk', 'sms', 'paid', 'stop', 'dispute', 'pause', 'bounce'),
});

it.each(Object.keys(places))(
  'finds no breach of ours in two weeks of planned messages in %s',
  async (country) => {
    const seed = 20_261_120;
    const [people = []] = fc.sample(fc.array(person, { minLength: 24, maxLength: 24 }), { seed, numRuns: 1 });
    const days = fc.sample(fc.array(event, { minLength: 2, maxLength: 5 }), { seed, numRuns: 5 });
    const workspace = await portfolioWorkspace([], { country, asOf: first });
    const done = async (day: Day, ...argv: string[]) => {
      const outcome = await workspace.on(day, ...argv, '--json');
      if (outcome.exit !== 0) throw new Error(`${argv.join(' ')}: ${outcome.stderr}`);
      return outcome.json;
    };
    const told = async (day: Day, kind: string, heading: string, rows: readonly string[]) => {
      if (rows.length === 0) return;
      await workspace.write(`${kind}.csv`, `${[heading, ...rows].join('\n')}\n`);
      await done(day, 'import', kind, `${kind}.csv`, '--date-order', 'ymd');
    };
    await workspace.write('cartera.csv', rowsOf(country, people));
    await done(
      first,
      'import',
      'portfolio',
      'cartera.csv',
      '--date-order',
      'ymd',
      '--currency',
      currencies[country] ?? '',
    );
    let messages = 0;
    for (const [index, events] of days.entries()) {
      const day = addDays(first, index * 2 + (index > 2 ? 5 : 0));
      const of = (kinds: readonly Event['kind'][]) => events.filter(({ kind }) => kinds.includes(kind));
      const before = addDays(day, -1);
      await told(
        day,
        'interactions',
        'customer_id,date,channel,direction,result',
        of(['call', 'talk', 'sms']).map(
          ({ customer, kind }) =>
            `C-${customer},${before},${kind === 'sms' ? 'sms' : 'call'},out,${kind === 'talk' ? 'spoken' : 'no answer'}`,
        ),
      );
      await told(
        day,
        'payments',
        'account_id,date,amount,currency,payment_id',
        of(['paid']).map(({ customer }, at) => `A-${customer}-0,${before},9000,${currencies[country]},P${index}-${at}`),
      );
      await told(
        day,
        'requests',
        'customer_id,date,request',
        of(['stop', 'dispute', 'pause']).map(
          ({ customer, kind }) => `C-${customer},${before},${kind === 'stop' ? 'stop-contact' : kind}`,
        ),
      );
      await told(
        day,
        'outcomes',
        'customer_id,date,outcome,email',
        of(['bounce']).map(({ customer }) => `C-${customer},${before},bounced,c${customer}@example.com`),
      );
      await done(day, 'segment');
      const plan = await done(day, 'plan', '--accept-stale');
      messages += Number(plan.messages);
      await done(day, 'approve', String(plan.batch), '--by', 'A. Ruiz', '--yes');
      await done(day, 'dispatch');
    }
    const summary = await complianceOf({ ...workspace, trato: (...argv) => workspace.on('2026-11-20', ...argv) });
    expect(messages).toBeGreaterThan(5);
    expect(summary.contacts.us).toBe(messages);
    expect(breachesIn(summary).filter((breach) => breach.startsWith('breach us'))).toEqual([]);
  },
  120_000,
);
