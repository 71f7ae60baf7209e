import type { Message } from '../domain/plan/batch.ts';
import { type Decision, decisionFor, type PlanTerms } from '../domain/plan/message-composition.ts';
import { type PlanTally, tallyOf } from '../domain/plan/plan-tally.ts';
import { type DraftedPage, type DraftTarget, draftedPage, type Exclusion } from '../stores/batches/drafted-page.ts';
import { casesIn, type PackedCases } from '../stores/cases/packed-cases.ts';
import { type OffersInForce, offersIn } from '../stores/offers/offers-in-force.ts';
import { type PlanGround, planTerms } from './plan-terms.ts';

/** What must be known of a page of customers to plan it, as the database sends it. */
export interface PageToPlan {
  readonly cases: PackedCases;
  readonly offers: string | null;
}

/** A page that was decided about. */
export interface PlannedPage {
  readonly drafted: DraftedPage;
  readonly tally: PlanTally;
}

export type PagePlanner = (page: PageToPlan) => PlannedPage;

/** Plans pages one by one: the same page and ground always give the same, whoever asks. */
export const pagePlanner = async (ground: PlanGround, target: DraftTarget): Promise<PagePlanner> => {
  let offers: OffersInForce = new Map();
  const terms = await planTerms(ground, () => offers);
  return (page) => {
    offers = offersIn(page.offers);
    return plannedPage(page, terms, target);
  };
};

const plannedPage = ({ cases }: PageToPlan, terms: PlanTerms, target: DraftTarget): PlannedPage => {
  const decisions = Array.from(casesIn(cases, terms.treatment.asOf), (customer) => decisionFor(customer, terms));
  return {
    drafted: draftedPage(target, decisions.flatMap(messageOf), decisions.flatMap(exclusionOf)),
    tally: tallyOf(decisions),
  };
};

const messageOf = (decision: Decision): Message | [] => ('message' in decision ? decision.message : []);

const exclusionOf = (decision: Decision): Exclusion | [] => ('exclusion' in decision ? decision.exclusion : []);
