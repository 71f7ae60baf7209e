import { type AccountName, isAbout } from '../account.ts';
import type { CustomerCase } from '../customer-case.ts';
import type { Day } from '../day.ts';
import { type Hold, isRunning } from '../hold/hold.ts';
import { holdTerms } from '../hold/hold-terms.ts';
import type { Barrier } from './exclusion.ts';

/** What the holds on the whole customer have against any message on the day. */
export const customerHoldBarriers = ({ holds }: Pick<CustomerCase, 'holds'>, asOf: Day): readonly Barrier[] =>
  holds.filter((hold) => hold.account === null && isRunning(hold, asOf)).map(barrierOf);

/** What the holds on this account alone have against a message about it. */
export const accountHoldBarriers = (
  account: AccountName,
  { holds }: Pick<CustomerCase, 'holds'>,
  asOf: Day,
): readonly Barrier[] =>
  holds.length === 0
    ? []
    : holds.filter((hold) => hold.account !== null && isAbout(hold, account) && isRunning(hold, asOf)).map(barrierOf);

const barrierOf = ({ holdId, reason, from, until, account }: Hold): Barrier => ({
  code: holdTerms[reason].code,
  rule: account === null ? 'customer.holds' : 'account.holds',
  detail: `hold ${holdId}, from ${from}${until === null ? '' : ` through ${until}`}`,
});
