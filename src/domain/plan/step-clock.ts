import { counted } from '../counted.ts';
import type { AccountCase, CustomerCase } from '../customer-case.ts';
import { addDays, type Day, earlierOf } from '../day.ts';
import { daysStopped } from '../hold/held-days.ts';
import type { Strategy } from './strategy.ts';

/** The clock that a strategy's steps go by, for one account on a day. */
export interface StepClock {
  /** How far it has come. */
  readonly days: number;
  /** How long holds stopped it during the arrears; 0 for a clock that nothing stops. */
  readonly stopped: number;
  /** When it came to the number of days, or would if nothing stopped it any more. */
  readonly dayAt: (days: number) => Day;
}

/** Days past due, or for a strategy that goes by delinquent days those less the days on holds that stop the clock. */
export const clockOf = (
  { clock }: Pick<Strategy, 'clock'>,
  account: AccountCase,
  { holds }: Pick<CustomerCase, 'holds'>,
  asOf: Day,
): StepClock => {
  const { dueOn, dpd } = account;
  const stoppedUntil = (day: Day): number => daysStopped(account, holds, earlierOf(day, asOf));
  const stopped = clock === 'dpd' || dpd <= 0 || holds.length === 0 ? 0 : stoppedUntil(asOf);
  if (stopped === 0) return { days: dpd, stopped, dayAt: (days) => addDays(dueOn, days) };
  return { days: dpd - stopped, stopped, dayAt: (days) => firstDay(addDays(dueOn, days), stoppedUntil) };
};

/** What steps are counted by, in words: `5 days past due`, or that some of the days do not count. */
export const clockWords = (clock: StepClock): string =>
  clock.stopped === 0 ? pastDueWords(clock.days) : stoppedWords(clock);

/** `5 days past due`, `due on this day`, `due in 3 days`. */
export const pastDueWords = (dpd: number): string => {
  if (dpd === 0) return 'due on this day';
  const days = counted(Math.abs(dpd), 'day');
  return dpd > 0 ? `${days} past due` : `due in ${days}`;
};

/** `10 of 40 days past due count: 30 were on hold` */
const stoppedWords = ({ days, stopped }: StepClock): string =>
  `${days} of ${counted(days + stopped, 'day')} past due ${days === 1 ? 'counts' : 'count'}: ${stopped} ${stopped === 1 ? 'was' : 'were'} on hold`;

/** The first day that lies as many days after `start` as were stopped until it. */
const firstDay = (start: Day, stoppedUntil: (day: Day) => number): Day => {
  let day = start;
  for (;;) {
    const later = addDays(start, stoppedUntil(day));
    if (later === day) return day;
    day = later;
  }
};
