import { addDays, addMonths, type Day, earlierOf, laterOf } from '../day.ts';
import { type IsBusinessDay, lastBusinessDay, nextBusinessDay } from './business-day.ts';
import type { Every } from './interest.ts';
import { type Payday, paydayFrom } from './payday.ts';

export interface DueDaysTerms {
  readonly first: Day;
  readonly count: number;
  readonly every: Every;
  /** The day itself, or the next that is a business day. */
  readonly nextBusinessDay: (day: Day) => Day;
  readonly payday?: Payday | undefined;
}

/**
 * The days instalments fall due, strictly rising and all business days. Months are counted from the first day each time
 * (31 Jan, 28 Feb, 31 Mar). Where the payday is known, the days after the first are paydays at least half a period later.
 */
export const dueDaysOf = (terms: DueDaysTerms): readonly Day[] => {
  const days: Day[] = [];
  for (const planned of plannedDays(terms)) {
    const previous = days.at(-1);
    const earliest = previous === undefined ? planned : laterOf(planned, addDays(previous, 1));
    days.push(terms.nextBusinessDay(earliest));
  }
  return days;
};

const plannedDays = ({ first, count, every, payday }: DueDaysTerms): readonly Day[] => {
  const aligned = alignedPayday(first, every, payday);
  if (aligned !== undefined) return paydaysAfter(first, count, aligned, every);
  return Array.from({ length: count }, (_, past) =>
    every === 'month' ? addMonths(first, past) : addDays(first, past * daysOf[every]),
  );
};

const daysOf = { week: 7, fortnight: 14 } as const;

/** The payday a rhythm can follow: monthly either kind, fortnightly only a wage paid twice a month. */
const alignedPayday = (first: Day, every: Every, payday: Payday | undefined): Payday | undefined => {
  if (every === 'fortnight') return payday === '15-and-last' ? payday : undefined;
  if (every === 'week' || payday !== '15-and-last') return every === 'week' ? undefined : payday;
  return Number(first.slice(8, 10)) <= 15 ? 15 : 31;
};

const paydaysAfter = (first: Day, count: number, payday: Payday, every: Every): readonly Day[] => {
  const days = [first];
  let next = addDays(first, every === 'month' ? 15 : 7);
  while (days.length < count) {
    const day = paydayFrom(next, payday);
    days.push(day);
    next = addDays(day, 1);
  }
  return days.slice(0, count);
};

export interface FirstDueTerms {
  readonly asOf: Day;
  readonly lapsesOn: Day;
  /** The first instalment falls due at most so many days after the as-of day. */
  readonly withinDays: number;
  readonly every: Every;
  readonly payday?: Payday | undefined;
  readonly isBusinessDay: IsBusinessDay;
}

/**
 * The first due day of an offered plan: the first payday from the day the offer lapses, so that accepting on the last day is
 * still in time; without one within the days allowed, the last business day of them.
 */
export const firstDueDay = ({ asOf, lapsesOn, withinDays, every, payday, isBusinessDay }: FirstDueTerms): Day => {
  const latest = addDays(asOf, withinDays);
  const earliest = laterOf(addDays(asOf, 1), earlierOf(lapsesOn, latest));
  if (payday !== undefined && (every === 'month' || (every === 'fortnight' && payday === '15-and-last'))) {
    const day = paydayFrom(earliest, payday);
    if (nextBusinessDay(day, isBusinessDay) <= latest) return day;
  }
  return lastBusinessDay(latest, asOf, isBusinessDay) ?? nextBusinessDay(addDays(asOf, 1), isBusinessDay);
};
