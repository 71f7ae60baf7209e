import { type Minor, minorOf, zero } from '../money.ts';
import type { Decision } from './message-composition.ts';

/** What was decided about many customers, counted. */
export interface PlanTally {
  readonly messages: number;
  readonly excluded: number;
  readonly cost: Minor;
  readonly byChannel: Counts;
  readonly bySegment: Counts;
  readonly byReason: Counts;
  /** Messages by the rules that warn of them. */
  readonly byWarning: Counts;
}

type Counts = Readonly<Record<string, number>>;

export const emptyTally: PlanTally = {
  messages: 0,
  excluded: 0,
  cost: zero,
  byChannel: {},
  bySegment: {},
  byReason: {},
  byWarning: {},
};

/** The decisions, counted. */
export const tallyOf = (decisions: readonly Decision[]): PlanTally => {
  const messages = decisions.flatMap((decision) => ('message' in decision ? decision.message : []));
  const exclusions = decisions.flatMap((decision) => ('exclusion' in decision ? decision.exclusion : []));
  return {
    messages: messages.length,
    excluded: exclusions.length,
    cost: minorOf(messages.reduce((sum, { cost }) => sum + cost, 0)),
    byChannel: countsOf(messages.map(({ channel }) => channel)),
    bySegment: countsOf(messages.map(({ segment }) => segment)),
    byReason: countsOf(exclusions.map(({ reason }) => reason)),
    byWarning: countsOf(decisions.flatMap((decision) => ('message' in decision ? decision.warnedBy : []))),
  };
};

/** Two tallies of different customers, in one. */
export const sumOfTallies = (one: PlanTally, other: PlanTally): PlanTally => ({
  messages: one.messages + other.messages,
  excluded: one.excluded + other.excluded,
  cost: minorOf(one.cost + other.cost),
  byChannel: sumOfCounts(one.byChannel, other.byChannel),
  bySegment: sumOfCounts(one.bySegment, other.bySegment),
  byReason: sumOfCounts(one.byReason, other.byReason),
  byWarning: sumOfCounts(one.byWarning, other.byWarning),
});

const countsOf = (names: readonly string[]): Counts => {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

const sumOfCounts = (one: Counts, other: Counts): Counts => {
  const sum = { ...one };
  for (const [name, count] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
};
