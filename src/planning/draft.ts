import type { CustomerCase } from '../domain/customer-case.ts';
import type { Day } from '../domain/day.ts';
import { namingWarnings } from '../domain/message/creditor.ts';
import type { Message } from '../domain/plan/batch.ts';
import { decisionFor, type PlanTerms } from '../domain/plan/message-composition.ts';
import { planTerms, refuseMissingTemplates } from '../plan-terms.ts';
import { draftBatch, type Exclusion } from '../stores/batches/batches.ts';
import { customerCases } from '../stores/cases/customer-cases.ts';
import type { Transaction } from '../stores/database.ts';
import { type OffersInForce, offersWithin } from '../stores/offers.ts';
import { lastSegmentDay } from '../stores/segments/segments.ts';
import type { Workspace } from '../workspace.ts';
import type { PlanSummary } from './plan-summary.ts';
import { emptyTally } from './plan-tally.ts';

/** Drafts the batch of a day in the transaction, in place of an earlier draft, and counts what is in it. */
export const draftIn = async (
  trx: Transaction,
  workspace: Workspace,
  asOf: Day,
  draftedAt: string,
): Promise<PlanSummary> => {
  const { settings } = workspace;
  let offers: OffersInForce = new Map();
  const terms = await planTerms({ ...workspace, database: trx }, (...account) => offers.get(account.join('\n')));
  refuseMissingTemplates(terms, settings);
  const draft = await draftBatch(trx, asOf, draftedAt);
  const tally = emptyTally();
  const segments = settings.strategies.map(({ segment }) => segment);
  for await (const page of customerCases(trx, { day: asOf, segments, promiseTerms: settings.promises })) {
    offers = await offersWithin(trx, [page[0]?.customerId ?? '', page.at(-1)?.customerId ?? ''], asOf);
    const { messages, exclusions } = decide(page, terms);
    await draft.addMessages(messages);
    await draft.addExclusions(exclusions);
    tally.add(messages, exclusions);
  }
  let summary: PlanSummary | undefined;
  const outdated = await segmentWarnings(trx, asOf);
  await draft.finish((hash) => {
    summary = {
      command: 'plan',
      asOf,
      warnings: [
        ...namingWarnings(settings.creditor.name),
        ...(tally.candidates === 0 ? [nobodyToPlan] : []),
        ...outdated,
      ],
      batch: draft.batchId,
      state: 'draft',
      hash,
      ...tally.counts(settings.currency),
    };
    return summary;
  });
  return summary as unknown as PlanSummary;
};

/** A step falls due by the segments; those of another day may be of other buckets. */
const segmentWarnings = async (trx: Transaction, asOf: Day): Promise<string[]> => {
  const last = await lastSegmentDay(trx, asOf);
  return last === undefined || last === asOf ? [] : [`the segments are of ${last}: run \`trato segment\``];
};

const nobodyToPlan =
  'nobody is in a segment that has a strategy: run `trato segment` first, or look at the strategies in trato.yaml';

const decide = (
  page: readonly CustomerCase[],
  terms: PlanTerms,
): { readonly messages: readonly Message[]; readonly exclusions: readonly Exclusion[] } => {
  const messages: Message[] = [];
  const exclusions: Exclusion[] = [];
  for (const customer of page) {
    const decision = decisionFor(customer, terms);
    if ('message' in decision) messages.push(decision.message);
    else exclusions.push(decision.exclusion);
  }
  return { messages, exclusions };
};
