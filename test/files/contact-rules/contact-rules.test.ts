import { describe, expect, test } from 'vitest';
import {
  contactCountries,
  parseContactPack,
  readContactPacks,
} from '../../../src/files/contact-rules/contact-rules.ts';

const rulesOf = async () => {
  const packs = await readContactPacks(await contactCountries());
  return packs.flatMap((pack) => [...pack.rules, ...pack.overlays.flatMap((overlay) => overlay.rules)]);
};

describe('the packs', () => {
  test('are there for these countries', async () =>
    expect(await contactCountries()).toEqual(['AR', 'BR', 'CL', 'CO', 'ES', 'GB', 'MX', 'PE', 'SV', 'US']));

  test('tell each rule under one id', async () => {
    const ids = (await rulesOf()).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(50);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('block only on what was read, or on their own stricter practice', async () => {
    const fromMemory = (await rulesOf()).filter((rule) => rule.confidence === 'M' && rule.severity === 'block');
    expect(fromMemory.map(({ id }) => id)).toEqual(['MX-SAFE-DAY', 'MX-SAFE-WEEK']);
  });

  test('come with the universal one, once each', async () => {
    const packs = await readContactPacks(['co', 'CO']);
    expect(packs.map(({ title }) => title)).toEqual(['Everywhere', 'Colombia']);
  });

  test('a country without rules is told with those that have them', async () =>
    expect(readContactPacks(['XX'])).rejects.toMatchObject({
      code: 'unknown-country',
      hint: 'Name a country that has them: AR, BR, CL, CO, ES, GB, MX, PE, SV, US.',
    }));
});

describe('parseContactPack', () => {
  const pack = (
    rule: string,
  ) => `title: Ours\nrules:\n  - id: OURS-1\n    summary: Ours.\n    article: ours\n    source: ours
    confidence: M\n    severity: block\n    channels: all\n${rule}`;

  test('reads a workspace’s own stricter rules', () => {
    const read = parseContactPack(pack('    kind: spacing\n    scope: customer\n    min_days: 3\n'), 'own.yaml');
    expect(read.rules).toMatchObject([{ kind: 'spacing', minDays: 3, channels: { length: 5 } }]);
  });

  test.each([
    [
      'a day without hours',
      "    kind: window\n    hours: { mon-sat: ['08:00', '20:00'] }\n",
      'no hours for sun, holiday',
    ],
    ['hours the wrong way round', "    kind: window\n    hours: { every-day: ['20:00', '08:00'] }\n", 'must be before'],
    ['no limit', '    kind: cap\n    scope: customer\n    count_on: attempt\n    window: iso-week\n', 'either max or'],
    ['a misspelt key', '    kind: spacing\n    scope: customer\n    min_day: 3\n', 'own.yaml:12'],
    ['a day that is none', '    kind: ban\n    effective_from: 2026-02-30\n', '2026-02-30'],
  ])('refuses %s with its place', (_, rule, told) =>
    expect(() => parseContactPack(pack(rule), 'own.yaml')).toThrow(told),
  );
});
