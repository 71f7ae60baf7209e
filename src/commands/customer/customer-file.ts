import type { Subject } from '../../asked/subject.ts';
import type { Day } from '../../domain/day.ts';
import { holdState } from '../../domain/hold/hold-state.ts';
import { formatAmount, type Minor, type Totals } from '../../domain/money.ts';
import { type HeldConsent, heldConsents } from '../../held-consents.ts';
import { accountsOf, type CustomerAccount } from '../../stores/customers/customer-accounts.ts';
import { type TimelineRow, timelineOf } from '../../stores/customers/timeline.ts';
import type { Transaction } from '../../stores/database.ts';
import { type HoldRow, holdOf, holdsBetween } from '../../stores/holds/holds.ts';
import type { Summary } from '../../terminal/print.ts';
import { type Person, type PersonRow, personOf } from './person.ts';

/** Everything about one customer that stands or happened. */
export interface CustomerFile extends Summary {
  readonly customer: string;
  readonly person: Person;
  readonly accounts: readonly AccountInFile[];
  readonly timeline: readonly Happening[];
  readonly holds: readonly HoldInFile[];
  readonly consents: readonly HeldConsent[];
  readonly agreements: readonly never[];
}

export interface AccountInFile {
  readonly account: string;
  readonly portfolio: string;
  readonly product: string | null;
  readonly segment: string | null;
  readonly state: 'open' | 'closed';
  readonly balance: Totals;
  readonly dueOn: Day;
  readonly dpd: number | null;
}

export interface Happening {
  readonly on: Day;
  readonly event: string;
  readonly what: string | null;
  readonly channel: string | null;
  readonly account: string | null;
  readonly portfolio: string | null;
  readonly amount: Totals;
}

export interface HoldInFile {
  readonly hold: number;
  readonly reason: string;
  readonly account: string | null;
  readonly from: Day;
  readonly until: Day | null;
  readonly review: Day | null;
  readonly state: string;
}

/** The file of the customer on the day; a hold for vulnerability is left out of what others are given. */
export const customerFile = async (
  trx: Transaction,
  { customerId, customer, warnings }: Subject,
  { asOf, command, unmask, shared }: { asOf: Day; command: string; unmask: boolean; shared: boolean },
): Promise<CustomerFile> => {
  const person: PersonRow = await trx('customers').where({ customer_id: customerId }).first();
  const holds: HoldRow[] = await holdsBetween(trx, [customerId, customerId]);
  return {
    command,
    asOf,
    warnings,
    customer,
    person: personOf(person, { unmask }),
    accounts: (await accountsOf(trx, customerId, asOf)).map(accountInFile),
    timeline: (await timelineOf(trx, customerId)).filter(({ on_day }) => on_day <= asOf).map(happening),
    holds: holds.filter(({ reason }) => !shared || reason !== 'vulnerability').map((hold) => holdInFile(hold, asOf)),
    consents: await heldConsents(trx, customerId),
    agreements: [],
  };
};

const amountOf = (minor: number | null, currency: CustomerAccount['currency'] | null): Totals =>
  minor === null || currency === null ? {} : { [currency]: formatAmount(Number(minor) as Minor, currency) };

const accountInFile = (row: CustomerAccount): AccountInFile => ({
  account: row.account_id,
  portfolio: row.portfolio,
  product: row.product,
  segment: row.segment,
  state: row.dpd === null ? 'closed' : 'open',
  balance: amountOf(row.balance_minor, row.currency),
  dueOn: row.due_on,
  dpd: row.dpd === null ? null : Number(row.dpd),
});

const happening = (row: TimelineRow): Happening => ({
  on: row.on_day,
  event: row.event,
  what: row.told,
  channel: row.channel,
  account: row.account_id,
  portfolio: row.portfolio,
  amount: amountOf(row.amount_minor, row.currency),
});

const holdInFile = (row: HoldRow, asOf: Day): HoldInFile => {
  const hold = holdOf(row);
  return {
    hold: hold.holdId,
    reason: hold.reason,
    account: hold.account?.accountId ?? null,
    from: hold.from,
    until: hold.until,
    review: hold.review,
    state: holdState(hold, asOf),
  };
};
