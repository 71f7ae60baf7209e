import type { Day } from '../day.ts';
import type { Minor } from '../money.ts';

/** A customer's word to pay an amount of an account by a day. */
export interface PaymentPromise {
  readonly amount: Minor;
  readonly madeOn: Day;
  readonly dueOn: Day;
  /** From this day on it is as if it had not been made; null where it stands. */
  readonly cancelledOn: Day | null;
}

/** Days from a promise to the day it is due, at most: one for longer would keep everybody from writing for longer than anybody means. */
export const longestPromise = 366;

/** What became of a promise. */
export const promiseStates = ['open', 'kept', 'kept-late', 'partly-kept', 'broken', 'cancelled'] as const;
export type PromiseState = (typeof promiseStates)[number];
