import { type AccountName, isAbout } from '../account.ts';
import { addDays, type Day, type EpochDay, earlierOf, laterOf, toEpochDay } from '../day.ts';
import type { Hold } from './hold.ts';

interface Arrears extends AccountName {
  /** The oldest unpaid due day; the arrears begin on the next one. */
  readonly dueOn: Day;
  readonly dpd: number;
}

/** Days past due as of the day, less those on which a hold stopped the clock. */
export const delinquentDays = (account: Arrears, holds: readonly Hold[], asOf: Day): number =>
  account.dpd <= 0 ? account.dpd : account.dpd - daysStopped(account, holds, asOf);

/** The days of the arrears until the day on which the clock stood still; one that several holds share counts once. */
export const daysStopped = (
  { dueOn, portfolio, accountId }: Omit<Arrears, 'dpd'>,
  holds: readonly Hold[],
  asOf: Day,
): number => {
  const spans = holds
    .filter((hold) => hold.stopsClock && isAbout(hold, { portfolio, accountId }))
    .map((hold) => spanOf(hold, addDays(dueOn, 1), asOf))
    .filter(([first, last]) => first <= last);
  return daysIn(spans);
};

type Span = readonly [first: EpochDay, last: EpochDay];

const spanOf = ({ from, until, releasedOn }: Hold, begin: Day, end: Day): Span => {
  const last = releasedOn === null ? end : earlierOf(end, addDays(releasedOn, -1));
  return [toEpochDay(laterOf(from, begin)), toEpochDay(until === null ? last : earlierOf(last, until))];
};

const daysIn = (spans: readonly Span[]): number => {
  let days = 0;
  let counted = Number.NEGATIVE_INFINITY;
  for (const [first, last] of [...spans].sort(([a], [b]) => a - b)) {
    days += Math.max(0, last - Math.max(first, counted + 1) + 1);
    counted = Math.max(counted, last);
  }
  return days;
};
