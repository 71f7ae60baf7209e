import type { Barrier } from '../../domain/barrier/exclusion.ts';
import { type MessageChange, messageChanges } from '../../domain/diff/message-change.ts';
import { formatAmount, type Totals } from '../../domain/money.ts';
import { toldCustomer } from '../../domain/page/told-customer.ts';
import type { Message } from '../../domain/plan/batch.ts';
import type { DiffRow } from '../../stores/diffs/batch-diff.ts';

/** A customer for whom two batches differ, with the message that is there or was, and why. */
export interface DiffItem {
  readonly customer: string;
  readonly portfolio: string;
  readonly account: string;
  readonly segment: string;
  readonly step: string;
  readonly channel: string;
  readonly template: string;
  readonly amount: Totals;
  readonly reason: string;
  /** What stands against a dropped message, or stood against a new one in the earlier batch. */
  readonly barriers: readonly Barrier[];
  /** What of a changed message is otherwise. */
  readonly changes: readonly MessageChange[];
}

/** What is known of the customer from the two batches. */
export interface DiffFindings {
  readonly now: Message | undefined;
  readonly before: Message | undefined;
  readonly barriers: readonly Barrier[];
}

/** The difference as it is told. */
export const diffItem = (
  { customer_id, national_id, reason }: DiffRow,
  { now, before, barriers }: DiffFindings,
): readonly DiffItem[] => {
  const message = now ?? before;
  if (message === undefined) return [];
  const { portfolio, accountId, segment, step, channel, template, amount, currency } = message;
  return [
    {
      customer: toldCustomer(customer_id, national_id),
      portfolio,
      account: accountId,
      segment,
      step,
      channel,
      template,
      amount: { [currency]: formatAmount(amount, currency) },
      reason,
      barriers,
      changes: now && before ? messageChanges(before, now) : [],
    },
  ];
};
