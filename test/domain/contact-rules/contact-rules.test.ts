import { beforeAll, describe, expect, test } from 'vitest';
import type { ContactPack } from '../../../src/domain/contact-rules/contact-pack.ts';
import {
  consentNeeded,
  contentRules,
  rulesByPlace,
  rulesInForce,
} from '../../../src/domain/contact-rules/contact-rules.ts';
import type { Day } from '../../../src/domain/day.ts';
import { readContactPacks } from '../../../src/files/contact-rules/contact-rules.ts';

const day = '2026-11-17' as Day;
const packs = new Map<string, readonly ContactPack[]>();
const packsOf = (country: string) => packs.get(country) ?? [];

beforeAll(async () => {
  for (const country of ['CO', 'MX', 'US', 'BR']) packs.set(country, await readContactPacks([country]));
});

describe('consentNeeded', () => {
  const needed = (country: string, channel: 'sms' | 'whatsapp' | 'email' | 'call') =>
    consentNeeded(rulesInForce(packsOf(country), day, {}), channel)?.id;

  test.each([
    ['CO', 'sms', 'CO-2300-2-CONSENT'],
    ['CO', 'call', 'CO-2300-2-CONSENT'],
    ['MX', 'sms', undefined],
    ['MX', 'whatsapp', 'ALL-WHATSAPP-OPT-IN'],
    ['US', 'sms', 'US-1006.6-D5-SMS'],
    ['US', 'email', undefined],
  ] as const)('%s by %s', (country, channel, rule) => expect(needed(country, channel)).toBe(rule));
});

describe('where New York City may be', () => {
  const caps = (place: { region?: string; city?: string }) =>
    rulesInForce(packsOf('US'), day, place).caps.some(({ id }) => id.startsWith('US-NYC'));

  test.each([
    [{}, true],
    [{ region: 'NY' }, true],
    [{ region: 'us-ny', city: 'BROOKLYN' }, true],
    [{ city: 'New York' }, true],
    [{ region: 'NY', city: 'Buffalo' }, false],
    [{ region: 'California' }, false],
    [{ city: 'Los Angeles' }, false],
  ])('%j', (place, within) => expect(caps(place)).toBe(within));
});

test('rules end on their last day', () => {
  const pack = packsOf('CO')[1];
  const rule = pack?.rules[0];
  if (!pack || !rule) throw new Error('the pack of Colombia has rules');
  const ending = [{ ...pack, rules: [{ ...rule, effectiveTo: day }] }];
  expect(rulesInForce(ending, day).windows).toHaveLength(1);
  expect(rulesInForce(ending, '2026-11-18' as Day).windows).toHaveLength(0);
});

test('places under the same overlays share their rules', () => {
  const rulesAt = rulesByPlace(packsOf('BR'));
  expect(rulesAt({ region: 'RJ' })(day)).toBe(rulesAt({ region: 'MG' })(day));
  expect(rulesAt({ region: 'SP' })(day)).not.toBe(rulesAt({ region: 'MG' })(day));
  expect(rulesAt({ region: 'sao paulo' })(day)).toEqual(rulesInForce(packsOf('BR'), day, { region: 'SP' }));
});

test('what the first message must tell is not asked of the next', () => {
  const rules = rulesInForce(packsOf('MX'), day, {});
  const ids = (first: boolean) => contentRules(rules, { channel: 'email', first }).map(({ id }) => id);
  expect(ids(true)).toContain('MX-CONDUSEF-FIRST');
  expect(ids(false)).not.toContain('MX-CONDUSEF-FIRST');
  expect(ids(false)).toContain('ALL-CONTENT');
});
