import type { Day } from '../domain/day.ts';
import { namingWarnings } from '../domain/message/creditor.ts';
import { emptyTally, sumOfTallies } from '../domain/plan/plan-tally.ts';
import { dueWarnings } from '../holds-due.ts';
import { draftBatch } from '../stores/batches/batches.ts';
import type { Transaction } from '../stores/database.ts';
import { lastSegmentDay } from '../stores/segments/segments.ts';
import type { Workspace } from '../workspace.ts';
import { consentHint } from './consent-hint.ts';
import { offersHint } from './offers-hint.ts';
import { type PlanSummary, tallied } from './plan-summary.ts';
import { planTerms, refuseMissingTemplates } from './plan-terms.ts';
import { plannedPages } from './planned-pages.ts';
import { threadsAsked } from './threads-asked.ts';

/** Drafts the batch of a day in the transaction, in place of an earlier draft, and counts what is in it. */
export const draftIn = async (
  trx: Transaction,
  workspace: Workspace,
  asOf: Day,
  draftedAt: string,
): Promise<PlanSummary> => {
  const { settings, folder, context } = workspace;
  const ground = { folder, settings, asOf };
  refuseMissingTemplates(await planTerms(ground), settings);
  const draft = await draftBatch(trx, asOf, draftedAt);
  let tally = emptyTally;
  for await (const page of plannedPages(trx, ground, draft.target, threadsAsked(context.env))) {
    await draft.add(page.drafted);
    tally = sumOfTallies(tally, page.tally);
  }
  const outdated = await segmentWarnings(trx, asOf);
  const due = await dueWarnings(trx, asOf);
  const withoutOffers = await offersHint(trx, tally, asOf);
  return draft.finish((hash) => ({
    command: 'plan',
    asOf,
    warnings: [
      ...namingWarnings(settings.creditor.name),
      ...(tally.messages + tally.excluded === 0 ? [nobodyToPlan] : []),
      ...outdated,
      ...consentHint(tally),
      ...withoutOffers,
      ...due,
    ],
    batch: draft.target.batchId,
    state: 'draft',
    hash,
    ...tallied(tally, settings.currency),
  }));
};

/** A step falls due by the segments; those of another day may be of other buckets. */
const segmentWarnings = async (trx: Transaction, asOf: Day): Promise<string[]> => {
  const last = await lastSegmentDay(trx, asOf);
  return last === undefined || last === asOf ? [] : [`the segments are of ${last}: run \`trato segment\``];
};

const nobodyToPlan =
  'nobody is in a segment that has a strategy: run `trato segment` first, or look at the strategies in trato.yaml';
