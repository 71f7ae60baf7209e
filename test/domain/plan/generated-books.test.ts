import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { exclusionReasons } from '../../../src/domain/barrier/exclusion.ts';
import type { CustomerCase } from '../../../src/domain/customer-case.ts';
import { addDays, type Day } from '../../../src/domain/day.ts';
import type { Currency, Minor } from '../../../src/domain/money.ts';
import type { Message } from '../../../src/domain/plan/batch.ts';
import type { ContactTerms } from '../../../src/domain/plan/channel-choice.ts';
import { type Decision, decisionFor, type PlanTerms } from '../../../src/domain/plan/message-composition.ts';
import type { Strategy } from '../../../src/domain/plan/strategy.ts';
import { contactTermsIn } from '../../../src/planning/contact-terms.ts';
import { caseOf } from '../../../src/stores/cases/customer-case.ts';
import type { CaseRows } from '../../../src/stores/cases/customer-case-rows.ts';
import { lawRuns } from '../../support/law.ts';
import { brokenBy, untrueIn } from '../../support/naive-contact-law.ts';
import { anyBook, type Book, ownLimits } from '../../support/planned-book.ts';
import { homes } from '../../support/planned-places.ts';

type TermsOf = (customer: CustomerCase) => ContactTerms;
const creditor = { collects: 'own' } as const;
const contactTerms = new Map<string, TermsOf>();

const termsKey = (country: string, own: unknown): string => `${country} ${JSON.stringify(own)}`;

beforeAll(async () => {
  for (const [country, { timeZone }] of Object.entries(homes)) {
    for (const { ownHours, maxPerWeek, extraHolidays } of ownLimits) {
      const planning = {
        catchUpDays: 0,
        recentPaymentDays: 0,
        firstCallDay: 0,
        minimumBalance: 0 as Minor,
        hours: ownHours && { from: ownHours[0], to: ownHours[1] },
        maxPerDay: undefined,
        maxPerWeek,
        extraHolidays: [...extraHolidays] as Day[],
      };
      const terms = await contactTermsIn({ creditor, country, timeZone, planning }, '2026-11-20' as Day);
      contactTerms.set(termsKey(country, [ownHours, maxPerWeek, extraHolidays]), terms);
    }
  }
});

const planTermsOf = ({ terms }: Book): PlanTerms => {
  const asOf = terms.asOf as Day;
  const { ownHours, maxPerWeek, extraHolidays } = terms;
  const termsOf = contactTerms.get(termsKey(terms.country, [ownHours, maxPerWeek, extraHolidays])) as TermsOf;
  return {
    treatment: {
      asOf,
      strategies: new Map(Object.keys(terms.steps).map((segment) => [segment, strategyOf(segment, terms)])),
      priorities: new Map(Object.entries(terms.priorities)),
      catchUpDays: terms.catchUpDays,
      recentPaymentDays: terms.recentPaymentDays,
      minimumBalance: terms.minimumBalance as Minor,
      currency: terms.currency as Currency,
    },
    creditor: { name: 'Casa Luz', help: { default: 'responda' } } as unknown as PlanTerms['creditor'],
    contactTermsOf: (customer) => ({ ...termsOf(customer), asOf, firstCallDay: terms.firstCallDay }),
    localeOf: ({ language }) => (language === null || language.startsWith('es') ? 'es-MX' : undefined),
    templateOf: (locale, name) => ({ name, locale, version: '1' }) as unknown as ReturnType<PlanTerms['templateOf']>,
    render: ({ name }, { account }) =>
      name === 'product' && account.product === undefined
        ? { failed: { fact: 'account.product', place: 'product.liquid:1' } }
        : { subject: 'Su cuenta', body: 'Hola' },
    offerOf: () => undefined,
    costOf: () => 5 as Minor,
  };
};

const strategyOf = (segment: string, { steps, delinquent }: Book['terms']): Strategy => ({
  segment,
  clock: delinquent.includes(segment) ? 'delinquent' : 'dpd',
  steps: (steps[segment] ?? []).map((step) => ({ ...step, tone: 'warm' as const, offers: false })),
});

const decided = (book: Book, rows: CaseRows, terms = planTermsOf(book)): Decision =>
  decisionFor(caseOf(rows, book.terms.asOf as Day), terms);

/** Everything that is wrong with what was decided about a customer. */
const wrongWith = (decision: Decision, rows: CaseRows, { terms }: Book): readonly string[] =>
  'message' in decision ? brokenBy(decision.message, rows, terms) : untrueIn(decision.exclusion, rows, terms);

const codesIn = (decision: Decision): ReadonlySet<string> =>
  new Set('message' in decision ? ['message'] : decision.exclusion.barriers.map(({ code }) => code));

/** Some books with their messages, for the checker to be tried on. */
const planned = (): readonly { readonly message: Message; readonly rows: CaseRows; readonly book: Book }[] =>
  fc.sample(anyBook(), { numRuns: 400, seed: 7 }).flatMap((book) =>
    book.customers.flatMap((rows) => {
      const decision = decided(book, rows);
      return 'message' in decision ? [{ message: decision.message, rows, book }] : [];
    }),
  );

describe('law: over generated books', () => {
  test('no message breaks a rule, an opt-out, a hold, a cap or a consent, and nobody is left out for a reason that does not hold', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(anyBook(), (book) => {
        const terms = planTermsOf(book);
        for (const rows of book.customers) {
          const decision = decided(book, rows, terms);
          expect(wrongWith(decision, rows, book)).toEqual([]);
          for (const code of codesIn(decision)) seen.set(code, (seen.get(code) ?? 0) + 1);
        }
      }),
      lawRuns(10_000),
    );
    const unseen = Object.keys(exclusionReasons).filter((code) => !seen.has(code) && code !== 'language-rule');
    expect(unseen).toEqual([]);
    expect(seen.get('message')).toBeGreaterThan(1500);
  }, 300_000);

  test('what was decided does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(anyBook(), (book) => {
        for (const rows of book.customers) expect(decided(book, turnedRound(rows))).toEqual(decided(book, rows));
      }),
      lawRuns(500),
    );
  });
});

const turnedRound = (rows: CaseRows): CaseRows => ({
  ...rows,
  accounts: [...rows.accounts].reverse(),
  consents: [...rows.consents].reverse(),
  interactions: [...rows.interactions].reverse(),
});

describe('the checker finds what is wrong with a message', () => {
  const moved = (instant: string, minutes: number): string =>
    new Date(Date.parse(instant) + minutes * 60_000).toISOString();
  const contact = (rows: CaseRows, message: Message) => ({
    customer_id: message.customerId,
    interaction_key: 'besides',
    kind: 'contact' as const,
    direction: 'out' as const,
    channel: message.channel,
    result: null,
    portfolio: message.portfolio,
    account_id: message.accountId,
    accounts: null,
    on_day: message.sendOn,
    batch_id: null,
    ...rows.interactions[0],
  });
  type Spoilt = readonly [Message, CaseRows];
  const faults: readonly [string, (message: Message, rows: CaseRows) => Spoilt][] = [
    ['an hour too early', (message, rows) => [{ ...message, notBefore: moved(message.notBefore, -60) }, rows]],
    ['an hour too late', (message, rows) => [{ ...message, notAfter: moved(message.notAfter, 60) }, rows]],
    ['another day', (message, rows) => [{ ...message, sendOn: addDays(message.sendOn, 1) }, rows]],
    ['another amount', (message, rows) => [{ ...message, amount: (message.amount + 1) as Minor }, rows]],
    ['another address', (message, rows) => [{ ...message, recipient: `${message.recipient}0` }, rows]],
    ['another step', (message, rows) => [{ ...message, stepKey: `${message.stepKey}0` }, rows]],
    [
      'sent before',
      (message, rows) => {
        const sent = { ...contact(rows, message), kind: 'message' as const, interaction_key: message.stepKey };
        return [message, { ...rows, interactions: [...rows.interactions, sent] }];
      },
    ],
    [
      'an opt-out',
      (message, rows) => {
        const stop = { outcome: 'unsubscribed' as const, on_day: message.sendOn, channel: message.channel };
        const told = { ...stop, customer_id: message.customerId, address: null, batch_id: null };
        return [message, { ...rows, outcomes: [...rows.outcomes, told] }];
      },
    ],
    [
      'a refusal',
      (message, rows) => {
        const said = { channel: message.channel, state: 'refused' as const, since_on: message.sendOn, dated: 1 };
        const others = rows.consents.filter(({ channel }) => channel !== message.channel);
        const refusal = { ...said, customer_id: message.customerId, form: null };
        return [message, { ...rows, consents: [...others, refusal] }];
      },
    ],
    [
      'a payment',
      (message, rows) => {
        const paid = rows.accounts.map((account) => ({ ...account, balance_minor: 0 }));
        return [message, { ...rows, accounts: paid }];
      },
    ],
  ];
  test.each(faults)('%s', (_, spoil) => {
    for (const { message, rows, book } of planned().slice(0, 40)) {
      expect(brokenBy(message, rows, book.terms)).toEqual([]);
      const [spoilt, told] = spoil(message, rows);
      expect(brokenBy(spoilt, told, book.terms)).not.toEqual([]);
    }
  });

  test('contacts beyond a cap, wherever there is one', () => {
    const capped = planned().filter(({ book }) => ['MX', 'CO', 'CL'].includes(book.terms.country));
    expect(capped.length).toBeGreaterThan(5);
    for (const { message, rows, book } of capped) {
      const more = [0, 1, 2].map((index) => ({
        ...contact(rows, message),
        interaction_key: `besides-${index}`,
        channel: message.channel,
        direction: 'out' as const,
        on_day: message.sendOn,
      }));
      const told = { ...rows, interactions: [...rows.interactions, ...more] };
      expect(brokenBy(message, told, book.terms)).not.toEqual([]);
    }
  });
});
