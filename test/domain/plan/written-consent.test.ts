import { describe, expect, test } from 'vitest';
import { placelessPack } from '../../../src/domain/contact-rules/contact-pack.ts';
import type { ConsentRule } from '../../../src/domain/contact-rules/contact-rule.ts';
import { rulesByPlace } from '../../../src/domain/contact-rules/contact-rules.ts';
import type { CustomerCase } from '../../../src/domain/customer-case.ts';
import { barrierWords, groundsIn } from '../../../src/domain/explain/barrier-words.ts';
import { chooseChannel } from '../../../src/domain/plan/channel-choice.ts';
import { accountCase, asOf, customerCase, step } from '../../support/customer-case.ts';

const rule: ConsentRule = {
  kind: 'consent',
  id: 'XX-WRITTEN',
  summary: 'Messages need consent in writing.',
  article: 'art. 1',
  source: 'a law',
  confidence: 'V',
  severity: 'block',
  channels: ['sms'],
  form: 'written',
};

const treatment = {
  account: accountCase(),
  others: [],
  total: accountCase().balance,
  step: step('reminder', 3, { channels: ['sms'] }),
  stepKey: 'key',
  lastDay: asOf,
};

const chosen = (customer: Partial<CustomerCase>, given: Partial<ConsentRule>) =>
  chooseChannel(customerCase(customer), treatment, {
    asOf,
    rulesOn: rulesByPlace([placelessPack('Nowhere', [{ ...rule, ...given }])])({}),
    windowOf: () => ({ from: '09:00', to: '18:00' }) as never,
    isHoliday: () => false,
    zones: ['America/Mexico_City'],
    firstCallDay: 30,
  });

const granted = new Map([['sms', 'granted']] as const);
const refused = new Map([['sms', 'refused']] as const);

describe('a rule that asks for consent in writing', () => {
  test.each<[string, Partial<CustomerCase>, object]>([
    ['nothing is known', {}, { rule: rule.id }],
    ['the customer agreed by word', { consents: granted }, { rule: rule.id, detail: 'agreed, but not in writing' }],
    ['they refused', { consents: refused }, { detail: 'said no to sms' }],
  ])('bars where %s', (_, customer, barrier) => {
    expect(chosen(customer, {}).refused).toEqual([{ channel: 'sms', code: 'no-consent', ...barrier }]);
  });

  test.each<[string, Partial<CustomerCase>, Partial<ConsentRule>]>([
    ['they agreed in writing', { consents: granted, writtenConsents: new Set(['sms'] as const) }, {}],
    ['the rule only warns', { consents: granted }, { severity: 'warn' }],
    ['the rule takes any consent', { consents: granted }, { form: 'given' }],
  ])('bars nothing where %s', (_, customer, given) => {
    expect(chosen(customer, given).refused.filter(({ code }) => code === 'no-consent')).toEqual([]);
  });

  test('says so in words, with the rule', () => {
    const ground = groundsIn(rulesByPlace([placelessPack('Nowhere', [rule])])({})(asOf));
    const told = barrierWords(
      { code: 'no-consent', rule: rule.id, detail: 'agreed, but not in writing' },
      'sms',
      ground,
    );
    expect(told).toEqual({
      what: 'sms',
      code: 'no-consent',
      reason: 'the customer agreed, but not in writing',
      rule: 'XX-WRITTEN',
      article: 'art. 1',
      source: 'a law',
      summary: 'Messages need consent in writing.',
    });
  });
});
