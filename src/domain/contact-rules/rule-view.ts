import { counted } from '../counted.ts';
import type { Hours, HoursByDay } from './contact-hours.ts';
import type { ContactPack } from './contact-pack.ts';
import type { CapWindow, ContactRule, RuleOrigin } from './contact-rule.ts';
import { contentElements } from './content-element.ts';

/** A contact rule for people who want to know where it comes from. */
export interface RuleView
  extends Pick<RuleOrigin, 'id' | 'severity' | 'confidence' | 'summary' | 'article' | 'source'> {
  readonly kind: ContactRule['kind'];
  /** Where it holds, if not in the whole country. */
  readonly place: string | null;
  readonly channels: readonly string[];
  /** What it limits in figures and names; empty for a duty that no program can check. */
  readonly values: string;
  readonly doubt: string | null;
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
  readonly thirdPartyOnly: boolean;
}

/** Every rule of a pack in its own order, those of its regions after the others. */
export const ruleViews = ({ rules, overlays }: ContactPack): readonly RuleView[] => [
  ...rules.map((rule) => viewOf(rule, null)),
  ...overlays.flatMap(({ title, rules: regional }) => regional.map((rule) => viewOf(rule, title))),
];

const viewOf = (rule: ContactRule, place: string | null): RuleView => ({
  id: rule.id,
  kind: rule.kind,
  place,
  summary: rule.summary,
  channels: rule.channels,
  values: valuesOf(rule),
  article: rule.article,
  source: rule.source,
  doubt: rule.doubt ?? null,
  confidence: rule.confidence,
  severity: rule.severity,
  effectiveFrom: rule.effectiveFrom ?? null,
  effectiveTo: rule.effectiveTo ?? null,
  thirdPartyOnly: rule.actor === 'third-party',
});

const valuesOf = (rule: ContactRule): string => {
  switch (rule.kind) {
    case 'window':
      return hoursWords(rule.hours);
    case 'cap':
      return `${'contacts' in rule.limit ? `at most ${rule.limit.contacts}` : `at most ${counted(rule.limit.distinctChannels, 'channel')}`} ${spanWords(rule.window)} per ${rule.scope}, every ${rule.countOn} counted`;
    case 'spacing':
      return `${counted(rule.minDays, 'full day')} between, per ${rule.scope}`;
    case 'cooldown':
      return `${counted(rule.days, 'day')} after a conversation, its day the first, per ${rule.scope}`;
    case 'consent':
      return rule.form === 'written' ? 'consent in writing' : 'consent';
    case 'ban':
      return 'never';
    case 'conduct':
      return '';
    default:
      return `${rule.stage === 'first' ? 'the first message' : 'every message'}: ${rule.elements.map((name) => contentElements[name]).join('; ')}`;
  }
};

const spanWords = (window: CapWindow): string => {
  if (window.kind === 'rolling-days') return `in ${counted(window.days, 'day')}`;
  return window.kind === 'calendar-day' ? 'a day' : 'a week from Monday';
};

const written = (hours: Hours | null): string => (hours === null ? 'none' : `${hours.from}–${hours.to}`);

/** `mon–fri 07:00–19:00, sat 08:00–15:00, sun none, holiday none` */
const hoursWords = (hours: HoursByDay): string => {
  const spans: { first: string; last: string; hours: string }[] = [];
  for (const day of ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'holiday'] as const) {
    const span = spans.at(-1);
    if (span && day !== 'holiday' && span.hours === written(hours[day])) span.last = day;
    else spans.push({ first: day, last: day, hours: written(hours[day]) });
  }
  return spans
    .map(({ first, last, hours: told }) => `${first === last ? first : `${first}–${last}`} ${told}`)
    .join(', ');
};
