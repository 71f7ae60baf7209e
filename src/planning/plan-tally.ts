import { type Currency, type Minor, minorOf, totalsOf } from '../domain/money.ts';
import type { Message } from '../domain/plan/batch.ts';
import type { Exclusion } from '../stores/batches/batches.ts';

/** Counts decisions as they are made. */
export const emptyTally = () => {
  const byChannel = new Map<string, number>();
  const bySegment = new Map<string, number>();
  const byReason = new Map<string, number>();
  let messages = 0;
  let excluded = 0;
  let cost = 0;
  const count = (counts: Map<string, number>, key: string): void => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  return {
    get candidates() {
      return messages + excluded;
    },
    add: (planned: readonly Message[], exclusions: readonly Exclusion[]) => {
      messages += planned.length;
      excluded += exclusions.length;
      for (const message of planned) {
        count(byChannel, message.channel);
        count(bySegment, message.segment);
        cost += message.cost;
      }
      for (const { reason } of exclusions) count(byReason, reason);
    },
    counts: (currency: Currency) => ({
      candidates: messages + excluded,
      messages,
      excluded,
      byChannel: Object.fromEntries([...byChannel].sort()),
      bySegment: Object.fromEntries([...bySegment].sort()),
      exclusions: [...byReason]
        .map(([reason, customers]) => ({ reason, customers }))
        .sort((a, b) => b.customers - a.customers || (a.reason < b.reason ? -1 : 1)),
      cost: totalsOf([{ amount: minorOf(cost) as Minor, currency }]),
    }),
  };
};
