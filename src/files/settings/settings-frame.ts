import { z } from 'zod';
import { type Currency, parseCurrency } from '../../domain/money.ts';
import { bucketsOf, defaultEdges, edgesProblem } from '../../domain/segment/ageing.ts';
import { type Facts, factsWith } from '../../domain/segment/fact.ts';

/** What the rest of trato.yaml is read by. A part that is wrong itself is told at its own place and stands in with its default. */
export interface SettingsFrame {
  /** Undefined when the file names none that there is. */
  readonly currency: Currency | undefined;
  /** What conditions of segments can use: the score only where there is one. */
  readonly facts: Facts;
  readonly factsOfScore: Facts;
  /** The segments by name, in order. */
  readonly segments: readonly string[];
  /** The segments that an offer policy names. */
  readonly offered: readonly string[];
  /** The days that an offer stands. */
  readonly lapseDays: number;
  /** The days past due from which on the workspace calls. */
  readonly firstCallDay: number;
}

/** The days that an offer stands where the settings do not say. */
export const defaultLapseDays = 10;

/** The days past due from which on the workspace calls where the settings do not say. */
export const defaultFirstCallDay = 30;

const named = z.array(z.object({ id: z.string() }).catch({ id: '' })).catch([]);
const policies = z.array(z.object({ segments: z.array(z.string()) }).catch({ segments: [] })).catch([]);
const noPlanning = { first_call_day: defaultFirstCallDay };
const planning = z.object({ first_call_day: z.number().catch(defaultFirstCallDay) }).catch(noPlanning);
const lapseDays = z.number().catch(defaultLapseDays);
const noOffers = { policies: [], lapse_days: defaultLapseDays };

const outline = z
  .object({
    currency: z.string().catch(''),
    ageing: z.object({ edges: z.array(z.number()) }).catch({ edges: [] }),
    score: z.unknown().optional(),
    segments: named,
    offers: z.object({ policies, lapse_days: lapseDays }).catch(noOffers),
    planning,
  })
  .catch({
    currency: '',
    ageing: { edges: [] },
    score: undefined,
    segments: [],
    offers: noOffers,
    planning: noPlanning,
  });

const noScore =
  'trato.yaml has no "score", expected one such as score: { base: 50, lines: [{ when: { dpd: { gt: 30 } }, points: -10 }] }';

/** The frame of settings that may still have mistakes anywhere. */
export const settingsFrame = (raw: unknown): SettingsFrame => {
  const { currency, ageing, score, segments, offers, planning: planned } = outline.parse(raw);
  const edges = edgesProblem(ageing.edges) === undefined ? ageing.edges : defaultEdges;
  return {
    currency: parseCurrency(currency),
    facts: factsWith(bucketsOf(edges), score === undefined ? { score: noScore } : {}),
    factsOfScore: factsWith(bucketsOf(edges), { score: 'a score cannot be made of itself' }),
    segments: segments.map(({ id }) => id),
    offered: offers.policies.flatMap((policy) => policy.segments),
    lapseDays: offers.lapse_days,
    firstCallDay: planned.first_call_day,
  };
};
