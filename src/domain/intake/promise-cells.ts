import { addDays, type Day } from '../day.ts';
import type { Currency } from '../money.ts';
import { longestPromise } from '../promise/promise.ts';
import type { FieldCells } from './field-cells.ts';
import type { ToldValue } from './told-row.ts';

/** What a row that tells of a promise is loaded with. */
export const promiseColumns = ['promise_minor', 'promise_currency', 'promise_on'] as const;

/** What the customer promised in the contact of that day, in the order of the columns; nothing where there is neither amount nor day. */
export const promiseIn = (read: FieldCells, madeOn: Day | null, currency: Currency): readonly ToldValue[] => {
  const before = read.refused();
  const amount = read.amount('promise_amount', currency) || null;
  const dueOn = read.day('promise_on');
  if (amount === null && dueOn === null) return nothing;
  if (read.refused() > before || madeOn === null) return nothing;
  if (amount === null) missing(read, 'promise_amount', 'amount that was promised', 'such as 500.00');
  else if (amount < 0) read.refuse('promise_amount', 'bad-amount', 'it is below zero', 'write it without a minus');
  if (dueOn === null) missing(read, 'promise_on', 'day by which it was promised', `such as ${addDays(madeOn, 10)}`);
  else if (dueOn < madeOn || dueOn > addDays(madeOn, longestPromise))
    read.refuse('promise_on', 'bad-day', `${dueOn} is not within a year after the contact of ${madeOn}`, day(madeOn));
  return [amount, currency, dueOn];
};

const nothing = [null, null, null] as const;

const day = (madeOn: Day): string => `write the day by which it was promised, such as ${addDays(madeOn, 10)}`;

const missing = (read: FieldCells, field: 'promise_amount' | 'promise_on', what: string, example: string): void =>
  read.refuse(field, 'missing-value', `the ${what} is empty`, `give the row the ${what}, ${example}`);
