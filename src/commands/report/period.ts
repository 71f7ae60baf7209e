import { addDays, type Day, daysBetween, parseIsoDay } from '../../domain/day.ts';
import { exitCodes, UserError } from '../../domain/errors.ts';
import type { Period } from '../../domain/report/weekly-figures.ts';

export interface PeriodFlags {
  readonly from?: string;
  readonly to?: string;
}

/** The days asked for, else the seven that end with the as-of day; nothing is reported of days to come. */
export const periodAsked = ({ from, to }: PeriodFlags, asOf: Day): Period => {
  const last = dayAsked('--to', to) ?? asOf;
  const first = dayAsked('--from', from) ?? addDays(last, -6);
  if (last > asOf) throw badPeriod(`--to ${last} is after the as-of day ${asOf}.`);
  if (first > last) throw badPeriod(`--from ${first} is after the last day ${last}.`);
  if (daysBetween(first, last) > 366) throw badPeriod(`From ${first} to ${last} is more than a year.`);
  return { from: first, to: last };
};

const dayAsked = (option: string, written: string | undefined): Day | undefined => {
  if (written === undefined) return undefined;
  const day = parseIsoDay(written);
  if (day) return day;
  throw badPeriod(`${option} "${written}" is not a day of the calendar, expected YYYY-MM-DD such as 2026-11-20.`);
};

const badPeriod = (problem: string): UserError =>
  new UserError(problem, {
    code: 'bad-period',
    hint: 'Give the first and the last day as in --from 2026-11-14 --to 2026-11-20.',
    exit: exitCodes.usage,
  });
