import { addDays, type Day } from '../day.ts';

/** Whether creditors and banks work on the day; a country's calendar gives it. */
export type IsBusinessDay = (day: Day) => boolean;

const longestClosure = 60;

/** The day itself if it is a business day, else the next that is. */
export const nextBusinessDay = (day: Day, isBusinessDay: IsBusinessDay): Day => {
  for (let ahead = 0; ahead <= longestClosure; ahead += 1) {
    const candidate = addDays(day, ahead);
    if (isBusinessDay(candidate)) return candidate;
  }
  throw new RangeError(`no business day within ${longestClosure} days of ${day}`);
};

/** The last business day up to `day` and later than `after`, if there is one. */
export const lastBusinessDay = (day: Day, after: Day, isBusinessDay: IsBusinessDay): Day | undefined => {
  for (let candidate = day; candidate > after; candidate = addDays(candidate, -1)) {
    if (isBusinessDay(candidate)) return candidate;
  }
  return undefined;
};
