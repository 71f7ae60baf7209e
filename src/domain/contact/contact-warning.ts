import type { Channel } from '../channel.ts';
import type { ContactRules } from '../contact-rules/contact-rules.ts';
import { type Contact, capWarnings, type PlannedContact } from './contact-cap.ts';
import { hoursOutside, type IsHoliday } from './contact-window.ts';

/** A rule that warns, and what it warns of; nobody is excluded for it. */
export interface ContactWarning {
  readonly rule: string;
  /** Counts and days; nothing personal. */
  readonly detail: string;
}

export interface WarnedContact extends PlannedContact {
  readonly contacts: readonly Contact[];
  readonly agreed: boolean;
  readonly isHoliday: IsHoliday;
}

/** Everything that rules in force warn of where a contact is allowed: bans, hours, consent and caps, in that order. */
export const contactWarnings = (
  rules: ContactRules,
  { contacts, agreed, isHoliday, ...planned }: WarnedContact,
): readonly ContactWarning[] => {
  const { channel, day } = planned;
  const warning = warningOn(channel);
  return [
    ...rules.bans.filter(warning).map(({ id }) => ({ rule: id, detail: `${channel} is better not used` })),
    ...rules.windows.filter(warning).flatMap((rule) => {
      const detail = hoursOutside(rules, rule, { day, channel, isHoliday });
      return detail === undefined ? [] : [{ rule: rule.id, detail }];
    }),
    ...(agreed ? [] : rules.consents.filter(warning)).map(({ id }) => ({
      rule: id,
      detail: `the customer has not agreed to ${channel}`,
    })),
    ...capWarnings(rules, contacts, planned).map(({ rule, detail }) => ({ rule, detail })),
  ];
};

const warningOn =
  (channel: Channel) =>
  ({ severity, channels }: { readonly severity: 'block' | 'warn'; readonly channels: readonly Channel[] }): boolean =>
    severity === 'warn' && channels.includes(channel);
