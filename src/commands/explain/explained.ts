import { type IdAsked, type Subject, subjectOf } from '../../asked/subject.ts';
import { counted } from '../../domain/counted.ts';
import type { CustomerCase } from '../../domain/customer-case.ts';
import { type Day, daysBetween } from '../../domain/day.ts';
import type { OfferExplanation } from '../../domain/explain/offer-explanation.ts';
import { type DecidedNow, type PlannedAgreement, plannedAgreement } from '../../domain/explain/planned-agreement.ts';
import type { StepExplanation } from '../../domain/explain/step-explanation.ts';
import { planTerms } from '../../planning/plan-terms.ts';
import { plannedCustomer } from '../../stores/batches/planned-customer.ts';
import { customerCases } from '../../stores/cases/customer-cases.ts';
import { inSnapshot, type Transaction } from '../../stores/database.ts';
import { freshDays } from '../../stores/imports/imports.ts';
import { offersWithin } from '../../stores/offers/offers-in-force.ts';
import type { Summary } from '../../terminal/print.ts';
import type { Workspace } from '../../workspace.ts';
import { type Decided, decidedAbout } from './decided.ts';
import { type Known, knownOf } from './known.ts';
import { explainedOffer } from './offers.ts';
import { type AccountSegment, accountSegments, assignmentWarnings } from './segments.ts';

export interface ExplainSummary extends Summary, Omit<Decided, 'carriesOffer'> {
  readonly customer: string;
  /** The account asked for, else the one the customer is treated by; null for a customer without any. */
  readonly account: string | null;
  readonly portfolio: string | null;
  /** Of the account; of every one of the customer under `accounts`. */
  readonly segment: Pick<AccountSegment, 'chosen' | 'rejected' | 'score'> & {
    readonly accounts: readonly AccountSegment[];
  };
  /** Of the account; `inMessage` where the step's message carries it. */
  readonly offer: OfferExplanation & { readonly inMessage: boolean };
  /** What the day's batch has of the customer, and whether it is what is explained here; null where the day has no batch. */
  readonly planned: PlannedAgreement | null;
  /** What is known of the customer that bears on contact. */
  readonly known: Known | null;
}

/** Everything that was decided about a customer on the day and why, by the same functions that plan; nothing is written. */
export const explainId = async (workspace: Workspace, asked: IdAsked): Promise<ExplainSummary> => {
  const subject = await subjectOf(workspace.database, asked);
  return inSnapshot(workspace.database, (trx) => explained(trx, workspace, subject));
};

const explained = async (trx: Transaction, workspace: Workspace, subject: Subject): Promise<ExplainSummary> => {
  const { asOf } = workspace;
  const { customerId } = subject;
  const segments = await accountSegments(trx, workspace, subject);
  const customer = await caseOf(trx, workspace, customerId);
  const inForce = await offersWithin(trx, [customerId, customerId], asOf);
  const terms = await planTerms(workspace, () => inForce);
  const decided = decidedAbout(customer, terms, segments);
  const focus = focusOf(subject, segments, decided.step);
  const batch = await plannedCustomer(trx, { day: asOf, customerId });
  const known = await knownOf(trx, workspace, { customerId, customer, chosen: decided.channel.chosen });
  const offer = focus && (await explainedOffer(trx, workspace, { customerId, customer, focus, inForce }));
  return {
    command: 'explain',
    asOf,
    warnings: [...subject.warnings, ...assignmentWarnings(segments), ...(await staleness(trx, workspace))],
    customer: subject.customer,
    account: focus?.account ?? null,
    portfolio: focus?.portfolio ?? null,
    decision: decided.decision,
    reason: decided.reason,
    reasons: decided.reasons,
    segment: {
      chosen: focus?.chosen ?? null,
      rejected: focus?.rejected ?? [],
      score: focus?.score ?? null,
      accounts: segments,
    },
    step: decided.step,
    channel: decided.channel,
    offer: {
      ...(offer ?? nothingOffered),
      inMessage: offer !== undefined && decided.carriesOffer(focus) && offer.chosen.length > 0,
    },
    planned: batch ? plannedAgreement(batch, decidedNow(decided)) : null,
    known,
  };
};

const decidedNow = ({ decision, reason, step, channel }: Decided): DecidedNow => ({
  decision,
  reason,
  step: step.chosen?.what ?? null,
  channel: channel.chosen?.what ?? null,
  sendOn: channel.chosen?.sendOn ?? null,
});

const nothingOffered: OfferExplanation = {
  chosen: [],
  rejected: [],
  capacity: null,
  offeredOn: null,
  lapsesOn: null,
  offeredFor: null,
};

const caseOf = async (
  trx: Transaction,
  { settings, asOf }: Workspace,
  customerId: string,
): Promise<CustomerCase | undefined> => {
  const segments = settings.segments.map(({ id }) => id);
  let found: CustomerCase | undefined;
  for await (const [customer] of customerCases(trx, {
    day: asOf,
    segments,
    customerId,
    promiseTerms: settings.promises,
  }))
    found = customer;
  return found;
};

const focusOf = (
  { account }: Subject,
  segments: readonly AccountSegment[],
  { treatedBy, otherAccounts }: StepExplanation,
): AccountSegment | undefined => {
  const ranked = treatedBy ?? otherAccounts[0];
  const key = account ?? (ranked && { portfolio: ranked.portfolio, accountId: ranked.account });
  if (key === undefined) return segments[0];
  return segments.find((one) => one.portfolio === key.portfolio && one.account === key.accountId);
};

const staleness = async (trx: Transaction, { asOf, settings }: Workspace): Promise<readonly string[]> => {
  const { maxAgeDays } = settings.freshness;
  return Object.entries(await freshDays(trx))
    .filter(([, freshOn]) => daysBetween(freshOn as Day, asOf) > maxAgeDays)
    .map(
      ([kind, freshOn]) =>
        `the newest ${kind} import is of ${freshOn}: \`trato plan\` would stop, as the workspace allows ${counted(maxAgeDays, 'day')} (freshness.max_age_days)`,
    );
};
