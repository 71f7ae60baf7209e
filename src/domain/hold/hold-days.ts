import { counted } from '../counted.ts';
import { addDays, type Day, daysBetween, earlierOf } from '../day.ts';
import type { Hold } from './hold.ts';
import { type HoldTerms, holdTerms } from './hold-terms.ts';

/** The days of a hold as they were said; what was not said follows from its reason. */
export interface StatedDays {
  readonly from: Day;
  readonly until?: Day | undefined;
  readonly review?: Day | undefined;
}

export type HoldDays = Pick<Hold, 'reason' | 'from' | 'until' | 'review'>;

/** What is wrong with a day, and how it would be right. */
export interface DayFault {
  readonly problem: string;
  readonly remedy: string;
}

/** The days of a hold for the reason, or what is wrong with those that were said. */
export const holdDays = (reason: Hold['reason'], { from, until, review }: StatedDays): HoldDays | DayFault => {
  const terms = holdTerms[reason];
  const last = until ?? (terms.days === null ? null : dayNumber(from, terms.days));
  const fault = untilFault(reason, from, until) ?? (review && reviewFault({ reason, from, until: last }, review));
  return fault ?? { reason, from, until: last, review: review ?? usualReview(terms, from, last) };
};

/** What is wrong with the day on which a hold is to be looked at next, its first review or, with `asOf`, a later one. */
export const reviewFault = (
  { reason, from, until }: Omit<HoldDays, 'review'>,
  review: Day,
  asOf?: Day,
): DayFault | undefined => {
  if (review < from)
    return fault(`The review on ${review} is before the hold begins, on ${from}.`, `a day from ${from} on`);
  if (until !== null && review > until)
    return fault(`The review on ${review} is after the hold ends, on ${until}.`, `a day until ${until}`);
  if (asOf !== undefined && review <= asOf)
    return fault(`The next review on ${review} is not after ${asOf}.`, `a day from ${addDays(asOf, 1)} on`);
  const [earliest, latest] = reviewWindow(holdTerms[reason], from, asOf);
  if (review >= earliest && (latest === undefined || review <= latest)) return undefined;
  return fault(
    `The review on ${review} is on day ${dayCount(from, review)} of the hold.`,
    `a day from ${earliest} to ${latest}: ${holdTerms[reason].limits?.source}`,
  );
};

/** The day of a hold by its number; the first is 1. */
const dayNumber = (from: Day, number: number): Day => addDays(from, number - 1);

const dayCount = (from: Day, day: Day): number => daysBetween(from, day) + 1;

/** Once its first day has come, a later review has the same span from the day on which it is set. */
const reviewWindow = ({ limits }: HoldTerms, from: Day, asOf: Day | undefined): readonly [Day, Day | undefined] => {
  if (limits?.review === undefined) return [from, undefined];
  const [earliest, latest] = limits.review;
  const opens = dayNumber(from, earliest);
  return asOf === undefined || asOf < opens
    ? [opens, dayNumber(from, latest)]
    : [addDays(asOf, 1), addDays(asOf, latest)];
};

const usualReview = ({ reviewDay, limits }: HoldTerms, from: Day, until: Day | null): Day | null => {
  if (reviewDay === null) return null;
  const usual = dayNumber(from, reviewDay);
  if (until === null || usual <= until) return usual;
  return dayNumber(from, limits?.review?.[0] ?? 1) > until ? null : earlierOf(usual, until);
};

const untilFault = (reason: Hold['reason'], from: Day, until: Day | undefined): DayFault | undefined => {
  if (until === undefined) return undefined;
  const { shortest = 1, longest, source } = holdTerms[reason].limits ?? {};
  if (longest === 0) return fault(`A hold for ${reason} has no last day.`, 'no --until');
  if (until < from) return fault(`The last day ${until} is before the first, ${from}.`, `a day from ${from} on`);
  const days = dayCount(from, until);
  if (longest !== undefined && days > longest)
    return fault(
      `Until ${until} it would be ${counted(days, 'day')}.`,
      `no more than ${longest}, until ${dayNumber(from, longest)}: ${source}`,
    );
  if (days < shortest)
    return fault(
      `Until ${until} it would be ${counted(days, 'day')}.`,
      `no fewer than ${shortest}, until ${dayNumber(from, shortest)}: ${source}`,
    );
  return undefined;
};

const fault = (problem: string, expected: string): DayFault => ({ problem, remedy: `Expected ${expected}.` });
