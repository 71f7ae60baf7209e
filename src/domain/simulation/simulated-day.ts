import type { Day } from '../day.ts';
import { type Currency, heldSum, type Minor, zero } from '../money.ts';

type Counts = Readonly<Record<string, number>>;

/** What planning comes to, on one day or on several. */
export interface Volume {
  readonly messages: number;
  readonly byChannel: Counts;
  readonly bySegment: Counts;
  /** Customers without a message by reason, counted anew each day. */
  readonly excluded: Counts;
  readonly cost: Minor;
}

export interface SimulatedDay extends Volume {
  readonly day: Day;
}

/** What the days come to together. */
export const volumeOf = (days: readonly SimulatedDay[], currency: Currency): Volume => ({
  messages: days.reduce((sum, { messages }) => sum + messages, 0),
  byChannel: sumOf(days.map(({ byChannel }) => byChannel)),
  bySegment: sumOf(days.map(({ bySegment }) => bySegment)),
  excluded: sumOf(days.map(({ excluded }) => excluded)),
  cost: days.reduce((sum, { cost }) => heldSum(sum + cost, currency), zero),
});

const sumOf = (all: readonly Counts[]): Counts => {
  const sums = new Map<string, number>();
  for (const [name, count] of all.flatMap(Object.entries<number>)) sums.set(name, (sums.get(name) ?? 0) + count);
  return Object.fromEntries([...sums].sort(([one], [other]) => (one < other ? -1 : 1)));
};
