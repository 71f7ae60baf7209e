import type { Channel } from '../channel.ts';
import { commonHours, type Hours, wholeDay } from '../contact-rules/contact-hours.ts';
import type { ContactPack } from '../contact-rules/contact-pack.ts';
import {
  type ContactRules,
  type RulesOn,
  type RulesScope,
  rememberedByPlace,
  rulesByPlace,
} from '../contact-rules/contact-rules.ts';
import type { Place } from '../contact-rules/place.ts';
import { addDays, type Day, weekdayOf } from '../day.ts';
import { spanIn, type TimeSpan } from './time-zone.ts';

export type IsHoliday = (day: Day) => boolean;

/** When a message may reach the customer: from the first instant up to, not including, the second. */
export interface ContactWindow {
  /** With the offset of `timeZone`: `2026-11-20T08:00:00-06:00`. */
  readonly notBefore: string;
  readonly notAfter: string;
  readonly timeZone: string;
}

/** Why there is no window: the id of the rule that leaves none, or one of `windowBars`. */
export interface Barred {
  readonly barred: string;
}

/** The bars that are not a rule of a pack. */
export const windowBars = {
  /** No rule says when the channel may be used. */
  unknown: 'no-window-rule',
  /** The hours the customer prefers lie outside those that are allowed. */
  preference: 'preferred-hours',
  /** The customer lives where there are no rules to go by. */
  country: 'no-rules-for-country',
  /** No instant is allowed in all the zones the customer may be in. */
  zones: 'zone-intersection',
} as const;

export interface WindowQuestion {
  readonly day: Day;
  readonly channel: Channel;
  /** Every zone the customer may be in; the window is told in the first one. */
  readonly zones: readonly string[];
  readonly preferredHours?: Hours | undefined;
}

/**
 * The window on the day: the hours that every rule allows, in every zone the customer may be in. On a holiday both
 * the weekday's and the holiday's hours hold. A letter has no hour of arrival: it takes the rules' hours in the first
 * zone, whatever hours the customer prefers, and may not be dated on a day that has none.
 */
export const contactWindow = (
  rules: ContactRules,
  question: WindowQuestion & { readonly isHoliday: IsHoliday },
): ContactWindow | Barred => {
  const { day, channel, zones, isHoliday, preferredHours } = question;
  const allowed = allowedHours(rules, day, channel, isHoliday);
  if ('barred' in allowed) return allowed;
  if (channel === 'letter') return windowIn(day, allowed, zones.slice(0, 1));
  const hours = preferredHours ? commonHours(allowed, preferredHours) : allowed;
  return hours ? windowIn(day, hours, zones) : { barred: windowBars.preference };
};

const allowedHours = (rules: ContactRules, day: Day, channel: Channel, isHoliday: IsHoliday): Hours | Barred => {
  const ban = rules.bans.find((rule) => rule.severity === 'block' && rule.channels.includes(channel));
  if (ban) return { barred: ban.id };
  const windows = rules.windows.filter((rule) => rule.severity === 'block' && rule.channels.includes(channel));
  if (windows.length === 0) return { barred: windowBars.unknown };
  let hours = wholeDay;
  for (const rule of windows) {
    for (const kind of kindsOfDay(day, isHoliday)) {
      const narrowed = commonHours(hours, rule.hours[kind]);
      if (narrowed === null) return { barred: rule.id };
      hours = narrowed;
    }
  }
  return hours;
};

/** How far the hours that are allowed on a day go beyond those of one rule; undefined where they lie within. */
export const hoursOutside = (
  rules: ContactRules,
  rule: Pick<ContactRules['windows'][number], 'hours'>,
  { day, channel, isHoliday }: Pick<WindowQuestion, 'day' | 'channel'> & { readonly isHoliday: IsHoliday },
): string | undefined => {
  const allowed = allowedHours(rules, day, channel, isHoliday);
  if ('barred' in allowed) return undefined;
  for (const kind of kindsOfDay(day, isHoliday)) {
    const hours = rule.hours[kind];
    if (hours === null) return `no hours on ${kind}`;
    if (allowed.from < hours.from || allowed.to > hours.to) return `better between ${hours.from} and ${hours.to}`;
  }
  return undefined;
};

const kindsOfDay = (day: Day, isHoliday: IsHoliday) =>
  isHoliday(day) ? [weekdayOf(day), 'holiday' as const] : [weekdayOf(day)];

const windowIn = (day: Day, hours: Hours, zones: readonly string[]): ContactWindow | Barred => {
  const span = spanIn(day, hours, zones);
  return span ? windowOf(span) : { barred: windowBars.zones };
};

const windowOf = ({ from, to, timeZone }: TimeSpan): ContactWindow => ({ notBefore: from, notAfter: to, timeZone });

/** Answers `contactWindow` for one place and remembers. */
export type WindowOf = (question: WindowQuestion) => ContactWindow | Barred;

/** `contactWindow` for many customers: the same day, channel, zones and hours are worked out once. */
export const windowsFor = (rulesOn: RulesOn, isHoliday: IsHoliday): WindowOf => {
  const answers = new Map<string, ContactWindow | Barred>();
  return (question) => {
    const { day, channel, zones, preferredHours } = question;
    const key = `${day} ${channel} ${zones.join()} ${preferredHours?.from ?? ''} ${preferredHours?.to ?? ''}`;
    const answer = answers.get(key) ?? contactWindow(rulesOn(day), { ...question, isHoliday });
    answers.set(key, answer);
    return answer;
  };
};

/** `windowsFor` of every place: `holidaysOf` gives a region's holidays, the same function for the same region. */
export const windowsByPlace = (
  packs: readonly ContactPack[],
  holidaysOf: (region?: string) => IsHoliday,
  actor: Pick<RulesScope, 'thirdParty'> = {},
): ((place: Place) => WindowOf) => {
  const rulesAt = rulesByPlace(packs, actor);
  const answers = new Map<RulesOn, Map<IsHoliday, WindowOf>>();
  const windowsAt = (place: Place): WindowOf => {
    const rulesOn = rulesAt(place);
    const isHoliday = holidaysOf(place.region);
    const ofRules = answers.get(rulesOn) ?? new Map<IsHoliday, WindowOf>();
    const answer = ofRules.get(isHoliday) ?? windowsFor(rulesOn, isHoliday);
    answers.set(rulesOn, ofRules.set(isHoliday, answer));
    return answer;
  };
  return rememberedByPlace(windowsAt);
};

export type NextWindow = (ContactWindow & { readonly day: Day }) | Barred;

/** The first day from `day` up to and including `lastDay` that has a window; else why the first of them has none. */
export const nextWindow = (windowOn: WindowOf, question: WindowQuestion & { readonly lastDay: Day }): NextWindow => {
  const { lastDay, ...first } = question;
  const today = windowOn(first);
  if (!('barred' in today)) return { ...today, day: first.day };
  for (let day = addDays(first.day, 1); day <= lastDay; day = addDays(day, 1)) {
    const window = windowOn({ ...first, day });
    if (!('barred' in window)) return { ...window, day };
  }
  return today;
};
