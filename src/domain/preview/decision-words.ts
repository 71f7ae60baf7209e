import type { Day } from '../day.ts';
import { formatDayInWords } from '../message/day-text.ts';
import type { DecisionReasons, RefusedChannel } from './decision-reasons.ts';
import type { PreviewWords } from './preview-words.ts';

/** Why the step is this one: `10 days past due, in the segment since 12 November 2026`. */
export const reasonsInWords = (
  { daysPastDue, enteredOn }: DecisionReasons,
  words: PreviewWords,
  locale: string,
): string => {
  const told = [
    daysPastDue === null ? '' : words.pastDue(daysPastDue),
    enteredOn === null ? '' : `${words.since} ${formatDayInWords(enteredOn as Day, locale)}`,
  ];
  return told.filter((part) => part !== '').join(', ') || '—';
};

/** A channel and what stood against it: `sms (no-consent, mx-001)`. */
export const refusalInWords = ({ channel, reason, rule }: RefusedChannel): string =>
  `${channel} (${rule === null ? reason : `${reason}, ${rule}`})`;
