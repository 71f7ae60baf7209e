import type { Subject } from '../../asked/subject.ts';
import type { Day } from '../../domain/day.ts';
import { type ScoreExplanation, scoreExplanation } from '../../domain/explain/score-explanation.ts';
import { type SegmentExplanation, segmentExplanation } from '../../domain/explain/segment-explanation.ts';
import { bucketsOf } from '../../domain/segment/ageing.ts';
import type { Transaction } from '../../stores/database.ts';
import { type Assignment, assignmentsOf, segmentEvidence } from '../../stores/segments/segment-evidence.ts';
import type { Workspace } from '../../workspace.ts';

/** The segment of one account of the customer. */
export interface AccountSegment extends SegmentExplanation {
  readonly account: string;
  readonly portfolio: string;
  /** What the last run of `trato segment` gave it, which the plan goes by; null where it gave none. */
  readonly assigned: string | null;
  readonly enteredOn: Day | null;
  /** Null for an account that is not open, and where the workspace has no score. */
  readonly score: ScoreExplanation | null;
}

/** Every account of the customer that is open, has a segment or was asked for, with the segment that its facts put it in. */
export const accountSegments = async (
  trx: Transaction,
  { settings, asOf }: Pick<Workspace, 'settings' | 'asOf'>,
  { customerId, account }: Pick<Subject, 'customerId' | 'account'>,
): Promise<readonly AccountSegment[]> => {
  const scope = { day: asOf, buckets: bucketsOf(settings.ageing.edges), customerId, promises: settings.promises };
  const assignments = await assignmentsOf(trx, customerId, asOf);
  const open = (await segmentEvidence(trx, settings, scope)).map((evidence) => ({
    ...assignedTo(evidence, assignments),
    ...segmentExplanation(settings.segments, evidence),
    score: settings.score ? scoreExplanation(settings.score, evidence) : null,
  }));
  const closed = [...assignments, ...(account ? [account] : [])]
    .filter((one) => !open.some((other) => isSame(other, one)))
    .map((one) => ({ ...assignedTo(one, assignments), chosen: null, rejected: [notOpen(asOf)], score: null }));
  return [...open, ...closed.filter((one, index) => closed.findIndex((other) => isTwin(one, other)) === index)];
};

type Key = Pick<Assignment, 'portfolio' | 'accountId'>;

const isSame = (one: AccountSegment, { portfolio, accountId }: Key): boolean =>
  one.portfolio === portfolio && one.account === accountId;

const isTwin = (one: AccountSegment, { portfolio, account }: AccountSegment): boolean =>
  isSame(one, { portfolio, accountId: account });

const assignedTo = ({ portfolio, accountId }: Key, assignments: readonly Assignment[]) => {
  const found = assignments.find((one) => one.portfolio === portfolio && one.accountId === accountId);
  return { account: accountId, portfolio, assigned: found?.segment ?? null, enteredOn: found?.enteredOn ?? null };
};

const notOpen = (asOf: Day) => ({
  what: 'every segment',
  reason: `the account is not open on ${asOf}: nothing is owed on it`,
  rule: 'account.balance',
});

/** What to say where the assignment that the plan goes by is not what the day's facts come to. */
export const assignmentWarnings = (segments: readonly AccountSegment[]): readonly string[] =>
  segments
    .filter(({ chosen, assigned }) => (chosen?.what ?? null) !== assigned)
    .map(({ account, portfolio, chosen, assigned }) => {
      const [now, then] = [chosen?.what ?? 'no segment', assigned ?? 'no segment'];
      return `account ${account} in ${portfolio} belongs in ${now} and was assigned ${then}, which the plan goes by: run \`trato segment\``;
    });
