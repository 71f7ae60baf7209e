import { channels } from '../channel.ts';
import type { Hours } from './contact-hours.ts';
import { type ContactPack, placelessPack } from './contact-pack.ts';
import type { ContactRule } from './contact-rule.ts';

export interface OwnLimits {
  /** Narrower hours of contact, on every day on which the law allows any. */
  readonly hours?: Hours | undefined;
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
export const ownRules = ({ hours, maxPerWeek }: OwnLimits): ContactPack =>
  placelessPack('The workspace', [
    ...(hours ? [ownHours(hours)] : []),
    ...(maxPerWeek === undefined ? [] : [ownWeeklyCap(maxPerWeek)]),
  ]);

const ownHours = (hours: Hours): ContactRule => ({
  ...origin,
  kind: 'window',
  id: 'planning.hours',
  summary: `contact between ${hours.from} and ${hours.to} only`,
  hours: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours, holiday: hours },
});

const ownWeeklyCap = (contacts: number): ContactRule => ({
  ...origin,
  kind: 'cap',
  id: 'planning.max_per_week',
  summary: `at most ${contacts} contacts a week`,
  scope: 'customer',
  countOn: 'attempt',
  window: { kind: 'iso-week' },
  limit: { contacts },
});
