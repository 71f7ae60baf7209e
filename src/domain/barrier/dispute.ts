import { type AccountName, isAbout } from '../account.ts';
import type { CustomerCase } from '../customer-case.ts';
import type { Day } from '../day.ts';
import { isRunning } from '../hold/hold.ts';
import { disputeOf } from './request-barriers.ts';

type Said = Pick<CustomerCase, 'requests' | 'holds'>;

/** Whether the customer disputes the account on the day, by a request without an answer or a hold. */
export const isDisputed = (account: AccountName, { requests, holds }: Said, asOf: Day): boolean =>
  disputeOf(requests, account) !== undefined || isHeldAsDisputed(account, { holds }, asOf);

/** Whether a hold says so. */
export const isHeldAsDisputed = (account: AccountName, { holds }: Pick<Said, 'holds'>, asOf: Day): boolean =>
  holds.some((hold) => hold.reason === 'dispute' && isAbout(hold, account) && isRunning(hold, asOf));
