import { describe, expect, test } from 'vitest';
import { type Channel, channels } from '../../../src/domain/channel.ts';
import { type Contact, capBarrier, capWarnings } from '../../../src/domain/contact/contact-cap.ts';
import { contactWarnings } from '../../../src/domain/contact/contact-warning.ts';
import { contactWindow } from '../../../src/domain/contact/contact-window.ts';
import { type ContactPack, placelessPack } from '../../../src/domain/contact-rules/contact-pack.ts';
import type { ContactRule } from '../../../src/domain/contact-rules/contact-rule.ts';
import {
  type ContactRules,
  consentNeeded,
  contentRules,
  rulesInForce,
} from '../../../src/domain/contact-rules/contact-rules.ts';
import type { Place } from '../../../src/domain/contact-rules/place.ts';
import { addDays, type Day } from '../../../src/domain/day.ts';
import { contactCountries, readContactPacks } from '../../../src/files/contact-rules/contact-rules.ts';
import { consentCases } from './consent-cases.ts';
import { contentCases } from './content-cases.ts';
import { limitCases } from './limit-cases.ts';
import { standings } from './standing-cases.ts';
import { windowCases } from './window-cases.ts';

const packs = await readContactPacks(await contactCountries());
const rulesIn = (pack: ContactPack): readonly ContactRule[] => [
  ...pack.rules,
  ...pack.overlays.flatMap(({ rules }) => rules),
];
const rules = packs.flatMap(rulesIn);
const ruleNamed = (id: string): ContactRule => rules.find((rule) => rule.id === id) ?? expect.fail(`no rule ${id}`);
const tuesday = '2026-11-17' as Day;

/** The rule in force by itself, and blocking, so that nothing else decides. */
const alone = (id: string, severity: ContactRule['severity'] = 'block'): ContactRules => {
  const pack = placelessPack(id, [{ ...ruleNamed(id), severity }]);
  return rulesInForce([pack], tuesday, { thirdParty: true });
};

test('every rule has a case that names it, and every case a rule', () => {
  const byKind = (...kinds: ContactRule['kind'][]) =>
    rules.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  const named = (cases: readonly { readonly rule: string }[]) => cases.map(({ rule }) => rule).sort();
  expect(named(windowCases)).toEqual(byKind('window').sort());
  expect(named(limitCases)).toEqual(byKind('cap', 'spacing', 'cooldown').sort());
  expect(named(consentCases)).toEqual(byKind('consent').sort());
  expect(named(contentCases)).toEqual(byKind('required-content', 'forbidden-content').sort());
  expect(byKind('ban')).toEqual(['US-CARRIER-SMS']);
  expect(standings.map((line) => line.split(' ')[0]).sort()).toEqual(rules.map(({ id }) => id).sort());
});

describe('windows: just inside is allowed, just outside is not', () => {
  const allowed = (id: string, channel: Channel, instant: string): boolean => {
    const [date = '', time = ''] = instant.replace('holiday', tuesday).split(' ');
    const isHoliday = () => instant.startsWith('holiday');
    const question = { day: date as Day, channel, zones: ['America/Bogota'], isHoliday };
    const window = contactWindow(alone(id), question);
    const at = `${date}T${time}:00-05:00`;
    return 'notBefore' in window && window.notBefore <= at && at < window.notAfter;
  };
  test.each(windowCases)('$rule', ({ rule, channel, inside, outside }) => {
    for (const instant of inside) expect(allowed(rule, channel, instant), instant).toBe(true);
    for (const instant of outside) expect(allowed(rule, channel, instant), instant).toBe(false);
  });

  test('AR-26951-CALLS warns of calls before nine and bars none', () => {
    const argentina = rulesInForce(packs, tuesday, { country: 'AR', region: 'Córdoba' });
    const only = { ...argentina, windows: argentina.windows.filter(({ id }) => id.startsWith('AR-')) };
    const asked = { day: tuesday, isHoliday: () => false };
    expect(contactWindow(only, { ...asked, channel: 'call', zones: ['America/Argentina/Cordoba'] })).toMatchObject({
      notBefore: '2026-11-17T08:00:00-03:00',
    });
    const warned = (channel: Channel) => contactWarnings(only, { ...asked, channel, contacts: [], agreed: true });
    expect(warned('call')).toContainEqual({ rule: 'AR-26951-CALLS', detail: 'better between 09:00 and 21:00' });
    expect(warned('sms').map(({ rule }) => rule)).not.toContain('AR-26951-CALLS');
  });
});

describe('limits: the last allowed contact and the first beyond it', () => {
  const contactOf = (written: string): Contact => {
    const [onDay = '', channel = '', ...more] = written.split(' ');
    const account = more.includes('B') ? 'B' : 'A';
    return { onDay: onDay as Day, channel: channel as Channel, account, conversation: more.includes('talk') };
  };
  test.each(limitCases)('$rule', ({ rule, made, within, beyond }) => {
    const { severity } = ruleNamed(rule);
    const contacts = made.map(contactOf);
    const broken = (before: readonly Contact[], written: string): boolean => {
      const { onDay: day, channel, account } = contactOf(written);
      const planned = { day, channel, accounts: [account ?? ''] };
      const warned = capWarnings(alone(rule, severity), before, planned).length > 0;
      const barred = capBarrier(alone(rule, severity), before, planned) !== undefined;
      expect(severity === 'warn' ? barred : warned, 'a rule either bars or warns').toBe(false);
      return warned || barred;
    };
    for (const contact of within) expect(broken(contacts, contact), contact).toBe(false);
    for (const contact of beyond) {
      expect(broken(contacts, contact), contact).toBe(true);
      expect(broken(contacts.slice(1), contact), `${contact}, one fewer made`).toBe(false);
    }
  });
});

describe('consent: needed where the rule says, and not once it is given', () => {
  test.each(consentCases)('$rule', ({ rule, asks, doesNot, form }) => {
    for (const channel of asks) expect(consentNeeded(alone(rule), channel)).toMatchObject({ id: rule, form });
    for (const channel of doesNot) expect(consentNeeded(alone(rule), channel)).toBeUndefined();
    const { severity } = ruleNamed(rule);
    const warned = (channel: Channel, agreed: boolean) =>
      contactWarnings(alone(rule, severity), { day: tuesday, channel, contacts: [], agreed, isHoliday: () => false });
    for (const channel of asks) {
      expect(warned(channel, false)).toHaveLength(severity === 'warn' ? 1 : 0);
      expect(warned(channel, true)).toEqual([]);
    }
  });
});

describe('content: listed for the messages that the rule is about', () => {
  test.each(contentCases)('$rule', ({ rule, kind, elements, firstOnly = false, leavesAlone }) => {
    const listed = (channel: Channel, first: boolean) => contentRules(alone(rule), { channel, first });
    expect(listed('email', true)).toMatchObject([{ id: rule, kind, elements: elements.split(' ') }]);
    expect(listed('email', false)).toHaveLength(firstOnly ? 0 : 1);
    if (leavesAlone) expect(listed(leavesAlone, true)).toEqual([]);
  });
});

test('US-CARRIER-SMS leaves a third-party collector no SMS, whatever the day', () => {
  const question = { day: tuesday, zones: ['America/Chicago'], isHoliday: () => false };
  expect(contactWindow(alone('US-CARRIER-SMS'), { ...question, channel: 'sms' })).toEqual({ barred: 'US-CARRIER-SMS' });
  expect(contactWindow(alone('US-CARRIER-SMS'), { ...question, channel: 'call' })).not.toEqual({
    barred: 'US-CARRIER-SMS',
  });
});

describe('standing: severity, confidence, first day, and whom and where it binds', () => {
  const places: Readonly<Record<string, Place>> = {
    'AR-C': { region: 'CABA' },
    'BR-SP': { region: 'SP' },
    'BR-AL': { region: 'Alagoas' },
    'GB-SCT': { region: 'Scotland' },
    'US-NYC': { region: 'NY', city: 'Brooklyn' },
  };
  const inForce = (id: string, day: string, scope: Place & { thirdParty: boolean }): boolean => {
    const own = packs.filter((pack) => rulesIn(pack).some((rule) => rule.id === id));
    return Object.values(rulesInForce(own, day as Day, scope))
      .flat()
      .some((rule) => rule.id === id);
  };
  test.each(standings)('%s', (line) => {
    const [id = '', kind, severity, confidence, from = '', ...more] = line.split(' ');
    expect(ruleNamed(id)).toMatchObject({ kind, severity, confidence });
    const overlay = more.includes('in') ? (more.at(-1) ?? '') : '';
    const place = places[overlay] ?? {};
    const day = from === 'always' ? '2010-01-01' : from;
    expect(inForce(id, day, { ...place, thirdParty: true })).toBe(true);
    if (from !== 'always') expect(inForce(id, addDays(from as Day, -1), { ...place, thirdParty: true })).toBe(false);
    expect(inForce(id, day, { ...place, thirdParty: false })).toBe(!more.includes('third-party'));
    if (overlay) expect(inForce(id, day, { region: 'Elsewhere', city: 'Elsewhere', thirdParty: true })).toBe(false);
  });

  test('only what is known from memory, is in doubt or is practice warns', () => {
    const warning = rules.filter(({ severity }) => severity === 'warn');
    for (const { id, confidence, doubt, article } of warning)
      expect(confidence === 'M' || doubt !== undefined || /practice|No me hostiguen/.test(article), id).toBe(true);
  });

  test('every channel is written to in some country', () => {
    for (const channel of channels) expect(rules.some((rule) => rule.channels.includes(channel))).toBe(true);
  });
});
