import { Temporal } from 'temporal-polyfill';
import { spanIn, type TimeSpan } from '../contact/time-zone.ts';
import { commonHours, type Hours } from '../contact-rules/contact-hours.ts';
import type { WindowRule } from '../contact-rules/contact-rule.ts';
import { type Day, instantInZone, weekdayOf } from '../day.ts';
import { parseTimeOfDay } from '../written/time-of-day.ts';
import type { ContactLaw } from './contact-law.ts';
import type { ContactMade } from './contact-made.ts';
import { fine, type Verdict } from './finding.ts';

/**
 * Whether a contact was within the hours of a rule in every zone the customer may be in: of a message of ours the whole window
 * that was handed over, of another contact its time. A letter has no hour of arrival: its day must be one with hours.
 */
export const hoursVerdict = (rule: WindowRule, contact: ContactMade, law: ContactLaw): Verdict => {
  const { onDay, window } = contact;
  if (!law.isKnown) return unruled(contact);
  const hours = hoursOn(rule, contact, law);
  if (hours === null)
    return { is: 'breach', detail: `no hours on this day${law.isHoliday(onDay) ? ', a holiday' : ''}` };
  if (window !== null && window.sentOn !== null) return { is: 'unknown', why: 'sent-on-another-day' };
  const zones = law.zonesAt(contact);
  const allowed = spanOf(onDay, hours, contact.channel === 'letter' ? zones.slice(0, 1) : zones);
  const made = window === null ? toldInstant(contact, law.toldZone) : [window.notBefore, window.notAfter];
  if (made === undefined) return contact.channel === 'letter' ? fine : { is: 'unknown', why: 'no-time' };
  if (allowed === null) return { is: 'breach', detail: 'no hour is allowed in all the zones the customer may be in' };
  const [from = '', to = from] = made;
  const isPoint = window === null;
  const within =
    epochOf(from) >= epochOf(allowed.from) &&
    (isPoint ? epochOf(from) < epochOf(allowed.to) : epochOf(to) <= epochOf(allowed.to));
  if (within) return fine;
  return { is: 'breach', detail: `${isPoint ? from : `${from} to ${to}`}, allowed ${allowed.from} to ${allowed.to}` };
};

/** Whom no rule covers we do not write to; whether others may, nobody can tell. */
const unruled = ({ by }: ContactMade): Verdict =>
  by === 'us'
    ? { is: 'breach', detail: 'the customer lives in a country for which there are no rules' }
    : { is: 'unknown', why: 'no-rules' };

/** On a holiday both the weekday's and the holiday's hours hold. */
const hoursOn = ({ hours }: WindowRule, { onDay }: ContactMade, { isHoliday }: ContactLaw): Hours | null => {
  const weekday = hours[weekdayOf(onDay)];
  return weekday !== null && isHoliday(onDay) ? commonHours(weekday, hours.holiday) : weekday;
};

const toldInstant = ({ onDay, time }: ContactMade, zone: string): readonly string[] | undefined => {
  const told = time === null ? undefined : parseTimeOfDay(time);
  if (told === undefined) return undefined;
  return [told.offset === null ? instantInZone(onDay, told.clock, zone) : `${onDay}T${told.clock}:00${told.offset}`];
};

/** Many contacts share their days, hours and windows: each of them is worked out once. */
const recalled = <Value>(known: Map<string, Value>, key: string, value: () => Value): Value => {
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= 10_000) known.clear();
  const made = value();
  known.set(key, made);
  return made;
};

const spans = new Map<string, TimeSpan | null>();

const spanOf = (day: Day, hours: Hours, zones: readonly string[]): TimeSpan | null =>
  recalled(spans, [day, hours.from, hours.to, ...zones].join(), () => spanIn(day, hours, zones) ?? null);

const epochs = new Map<string, number>();

const epochOf = (instant: string): number =>
  recalled(epochs, instant, () => Temporal.Instant.from(instant).epochMilliseconds);
