import { offersUnder } from './domain/offer/offer.ts';
import { type OfferRule, policyDigest } from './domain/offer/offer-decision.ts';
import { businessDaysIn } from './law/business-days.ts';
import type { Workspace } from './workspace.ts';

/** The part of a workspace that offers are made from. */
export type OfferWorkspace = Pick<Workspace, 'database' | 'asOf'> & {
  readonly settings: Pick<Workspace['settings'], 'segments' | 'offers' | 'currency' | 'country' | 'planning'>;
};

/** The rule of each segment that may be offered something. */
export type OfferRules = ReadonlyMap<string, OfferRule>;

/** The rules of the workspace's day; where several policies name a segment, the first. */
export const offerRules = async ({ settings, asOf }: OfferWorkspace): Promise<OfferRules> => {
  const isBusinessDay = await businessDaysIn(settings.country, settings.planning.extraHolidays);
  const rules = new Map<string, OfferRule>();
  for (const { segments, policy } of settings.offers.policies) {
    const rule = { policy, offerFor: offersUnder(policy, asOf, isBusinessDay), digest: policyDigest(policy) };
    for (const segment of segments) if (!rules.has(segment)) rules.set(segment, rule);
  }
  return rules;
};
