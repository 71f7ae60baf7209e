import { describe, expect, test } from 'vitest';
import type { Channel } from '../../../src/domain/channel.ts';
import type { AccountCase, CustomerCase } from '../../../src/domain/customer-case.ts';
import { type Day, parseIsoDay } from '../../../src/domain/day.ts';
import type { MessageFacts } from '../../../src/domain/message/template.ts';
import { minorOf, parseCurrency } from '../../../src/domain/money.ts';
import { messageFacts, type OfferInForce } from '../../../src/domain/plan/message-facts.ts';
import type { Treatment } from '../../../src/domain/plan/treatment.ts';

const day = parseIsoDay('2026-11-20') ?? expect.fail('day');
const account: AccountCase = {
  portfolio: 'main',
  accountId: '0000451970',
  segment: 'mid',
  enteredOn: day,
  currency: parseCurrency('MXN') ?? expect.fail('currency'),
  balance: minorOf(6_527_457),
  dueOn: day,
  dpd: 40,
  disputed: false,
  product: null,
  principal: null,
  interest: null,
  fees: null,
  contractInstalment: null,
  extra: {},
};
const customer: CustomerCase = {
  customerId: 'C-1',
  fullName: 'ANA TORRES',
  firstName: null,
  company: null,
  language: null,
  phones: [],
  emails: [],
  address: null,
  city: null,
  region: null,
  postalCode: null,
  country: null,
  timeZone: null,
  preferredChannel: null,
  preferredHours: null,
  payday: null,
  monthlyIncome: null,
  monthlyExpenses: null,
  incomeCurrency: null,
  consents: new Map(),
  agreedOn: new Map(),
  writtenConsents: new Set(),
  requests: [],
  outcomes: [],
  holds: [],
  accounts: [account],
  unsegmented: [],
  contacts: [],
  responses: [],
  stepsDone: new Map(),
  promises: [],
  payments: [],
};
const creditor = { name: 'Casa Luz', help: { default: 'responda a este mensaje', letter: 'llame al 55 1234 5678' } };

interface Varied {
  readonly named?: Partial<CustomerCase>;
  readonly treated?: Partial<AccountCase>;
  readonly others?: readonly AccountCase[];
  readonly channel?: Channel;
  readonly offer?: OfferInForce;
  readonly sendOn?: Day;
}

const factsFor = ({
  named = {},
  treated = {},
  others = [],
  channel = 'email',
  offer,
  sendOn = day,
}: Varied): MessageFacts => {
  const treatment: Treatment = {
    account: { ...account, ...treated },
    others,
    total: minorOf(6_648_026),
    step: { id: 'options', day: 31, channels: ['email'], tone: 'supportive', template: 'opciones', offers: true },
    stepKey: 'mid/options/2026-11-20',
    lastDay: day,
  };
  return messageFacts({ ...customer, ...named }, treatment, { channel, sendOn }, offer, {
    creditor,
    locale: 'es-MX',
    asOf: day,
  });
};

test('the help phrase is that of the channel', () => {
  expect(factsFor({ channel: 'letter' }).creditor.help).toBe('llame al 55 1234 5678');
  expect(factsFor({ channel: 'sms' }).creditor.help).toBe('responda a este mensaje');
});

test('beside the total of several accounts stands the balance of the one that is treated', () => {
  const { accounts, total, account: treated } = factsFor({ others: [account] });
  expect({ accounts, total, ...treated }).toMatchObject({
    accounts: 2,
    total: '$66,480.26',
    reference: '…1970',
    balance: '$65,274.57',
  });
});

test.each([
  ['0000451970', '…1970'],
  ['00083167-1', '…167-1'],
  ['A-7', '…A-7'],
  ['--', '…--'],
])('the account %s is called %s', (accountId, reference) => {
  expect(factsFor({ treated: { accountId } }).account.reference).toBe(reference);
});

test.each<[Partial<CustomerCase>, MessageFacts['customer']]>([
  [{}, { first_name: 'Ana', full_name: 'Ana Torres' }],
  [{ company: 'Muebles Pirúl, S.A. de C.V.' }, { full_name: 'Muebles Pirúl, S.A. de C.V.' }],
  [{ fullName: '<b>Lucía</b> Ferrer' }, {}],
  [{ fullName: '{{ customer.phone }} Paz' }, {}],
  [{ fullName: "Robert'); DROP TABLE accounts;--" }, {}],
  [{ fullName: 'Ana Torres', firstName: '{{ total }}' }, { full_name: 'Ana Torres' }],
  [{ fullName: null }, {}],
  [{ fullName: 'X' }, {}],
  [{ fullName: '12345' }, {}],
  [{ fullName: `Ana ${'Torres '.repeat(12)}` }, {}],
  [{ fullName: 'Ana \u202Eserro\u202C Torres' }, {}],
  [{ fullName: 'Ana\u001B[31m Torres' }, {}],
  [{ fullName: 'Descuento 50% Ya' }, {}],
  [{ fullName: 'Ana (ver http://x.example)' }, {}],
])('of %j a message may say %j', (named, expected) => {
  expect(factsFor({ named }).customer).toEqual(expected);
});

describe('the options of an offer', () => {
  const option = (number: number, firstDueOn: string): OfferInForce['options'][number] => ({
    option: number,
    kind: 'instalments',
    every: 'month',
    count: 3,
    total: minorOf(30_000),
    discount: minorOf(0),
    instalment: minorOf(10_000),
    last: minorOf(10_000),
    firstDueOn: firstDueOn as Day,
  });
  const offer: OfferInForce = {
    lapsesOn: '2026-11-30' as Day,
    options: [option(1, '2026-11-27'), option(2, '2026-12-04')],
  };
  const numbersOn = (sendOn: string): number[] =>
    (factsFor({ offer, sendOn: sendOn as Day }).options ?? []).map(({ number }) => number);

  test.each([
    ['before any first payment', '2026-11-20', [1, 2]],
    ['on the day of a first payment', '2026-11-27', [1, 2]],
    ['after the first payment of one', '2026-11-28', [2]],
    ['on the day the offer lapses', '2026-11-30', [2]],
    ['after it has lapsed', '2026-12-01', []],
  ])('%s', (_, sendOn, numbers) => {
    expect(numbersOn(sendOn)).toEqual(numbers);
  });
});
