import type { AccountCase, CustomerCase } from '../customer-case.ts';
import type { Barrier } from './exclusion.ts';
import { disputeOf } from './request-bar.ts';

/** What keeps an account that is owed out of any message, whatever is done about the customer's others. */
export const accountBarriers = (
  { requests, promises }: Pick<CustomerCase, 'requests' | 'promises'>,
  account: AccountCase,
): readonly Barrier[] => [...disputeBarriers(requests, account), ...promiseBarriers(promises, account)];

const disputeBarriers = (requests: CustomerCase['requests'], account: AccountCase): Barrier[] => {
  if (!account.disputed) return [];
  const dispute = disputeOf(requests, account);
  return [{ code: 'disputed', ...(dispute ? { detail: `told on ${dispute.onDay}` } : {}) }];
};

const promiseBarriers = (promises: CustomerCase['promises'], { portfolio, accountId }: AccountCase): Barrier[] => {
  const running = promises.find((one) => one.portfolio === portfolio && one.accountId === accountId);
  if (running === undefined) return [];
  return [{ code: 'promise-running', detail: `promised on ${running.madeOn}, due on ${running.dueOn}` }];
};
