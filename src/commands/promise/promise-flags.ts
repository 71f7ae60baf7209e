import { addDays, type Day, parseIsoDay } from '../../domain/day.ts';
import { exitCodes, UserError } from '../../domain/errors.ts';
import { type Currency, exponentOf, formatAmount, type Minor, minorOf } from '../../domain/money.ts';
import { longestPromise } from '../../domain/promise/promise.ts';
import { parsePlainAmount } from '../../domain/written/plain-amount.ts';

/** The flags of a promise as they were written. */
export interface PromiseFlags {
  readonly amount: string;
  readonly due: string;
  readonly on?: string | undefined;
}

/** The days of the flags: when the promise was made, no later than the run's day, and when it is due. */
export const promiseDays = ({ on, due }: PromiseFlags, asOf: Day): { readonly madeOn: Day; readonly dueOn: Day } => {
  const madeOn = on === undefined ? asOf : (parseIsoDay(on) ?? refuse('--on', on, `a day such as ${asOf}`));
  if (madeOn > asOf) return refuse('--on', madeOn, `a day no later than ${asOf}`);
  const dueOn = parseIsoDay(due) ?? refuse('--due', due, `a day such as ${addDays(asOf, 10)}`);
  if (dueOn < madeOn) return refuse('--due', due, `a day no earlier than ${madeOn}, when it was promised`);
  if (dueOn > addDays(madeOn, longestPromise)) return refuse('--due', due, `a day within a year of ${madeOn}`);
  return { madeOn, dueOn };
};

/** The amount of the flags, in the account's currency. */
export const promisedAmount = ({ amount }: PromiseFlags, currency: Currency): Minor => {
  const example = formatAmount(minorOf(500 * 10 ** exponentOf(currency)), currency);
  return (
    parsePlainAmount(amount, currency) ??
    refuse('--amount', amount, `an amount above zero in plain digits such as ${example}`)
  );
};

const refuse = (flag: string, written: string, wanted: string): never => {
  throw new UserError(`${flag} "${written}" cannot be used, expected ${wanted}.`, {
    code: `bad-${flag.slice(2)}`,
    hint: 'For example: trato promise add A-1001 --amount 500.00 --due 2026-12-01',
    exit: exitCodes.usage,
  });
};
