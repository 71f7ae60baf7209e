import type { Barrier } from '../../domain/barrier/exclusion.ts';
import type { CustomerCase } from '../../domain/customer-case.ts';
import type { CodedAlternative } from '../../domain/explain/alternative.ts';
import { barrierWords, groundsIn } from '../../domain/explain/barrier-words.ts';
import { type ChannelExplanation, channelExplanation } from '../../domain/explain/channel-explanation.ts';
import { type StepExplanation, stepExplanation } from '../../domain/explain/step-explanation.ts';
import { decisionFor, type PlanTerms } from '../../domain/plan/message-composition.ts';
import { treatmentOf } from '../../domain/plan/treatment.ts';
import type { AccountSegment } from './segments.ts';

/** What was decided about a customer, with the step and the channel it comes to. */
export interface Decided {
  readonly decision: 'message' | 'excluded';
  /** The reason that counts where there is no message; null with one, and for whom the plan does not look at. */
  readonly reason: string | null;
  /** Everything that stands against a message; empty where there is one. */
  readonly reasons: readonly CodedAlternative[];
  readonly step: StepExplanation;
  readonly channel: ChannelExplanation;
  /** Whether there is a message, and it carries the offer of the account. */
  readonly carriesOffer: (account: AccountSegment | undefined) => boolean;
}

/** The plan's own decision about the customer; only those with an account in a segment with a strategy are candidates. */
export const decidedAbout = (
  customer: CustomerCase | undefined,
  terms: PlanTerms,
  segments: readonly AccountSegment[],
): Decided => (customer && isCandidate(customer, terms) ? decisionOf(customer, terms) : noCandidate(segments));

const isCandidate = ({ accounts }: CustomerCase, { treatment }: PlanTerms): boolean =>
  accounts.some(({ segment }) => treatment.strategies.has(segment));

const decisionOf = (customer: CustomerCase, terms: PlanTerms): Decided => {
  const decision = decisionFor(customer, terms);
  const finding = treatmentOf(customer, terms.treatment);
  const step = stepExplanation(finding, customer, terms.treatment);
  const contactTerms = terms.contactTermsOf(customer);
  const place = step.chosen?.rule?.replace(/\.day$/, '') ?? '';
  const groundOf = groundsIn(contactTerms.rulesOn(terms.treatment.asOf));
  const barriers: readonly (Barrier & { readonly channel?: string })[] =
    'exclusion' in decision ? decision.exclusion.barriers : [];
  const channel = finding.treatment
    ? channelExplanation(customer, finding.treatment, contactTerms, place)
    : { chosen: null, rejected: [] };
  return {
    decision: 'message' in decision ? 'message' : 'excluded',
    reason: 'exclusion' in decision ? decision.exclusion.reason : null,
    reasons: barriers.map(
      (barrier) =>
        channel.rejected.find(({ what }) => what === barrier.channel) ?? barrierWords(barrier, barrier.code, groundOf),
    ),
    step,
    channel,
    carriesOffer: (account) => {
      if (!('message' in decision) || decision.message.offerLapsesOn === null) return false;
      const { portfolio, accountId } = decision.message;
      return account?.account === accountId && account.portfolio === portfolio;
    },
  };
};

const noCandidate = (segments: readonly AccountSegment[]): Decided => ({
  decision: 'excluded',
  reason: null,
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
