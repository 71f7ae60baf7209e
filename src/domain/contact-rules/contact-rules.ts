import type { Channel } from '../channel.ts';
import type { Day } from '../day.ts';
import { type ContactPack, mayBeWithin } from './contact-pack.ts';
import type { ConsentRule, ContactRule, ContentRule } from './contact-rule.ts';
import type { Place } from './place.ts';

type RuleOf<Kind> = Extract<ContactRule, { kind: Kind }>;

/** The rules in force on a day in a place, by what they limit; all of them hold, so the strictest wins. */
export interface ContactRules {
  readonly windows: readonly RuleOf<'window'>[];
  readonly caps: readonly RuleOf<'cap'>[];
  readonly spacings: readonly RuleOf<'spacing'>[];
  readonly cooldowns: readonly RuleOf<'cooldown'>[];
  readonly consents: readonly RuleOf<'consent'>[];
  readonly bans: readonly RuleOf<'ban'>[];
  readonly content: readonly ContentRule[];
  readonly conduct: readonly RuleOf<'conduct'>[];
}

export interface RulesScope extends Place {
  /** Whether the messages are sent by somebody who collects for the creditor. */
  readonly thirdParty?: boolean | undefined;
}

/**
 * The rules of all the packs that hold on the day, with the overlays of the place.
 * Where region and city are not known, every overlay of the pack holds.
 */
export const rulesInForce = (packs: readonly ContactPack[], day: Day, scope: RulesScope = {}): ContactRules => {
  const rules = packs
    .flatMap((pack) => [...pack.rules, ...overlaysAt(pack, scope).flatMap((overlay) => overlay.rules)])
    .filter((rule) => isInForce(rule, day) && (rule.actor === undefined || scope.thirdParty === true));
  return byKind(rules);
};

const overlaysAt = (pack: ContactPack, place: Place) =>
  pack.overlays.filter((overlay) => mayBeWithin(overlay, pack, place));

const isInForce = ({ effectiveFrom, effectiveTo }: ContactRule, day: Day): boolean =>
  (effectiveFrom === undefined || effectiveFrom <= day) && (effectiveTo === undefined || day <= effectiveTo);

const byKind = (rules: readonly ContactRule[]): ContactRules => ({
  windows: rules.filter((rule) => rule.kind === 'window'),
  caps: rules.filter((rule) => rule.kind === 'cap'),
  spacings: rules.filter((rule) => rule.kind === 'spacing'),
  cooldowns: rules.filter((rule) => rule.kind === 'cooldown'),
  consents: rules.filter((rule) => rule.kind === 'consent'),
  bans: rules.filter((rule) => rule.kind === 'ban'),
  content: rules.filter(isContent),
  conduct: rules.filter((rule) => rule.kind === 'conduct'),
});

const isContent = (rule: ContactRule): rule is ContentRule =>
  rule.kind === 'required-content' || rule.kind === 'forbidden-content';

/** The rules in force on a day, in one place. */
export type RulesOn = (day: Day) => ContactRules;

/** `rulesInForce` for many customers: places under the same overlays are given the same, remembered, answer. */
export const rulesByPlace = (
  packs: readonly ContactPack[],
  { thirdParty }: Pick<RulesScope, 'thirdParty'> = {},
): ((place: Place) => RulesOn) => {
  const answers = new Map<string, RulesOn>();
  const rulesAt = (place: Place): RulesOn => {
    const key = packs.flatMap((pack) => overlaysAt(pack, place).map(({ id }) => id)).join();
    const answer = answers.get(key) ?? rememberedByDay((day) => rulesInForce(packs, day, { ...place, thirdParty }));
    answers.set(key, answer);
    return answer;
  };
  return rememberedByPlace(rulesAt);
};

/** The same reading of a place, which is worked out once for each region and city. */
export const rememberedByPlace = <Answer>(read: (place: Place) => Answer): ((place: Place) => Answer) => {
  const answers = new Map<string, Answer>();
  return (place) => {
    const key = `${place.region ?? ''}|${place.city ?? ''}`;
    const answer = answers.get(key) ?? read(place);
    answers.set(key, answer);
    return answer;
  };
};

const rememberedByDay = (rulesOn: RulesOn): RulesOn => {
  const answers = new Map<Day, ContactRules>();
  return (day) => {
    const answer = answers.get(day) ?? rulesOn(day);
    answers.set(day, answer);
    return answer;
  };
};

/** The rule for which the channel needs the customer's consent; one that asks for writing comes first. */
export const consentNeeded = ({ consents }: ContactRules, channel: Channel): ConsentRule | undefined => {
  const asking = consents.filter((rule) => rule.severity === 'block' && rule.channels.includes(channel));
  return asking.find((rule) => rule.form === 'written') ?? asking[0];
};

/** What a message on the channel must and may not contain; rules for the first message only if it is the first. */
export const contentRules = (
  { content }: ContactRules,
  { channel, first }: { readonly channel: Channel; readonly first: boolean },
): readonly ContentRule[] =>
  content.filter((rule) => rule.channels.includes(channel) && (first || rule.stage === 'every'));
