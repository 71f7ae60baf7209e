import { beforeAll, describe, expect, test } from 'vitest';
import { windowsByPlace } from '../../../src/domain/contact/contact-window.ts';
import type { ContactPack } from '../../../src/domain/contact-rules/contact-pack.ts';
import { rulesByPlace } from '../../../src/domain/contact-rules/contact-rules.ts';
import type { CustomerCase } from '../../../src/domain/customer-case.ts';
import { addDays, type Day } from '../../../src/domain/day.ts';
import type { MessageFacts, Template } from '../../../src/domain/message/template.ts';
import type { Currency, Minor } from '../../../src/domain/money.ts';
import { decisionFor, type PlanTerms } from '../../../src/domain/plan/message-composition.ts';
import { readContactPacks } from '../../../src/files/contact-rules/contact-rules.ts';
import { accountCase, asOf, customerCase, step, strategy, treatmentTerms } from '../../support/customer-case.ts';

let packs: readonly ContactPack[] = [];

beforeAll(async () => {
  packs = await readContactPacks(['MX']);
});

const template: Template = {
  name: 'reminder',
  locale: 'es-MX',
  channels: ['sms', 'email'],
  tone: 'warm',
  category: 'utility',
  body: '',
  version: 'v1',
};

const planTerms = (given: Partial<PlanTerms> = {}): PlanTerms => ({
  treatment: treatmentTerms(),
  creditor: { name: 'Casa Luz', help: { default: 'responda' } } as unknown as PlanTerms['creditor'],
  contactTermsOf: () => ({
    asOf,
    rulesOn: rulesByPlace(packs)({}),
    windowOf: windowsByPlace(packs, () => () => false)({}),
    isHoliday: () => false,
    zones: ['America/Mexico_City'],
    firstCallDay: 30,
  }),
  localeOf: ({ language }) => (language === null || language.startsWith('es') ? 'es-MX' : undefined),
  templateOf: (_, name) => (name === 'reminder' ? template : undefined),
  render: (_, { channel, customer, accounts, total }: MessageFacts) => ({
    subject: 'Su cuenta',
    body: `${channel} ${customer.first_name ?? 'nobody'} ${accounts} ${total}`,
  }),
  offerOf: () => undefined,
  costOf: (channel) => (channel === 'sms' ? 90 : 5) as Minor,
  ...given,
});

const messageOf = (customer: Partial<CustomerCase> = {}, terms: Partial<PlanTerms> = {}) => {
  const decision = decisionFor(customerCase(customer), planTerms(terms));
  if ('message' in decision) return decision.message;
  throw new Error(JSON.stringify(decision));
};

const exclusionOf = (customer: Partial<CustomerCase> = {}, terms: Partial<PlanTerms> = {}) => {
  const decision = decisionFor(customerCase(customer), planTerms(terms));
  if ('exclusion' in decision) return decision.exclusion;
  throw new Error(JSON.stringify(decision));
};

describe('a message', () => {
  test('is about the treated account, to the first address of its channel, with its window', () => {
    const account = accountCase({ dpd: 4 });
    expect(messageOf({ accounts: [account] })).toMatchObject({
      customerId: 'C-1',
      accountId: 'A-1001',
      segment: 'early',
      step: 'reminder',
      stepKey: `early/reminder/${account.dueOn}`,
      channel: 'sms',
      recipient: '+525512345678',
      recipientName: 'Ana Torres Gómez',
      subject: null,
      body: 'sms Ana 1 $1,000.00',
      sendOn: asOf,
      notBefore: `${asOf}T08:00:00-06:00`,
      notAfter: `${asOf}T21:00:00-06:00`,
      timeZone: 'America/Mexico_City',
      amount: 100_000,
      dueOn: account.dueOn,
      accounts: 1,
      parts: 1,
      cost: 90,
    });
  });

  test('counts the past-due accounts of one currency, and costs by the part', () => {
    const accounts = [
      accountCase({ dpd: 5 }),
      accountCase({ accountId: 'B', dpd: 4 }),
      accountCase({ accountId: 'USD', dpd: 4, currency: 'USD' as Currency }),
    ];
    const long = () => ({ subject: 'Su cuenta', body: 'x'.repeat(200) });
    expect(messageOf({ accounts })).toMatchObject({ accounts: 2, amount: 200_000, body: 'sms Ana 2 $2,000.00' });
    expect(messageOf({ accounts }, { render: long })).toMatchObject({ parts: 2, cost: 180 });
    expect(messageOf({ phones: [] }, { render: long })).toMatchObject({ parts: 1, cost: 5, channel: 'email' });
  });

  test('has a subject by e-mail only, and keeps why the channels before were not taken', () => {
    const { subject, decision } = messageOf({ phones: [] });
    expect(subject).toBe('Su cuenta');
    expect(JSON.parse(decision)).toMatchObject({
      step: { id: 'reminder', day: 3, dpd: 5 },
      channels: [{ channel: 'sms', code: 'no-valid-address' }, { channel: 'email' }],
      templateVersion: 'v1',
    });
  });

  test('puts only what the step offers', () => {
    const offer = { options: [], lapsesOn: addDays(asOf, 10) };
    const facts: MessageFacts[] = [];
    const render = (_: Template, given: MessageFacts) => {
      facts.push(given);
      return { body: 'x' };
    };
    messageOf({}, { render, offerOf: () => offer });
    expect(facts[0]).not.toHaveProperty('options');
  });

  test('names nobody by markup, code or braces, but keeps the name as text beside it', () => {
    for (const fullName of ['<b>Ana</b>', '{{ creditor.name }}', '=cmd()', 'a;b']) {
      expect(messageOf({ fullName })).toMatchObject({ body: 'sms nobody 1 $1,000.00', recipientName: fullName });
    }
  });

  test('carries no control or direction characters in the name beside it', () => {
    expect(messageOf({ fullName: '\u001B[31mA\u202E1\nB' }).recipientName).toBe('[31mA1 B');
    expect(messageOf({ fullName: '\u200B\u200E' }).recipientName).toBeNull();
  });
});

describe('an exclusion', () => {
  test.each<[string, Partial<CustomerCase>, string]>([
    ['a language nobody writes', { language: 'de' }, 'language-missing'],
    ['no address for any channel of the step', { phones: [], emails: [], address: 'Calle 1' }, 'no-valid-address'],
    ['a telephone that said no, and no e-mail', { emails: [], consents: new Map([['sms', 'refused']]) }, 'no-consent'],
    ['hours nobody may write in', { preferredHours: '02:00-05:00' }, 'outside-window'],
    ['everything paid', { accounts: [accountCase({ balance: 0 as Minor })] }, 'paid'],
  ])('%s', (_, customer, reason) => expect(exclusionOf(customer)).toMatchObject({ customerId: 'C-1', reason }));

  test('of a message whose template lacks a fact tells the place and the fact', () => {
    const render = () => ({ failed: { place: 'reminder.liquid:3', fact: 'account.product' } });
    expect(exclusionOf({}, { render })).toEqual({
      customerId: 'C-1',
      segment: 'early',
      reason: 'render-failed',
      barriers: [{ code: 'render-failed', rule: 'reminder.liquid:3', detail: 'needs account.product' }],
    });
  });

  test.each<[string, { subject?: string; body: string }, string]>([
    ['a placeholder left over', { subject: 'Su cuenta', body: 'Hola {{ name }}' }, 'placeholder {{'],
    ['no subject', { subject: ' ', body: 'Hola' }, 'empty subject'],
    ['nothing in it', { subject: 'Su cuenta', body: ' \n' }, 'empty body'],
    ['hidden characters', { subject: 'Su cuenta', body: 'Hola \u200BAna' }, 'hidden characters'],
  ])('of a message with %s', (_, rendering, detail) => {
    const { reason, barriers } = exclusionOf({ phones: [] }, { render: () => rendering });
    expect(reason).toBe('language-rule');
    expect(barriers).toMatchObject([{ code: 'language-rule', detail }]);
  });

  test('where the locale has no such template', () => {
    const strategies = new Map([['early', strategy('early', step('unwritten', 3))]]);
    expect(exclusionOf({}, { treatment: treatmentTerms({ strategies }) })).toMatchObject({
      reason: 'language-missing',
      barriers: [{ detail: 'no template unwritten in es-MX' }],
    });
  });

  test('tells the customer’s barriers and every channel’s', () => {
    const payments = [{ paidOn: asOf as Day, amount: 1 as Minor, currency: 'MXN' }];
    const { reason, barriers } = exclusionOf({ payments, emails: [], consents: new Map([['sms', 'refused']]) });
    expect(reason).toBe('recent-payment');
    expect(barriers.map(({ code }) => code)).toEqual(['recent-payment', 'no-consent', 'no-valid-address']);
  });
});

test('the same case and terms give the same decision', () => {
  expect(messageOf()).toEqual(messageOf());
  expect(JSON.stringify(messageOf())).toBe(JSON.stringify(messageOf()));
});
