import { type Day, parseIsoDay } from '../domain/day.ts';
import { exitCodes, UserError } from '../domain/errors.ts';
import { nearestWord } from '../domain/nearest-word.ts';

/** The word of an option, one of a closed list; refuses any other and names the nearest. */
export const wordIn = <const Word extends string>(option: string, written: string, known: readonly Word[]): Word => {
  const found = known.find((word) => word === written.trim().toLowerCase());
  if (found !== undefined) return found;
  const nearest = nearestWord(written, known);
  throw usage(
    `${option} "${written}" is not known${nearest ? `, did you mean "${nearest}"?` : '.'}`,
    'unknown-word',
    `It is one of: ${known.join(', ')}.`,
  );
};

/** The day of an option, YYYY-MM-DD. */
export const dayIn = (option: string, written: string): Day => {
  const day = parseIsoDay(written);
  if (day) return day;
  throw usage(
    `${option} "${written}" is not a day of the calendar, expected YYYY-MM-DD such as 2026-11-20.`,
    'bad-day',
    'Write year, month and day in figures.',
  );
};

/** The day on which something was said, by default the run's; nothing was said on a day that has not come. */
export const saidOn = (written: string | undefined, asOf: Day): Day => {
  const day = written === undefined ? asOf : dayIn('--on', written);
  if (day <= asOf) return day;
  throw usage(`--on ${day} has not come yet: it is ${asOf}.`, 'day-to-come', 'Give the day on which it was said.');
};

const usage = (problem: string, code: string, hint: string): UserError =>
  new UserError(problem, { code, hint, exit: exitCodes.usage });
