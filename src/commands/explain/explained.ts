import type { CodedAlternative } from '../../domain/alternative.ts';
import { barrierWords, groundsIn } from '../../domain/barrier-words.ts';
import { type ChannelExplanation, channelExplanation } from '../../domain/channel-explanation.ts';
import type { CustomerCase } from '../../domain/customer-case.ts';
import { type Day, daysBetween } from '../../domain/day.ts';
import { decisionFor, type PlanTerms } from '../../domain/message-composition.ts';
import type { OfferExplanation } from '../../domain/offer-explanation.ts';
import { type StepExplanation, stepExplanation } from '../../domain/step-explanation.ts';
import { treatmentOf } from '../../domain/treatment.ts';
import { planTerms } from '../../plan-terms.ts';
import { customerCases } from '../../stores/customer-cases.ts';
import { inTransaction, type Transaction } from '../../stores/database.ts';
import { freshDays } from '../../stores/imports.ts';
import { offersWithin } from '../../stores/offers.ts';
import type { Summary } from '../../terminal/print.ts';
import type { Workspace } from '../../workspace.ts';
import { explainedOffer } from './offers.ts';
import { type AccountSegment, accountSegments, assignmentWarnings } from './segments.ts';
import { type IdAsked, type Subject, subjectOf } from './subject.ts';

export interface ExplainSummary extends Summary {
  readonly customer: string;
  /** The account asked for, else the one the customer is treated by; null for a customer without any. */
  readonly account: string | null;
  readonly portfolio: string | null;
  readonly decision: 'message' | 'excluded';
  /** Everything that stands against a message; empty where there is one. */
  readonly reasons: readonly CodedAlternative[];
  /** Of the account; of every one of the customer under `accounts`. */
  readonly segment: Pick<AccountSegment, 'chosen' | 'rejected'> & { readonly accounts: readonly AccountSegment[] };
  readonly step: StepExplanation;
  readonly channel: ChannelExplanation;
  /** Of the account; `inMessage` where the step's message carries it. */
  readonly offer: OfferExplanation & { readonly inMessage: boolean };
}

/** Everything that was decided about a customer on the day and why, by the same functions that plan; nothing is written. */
export const explainId = async (workspace: Workspace, asked: IdAsked): Promise<ExplainSummary> => {
  const subject = await subjectOf(workspace.database, asked);
  return inTransaction(workspace.database, (trx) => explained(trx, workspace, subject), { dryRun: true });
};

const explained = async (trx: Transaction, workspace: Workspace, subject: Subject): Promise<ExplainSummary> => {
  const { asOf } = workspace;
  const { customerId } = subject;
  const segments = await accountSegments(trx, workspace, subject);
  const customer = await caseOf(trx, workspace, customerId);
  const inForce = await offersWithin(trx, [customerId, customerId], asOf);
  const terms = await planTerms(workspace, (...account) => inForce.get(account.join('\n')));
  const decided = customer && isCandidate(customer, terms) ? decisionOf(customer, terms) : noCandidate(segments);
  const focus = focusOf(subject, segments, decided.step);
  const offer = focus && (await explainedOffer(trx, workspace, { customerId, customer, focus, inForce }));
  return {
    command: 'explain',
    asOf,
    warnings: [...subject.warnings, ...assignmentWarnings(segments), ...(await staleness(trx, workspace))],
    customer: subject.customer,
    account: focus?.account ?? null,
    portfolio: focus?.portfolio ?? null,
    decision: decided.decision,
    reasons: decided.reasons,
    segment: { chosen: focus?.chosen ?? null, rejected: focus?.rejected ?? [], accounts: segments },
    step: decided.step,
    channel: decided.channel,
    offer: { ...(offer ?? nothingOffered), inMessage: offer !== undefined && decided.carriesOffer(focus) && offer.chosen.length > 0 },
  };
};

const nothingOffered: OfferExplanation = { chosen: [], rejected: [], capacity: null, offeredOn: null, lapsesOn: null };

const caseOf = async (
  trx: Transaction,
  { settings, asOf }: Workspace,
  customerId: string,
): Promise<CustomerCase | undefined> => {
  const segments = settings.segments.map(({ id }) => id);
  let found: CustomerCase | undefined;
  for await (const [customer] of customerCases(trx, { day: asOf, segments, customerId })) found = customer;
  return found;
};

interface Decided extends Pick<ExplainSummary, 'decision' | 'reasons' | 'step' | 'channel'> {
  /** Whether the step's message carries the offer of the account. */
  readonly carriesOffer: (account: AccountSegment | undefined) => boolean;
}

const isCandidate = ({ accounts }: CustomerCase, { treatment }: PlanTerms): boolean =>
  accounts.some(({ segment }) => treatment.strategies.has(segment));

const decisionOf = (customer: CustomerCase, terms: PlanTerms): Decided => {
  const decision = decisionFor(customer, terms);
  const finding = treatmentOf(customer, terms.treatment);
  const step = stepExplanation(finding, customer, terms.treatment);
  const contactTerms = terms.contactTermsOf(customer);
  const place = step.chosen?.rule?.replace(/\.day$/, '') ?? '';
  const groundOf = groundsIn(contactTerms.rulesOn(terms.treatment.asOf));
  const barriers = 'exclusion' in decision ? decision.exclusion.barriers : [];
  return {
    decision: 'message' in decision ? 'message' : 'excluded',
    reasons: barriers.map((barrier) => barrierWords(barrier, 'channel' in barrier ? String(barrier.channel) : barrier.code, groundOf)),
    step,
    channel: finding.treatment
      ? channelExplanation(customer, finding.treatment, contactTerms, place)
      : { chosen: null, rejected: [] },
    carriesOffer: (account) =>
      finding.treatment?.step.offers === true &&
      account?.account === finding.treatment.account.accountId &&
      account.portfolio === finding.treatment.account.portfolio,
  };
};

const noCandidate = (segments: readonly AccountSegment[]): Decided => ({
  decision: 'excluded',
  reasons: [noCandidateReason(segments)],
  step: { chosen: null, rejected: [], treatedBy: null, otherAccounts: [] },
  channel: { chosen: null, rejected: [] },
  carriesOffer: () => false,
});

const noCandidateReason = (segments: readonly AccountSegment[]): CodedAlternative => {
  const assigned = [...new Set(segments.flatMap((one) => (one.assigned === null ? [] : [one.assigned])))];
  const reason =
    assigned.length === 0
      ? 'no account of the customer has been assigned a segment: the plan looks at nobody else'
      : `no strategy treats the customer's segments: ${assigned.join(', ')}`;
  return { what: 'not-a-candidate', code: 'not-a-candidate', reason, rule: 'strategies' };
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
        `the newest ${kind} import is of ${freshOn}: \`trato plan\` would stop, as the workspace allows ${maxAgeDays} days (freshness.max_age_days)`,
    );
};
