import { channels } from '../channel.ts';
import { counted } from '../counted.ts';
import type { Hours } from './contact-hours.ts';
import { type ContactPack, placelessPack } from './contact-pack.ts';
import type { ContactRule } from './contact-rule.ts';

export interface OwnLimits {
  /** Narrower hours of contact, on every day on which the law allows any. */
  readonly hours?: Hours | undefined;
  readonly maxPerDay?: number | undefined;
  readonly maxPerWeek?: number | undefined;
}

const origin = {
  article: 'practice',
  source: 'trato.yaml',
  confidence: 'V',
  severity: 'block',
  channels,
} as const;

/** The limits that a workspace sets itself, as rules beside those of the law; they can only be stricter. */
export const ownRules = ({ hours, maxPerDay, maxPerWeek }: OwnLimits): ContactPack =>
  placelessPack('The workspace', [
    ...(hours ? [ownHours(hours)] : []),
    ...(maxPerDay === undefined ? [] : [ownCap('day', maxPerDay)]),
    ...(maxPerWeek === undefined ? [] : [ownCap('week', maxPerWeek)]),
  ]);

const ownHours = (hours: Hours): ContactRule => ({
  ...origin,
  kind: 'window',
  id: 'planning.hours',
  summary: `contact between ${hours.from} and ${hours.to} only`,
  hours: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours, holiday: hours },
});

const ownCap = (span: 'day' | 'week', contacts: number): ContactRule => ({
  ...origin,
  kind: 'cap',
  id: `planning.max_per_${span}`,
  summary: `at most ${counted(contacts, 'contact')} a ${span}`,
  scope: 'customer',
  countOn: 'attempt',
  window: { kind: span === 'day' ? 'calendar-day' : 'iso-week' },
  limit: { contacts },
});
