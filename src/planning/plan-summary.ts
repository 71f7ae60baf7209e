import { type Currency, type Totals, totalsOf } from '../domain/money.ts';
import type { PlanTally } from '../domain/plan/plan-tally.ts';
import type { Summary } from '../terminal/print.ts';

/** What planning a day came to. */
export interface PlanSummary extends Summary {
  readonly batch: number;
  readonly state: 'draft';
  readonly hash: string;
  readonly candidates: number;
  readonly messages: number;
  readonly excluded: number;
  readonly byChannel: Readonly<Record<string, number>>;
  readonly bySegment: Readonly<Record<string, number>>;
  readonly exclusions: readonly { readonly reason: string; readonly customers: number }[];
  /** Rules that warn and exclude nobody. */
  readonly warnedBy: readonly { readonly rule: string; readonly messages: number }[];
  readonly cost: Totals;
}

/** The counts as they are told, the names and the larger counts first. */
export const tallied = (
  { messages, excluded, cost, byChannel, bySegment, byReason, byWarning }: PlanTally,
  currency: Currency,
): Omit<PlanSummary, 'command' | 'asOf' | 'warnings' | 'batch' | 'state' | 'hash'> => ({
  candidates: messages + excluded,
  messages,
  excluded,
  byChannel: inOrder(byChannel),
  bySegment: inOrder(bySegment),
  exclusions: Object.entries(byReason)
    .map(([reason, customers]) => ({ reason, customers }))
    .sort((a, b) => b.customers - a.customers || (a.reason < b.reason ? -1 : 1)),
  warnedBy: Object.entries(inOrder(byWarning)).map(([rule, count]) => ({ rule, messages: count })),
  cost: totalsOf([{ amount: cost, currency }]),
});

const inOrder = (counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(counts).sort());
