import type { CapRule, CooldownRule, SpacingRule } from '../contact-rules/contact-rule.ts';
import { addDays, type Day, daysBetween, mondayOf } from '../day.ts';
import type { ContactMade } from './contact-made.ts';

export type LimitRule = CapRule | SpacingRule | CooldownRule;

/** The contacts that count with one more of the day by a rule that limits how often; of any account where it counts by account. */
export const contactsCounted = (rule: LimitRule, day: Day, contacts: readonly ContactMade[]): readonly ContactMade[] =>
  contacts.filter((contact) => rule.channels.includes(contact.channel) && isCounted(rule, day, contact));

const isCounted = (rule: LimitRule, day: Day, { onDay, direction, conversation }: ContactMade): boolean => {
  const apart = daysBetween(onDay, day);
  if (rule.kind === 'cooldown') return conversation && apart >= 0 && apart < rule.days;
  if (direction === 'in') return false;
  if (rule.kind === 'spacing') return Math.abs(apart) <= rule.minDays;
  return (conversation || rule.countOn === 'attempt') && isInWindow(rule, day, onDay);
};

/** Whether a day is in the cap's window that ends with another, or holds it. */
export const isInWindow = ({ window }: CapRule, day: Day, onDay: Day): boolean => {
  if (window.kind === 'calendar-day') return onDay === day;
  if (window.kind === 'iso-week') return mondayOf(onDay) === mondayOf(day);
  return onDay > addDays(day, -window.days) && onDay <= day;
};
