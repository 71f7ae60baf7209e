import { beforeAll, expect, test } from 'vitest';
import type { Channel } from '../../../src/domain/channel.ts';
import type { ContactPack } from '../../../src/domain/contact-rules/contact-pack.ts';
import { rulesInForce } from '../../../src/domain/contact-rules/contact-rules.ts';
import type { ContentElement } from '../../../src/domain/contact-rules/content-element.ts';
import { statedContent } from '../../../src/domain/plan/stated-content.ts';
import { readContactPacks } from '../../../src/files/contact-rules/contact-rules.ts';
import { asOf } from '../../support/customer-case.ts';

let packs: Readonly<Record<string, readonly ContactPack[]>>;
beforeAll(async () => {
  packs = { US: await readContactPacks(['US']), ES: await readContactPacks(['ES']) };
});

interface Asked {
  readonly country?: string;
  readonly thirdParty?: boolean;
  readonly contains?: readonly ContentElement[];
  readonly channel?: Channel;
  readonly first?: boolean;
}

const found = ({ country = 'US', thirdParty = true, contains, channel = 'letter', first = true }: Asked): string => {
  const rules = rulesInForce(packs[country] ?? [], asOf, { thirdParty });
  const { barrier, warnings } = statedContent({ name: 'first', contains }, rules, { channel, first });
  return [...(barrier ? [`${barrier.code} ${barrier.rule}`] : []), ...warnings.map(({ rule }) => rule)].join(', ');
};

test.each<[string, Asked, string]>([
  [
    'who collects for others states validation information in the first message',
    {},
    'language-rule US-1006.34-VALIDATION, US-1006.18-COLLECTOR',
  ],
  ['what is stated is believed', { contains: ['validation-information', 'debt-collector-statement'] }, ''],
  ['only the first message needs it', { first: false }, ''],
  ['who collects what is their own need not', { thirdParty: false }, ''],
  ['a credit that was bought is told of, but excludes nobody', { country: 'ES' }, 'EU-2021-2167-NOTICE'],
  ['not where the rule does not bind the channel', { country: 'ES', channel: 'sms' }, ''],
])('%s', (_, asked, rules) => expect(found(asked)).toBe(rules));
