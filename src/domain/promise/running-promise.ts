import type { AccountName } from '../account.ts';
import type { Day } from '../day.ts';

/** A promise of an account that may still be kept in time: while it runs, nobody writes about the account. */
export interface RunningPromise extends AccountName {
  readonly madeOn: Day;
  readonly dueOn: Day;
}
