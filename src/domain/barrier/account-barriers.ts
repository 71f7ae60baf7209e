import { isSameAccount } from '../account.ts';
import type { AccountCase, CustomerCase } from '../customer-case.ts';
import type { Day } from '../day.ts';
import { isHeldAsDisputed } from './dispute.ts';
import type { Barrier } from './exclusion.ts';
import { accountHoldBarriers } from './hold-barriers.ts';
import { disputeOf } from './request-barriers.ts';

/** What keeps an account that is owed out of any message on the day, whatever is done about the customer's others. */
export const accountBarriers = (
  customer: Pick<CustomerCase, 'requests' | 'promises' | 'holds'>,
  account: AccountCase,
  asOf: Day,
): readonly Barrier[] => [
  ...disputeBarriers(customer, account, asOf),
  ...promiseBarriers(customer.promises, account),
  ...accountHoldBarriers(account, customer, asOf),
];

const disputeBarriers = (
  customer: Pick<CustomerCase, 'requests' | 'holds'>,
  account: AccountCase,
  asOf: Day,
): Barrier[] => {
  const dispute = disputeOf(customer.requests, account);
  if (dispute) return [{ code: 'disputed', detail: `told on ${dispute.onDay}` }];
  const ofAccount = customer.holds.filter((hold) => hold.account !== null);
  return account.disputed && !isHeldAsDisputed(account, { holds: ofAccount }, asOf) ? [{ code: 'disputed' }] : [];
};

const promiseBarriers = (promises: CustomerCase['promises'], account: AccountCase): Barrier[] => {
  const running = promises.find((one) => isSameAccount(one, account));
  if (running === undefined) return [];
  return [{ code: 'promise-running', detail: `promised on ${running.madeOn}, due on ${running.dueOn}` }];
};
