import { Command } from 'commander';
import type { CustomerCase } from '../domain/customer-case.ts';
import { type Day, daysBetween } from '../domain/day.ts';
import { guardError } from '../domain/errors.ts';
import { namingWarnings } from '../domain/message/creditor.ts';
import { type Currency, type Minor, minorOf, type Totals, totalsOf } from '../domain/money.ts';
import type { Message } from '../domain/plan/batch.ts';
import { exclusionReasons } from '../domain/plan/exclusion.ts';
import { decisionFor, type PlanTerms } from '../domain/plan/message-composition.ts';
import { planTerms, refuseMissingTemplates } from '../plan-terms.ts';
import { draftBatch, type Exclusion, findBatch } from '../stores/batches/batches.ts';
import { customerCases } from '../stores/cases/customer-cases.ts';
import { inTransaction, type Transaction } from '../stores/database.ts';
import { freshDays } from '../stores/imports/imports.ts';
import { type OffersInForce, offersWithin } from '../stores/offers.ts';
import { lastSegmentDay } from '../stores/segments/segments.ts';
import type { Context, GlobalOptions } from '../terminal/context.ts';
import { report, type Summary } from '../terminal/print.ts';
import { type Workspace, withWorkspace } from '../workspace.ts';

interface PlanOptions extends GlobalOptions {
  readonly acceptStale?: boolean;
  readonly dryRun?: boolean;
}

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
  readonly cost: Totals;
}

export const planCommand = (context: Context): Command =>
  new Command('plan')
    .description("draft the day's batch: one message per customer, or the reasons against one")
    .option('--accept-stale', 'plan although the newest imports are older than the workspace allows')
    .option('--dry-run', 'show what would be drafted and keep nothing')
    .addHelpText('after', '\nExample:\n  $ trato plan --as-of 2026-11-20')
    .action(async (_, command: Command) => {
      const options = command.optsWithGlobals<PlanOptions>();
      const summary = await withWorkspace(context, options, { create: false, writes: true }, (workspace) =>
        draftDay(workspace, options),
      );
      report(context, options, summary, planInWords);
    });

/** Drafts the batch of the run's day: the same day, data and settings always give the same content and hash. */
export const draftDay = async (workspace: Workspace, { acceptStale, dryRun }: PlanOptions): Promise<PlanSummary> => {
  const { database, asOf, context } = workspace;
  const draftedAt = new Date(context.now()).toISOString();
  return inTransaction(
    database,
    async (trx) => {
      if (!acceptStale) await refuseStaleData({ ...workspace, database: trx });
      await refuseWaitingBatch({ ...workspace, database: trx });
      return draftIn(trx, workspace, asOf, draftedAt);
    },
    { dryRun: dryRun ?? false },
  );
};

const draftIn = async (trx: Transaction, workspace: Workspace, asOf: Day, draftedAt: string): Promise<PlanSummary> => {
  const { settings } = workspace;
  let offers: OffersInForce = new Map();
  const terms = await planTerms({ ...workspace, database: trx }, (...account) => offers.get(account.join('\n')));
  refuseMissingTemplates(terms, settings);
  const draft = await draftBatch(trx, asOf, draftedAt);
  const tally = emptyTally();
  const segments = settings.strategies.map(({ segment }) => segment);
  for await (const page of customerCases(trx, { day: asOf, segments })) {
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

const emptyTally = () => {
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

const refuseStaleData = async ({ database, asOf, settings }: Workspace): Promise<void> => {
  const { maxAgeDays } = settings.freshness;
  for (const [kind, freshOn] of Object.entries(await freshDays(database))) {
    const age = daysBetween(freshOn as Day, asOf);
    if (age <= maxAgeDays) continue;
    throw guardError(
      `The newest ${kind} import is of ${freshOn}, ${age} days before ${asOf}; the workspace allows ${maxAgeDays}.`,
      'stale-data',
      `Import the newest ${kind} file first, or plan with --accept-stale.`,
    );
  }
};

const refuseWaitingBatch = async ({ database, asOf }: Workspace): Promise<void> => {
  const waiting = await findBatch(database, { states: ['approved'] });
  if (waiting) {
    throw guardError(
      `Batch ${waiting.batch_id} is approved and was not dispatched.`,
      'batch-waiting',
      `Dispatch it (trato dispatch ${waiting.batch_id}) or discard it (trato discard ${waiting.batch_id}) before planning again.`,
    );
  }
  const last = await findBatch(database, { states: ['dispatched'] });
  if (last && asOf < last.as_of_on) {
    throw guardError(
      `Batch ${last.batch_id} of ${last.as_of_on} was dispatched already; a plan may not be dated before it.`,
      'plan-before-last',
      `Plan for ${last.as_of_on} or a later day.`,
    );
  }
};

const planInWords = (summary: PlanSummary): string => {
  const { batch, hash, candidates, messages, excluded } = summary;
  const counted = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .map(([name, number]) => `${name} ${number}`)
      .join(', ') || 'none';
  const reasons = summary.exclusions.map(
    ({ reason, customers }) =>
      `  ${String(customers).padStart(7)}  ${reason}: ${exclusionReasons[reason as keyof typeof exclusionReasons]}`,
  );
  return [
    `Batch ${batch} of ${summary.asOf}: ${messages} messages + ${excluded} excluded = ${candidates} candidates`,
    `By channel: ${counted(summary.byChannel)}`,
    `By segment: ${counted(summary.bySegment)}`,
    ...(reasons.length > 0 ? ['Excluded:', ...reasons] : []),
    `Hash: ${hash}`,
    `Next: trato preview ${batch}`,
  ].join('\n');
};
