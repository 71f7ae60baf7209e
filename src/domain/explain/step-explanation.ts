import { type Barrier, exclusionReasons } from '../barrier/exclusion.ts';
import { counted } from '../counted.ts';
import type { AccountCase, CustomerCase, StepDone } from '../customer-case.ts';
import type { Day } from '../day.ts';
import type { Tone } from '../message/tone.ts';
import { formatAmount } from '../money.ts';
import { clockOf, clockWords, pastDueWords, type StepClock } from '../plan/step-clock.ts';
import type { Step } from '../plan/strategy.ts';
import {
  rankedBy,
  sentWords,
  stepDays,
  stepKeyOf,
  type TreatmentFinding,
  type TreatmentTerms,
} from '../plan/treatment.ts';
import { unsegmented } from '../segment/segment-move.ts';
import type { Alternative } from './alternative.ts';

/** The step that is due, the other steps of the strategy, and why it is this account's strategy. */
export interface StepExplanation {
  readonly chosen: ChosenStep | null;
  readonly rejected: readonly Alternative[];
  /** The account that the customer is treated by; null where every account is barred. */
  readonly treatedBy: RankedAccount | null;
  /** The customer's other accounts, by rank. */
  readonly otherAccounts: readonly RankedAccount[];
}

export interface ChosenStep extends Alternative {
  readonly day: number;
  readonly template: string;
  readonly tone: Tone;
  readonly fellDueOn: Day;
  readonly lastDay: Day;
}

/** An account with what its rank among the customer's follows from. */
export interface RankedAccount {
  readonly account: string;
  readonly portfolio: string;
  readonly segment: string;
  readonly priority: number;
  readonly dpd: number;
  readonly balance: string;
  readonly currency: string;
  readonly inMessage: boolean;
  readonly reason: string;
}

/** Explains a finding of `treatmentOf` by the same terms. */
export const stepExplanation = (
  finding: TreatmentFinding,
  customer: Pick<CustomerCase, 'stepsDone' | 'holds'>,
  terms: TreatmentTerms,
): StepExplanation => {
  const { account, byRank } = finding;
  const ranked = byRank.map((one) => rankedAccount(one, finding, terms));
  const at = account === undefined ? -1 : byRank.indexOf(account);
  return {
    ...(account === undefined ? { chosen: null, rejected: [] } : stepsOf(account, finding, customer, terms)),
    treatedBy: ranked[at] ?? null,
    otherAccounts: ranked.filter((_, index) => index !== at),
  };
};

const stepsOf = (
  account: AccountCase,
  { treatment }: TreatmentFinding,
  customer: Pick<CustomerCase, 'stepsDone' | 'holds'>,
  terms: TreatmentTerms,
): Pick<StepExplanation, 'chosen' | 'rejected'> => {
  const { segment } = account;
  const strategy = terms.strategies.get(segment);
  const steps = strategy?.steps ?? [];
  const clock = clockOf(strategy ?? { clock: 'dpd' }, account, customer, terms.asOf);
  const latest = Math.max(...steps.map(({ day }) => day).filter((day) => day <= clock.days));
  const looked = steps.map((step, index) => {
    const { fellDueOn, lastDay } = stepDays(account, step, clock, terms.catchUpDays);
    const done = customer.stepsDone.get(stepKeyOf(account, step));
    const days = { fellDueOn, lastDay, done, clock, isLatest: step.day === latest };
    const reason = stepWords(step, step === treatment?.step, days, terms.catchUpDays);
    const { id: what, day, template, tone } = step;
    return {
      step,
      told: {
        what,
        reason,
        rule: `strategies.${segment}.steps[${index}].day`,
        day,
        template,
        tone,
        fellDueOn,
        lastDay,
      },
    };
  });
  return {
    chosen: looked.find(({ step }) => step === treatment?.step)?.told ?? null,
    rejected: looked
      .filter(({ step }) => step !== treatment?.step)
      .map(({ told: { what, reason, rule } }) => ({ what, reason, rule })),
  };
};

interface StepDays {
  readonly fellDueOn: Day;
  readonly lastDay: Day;
  readonly done: StepDone | undefined;
  readonly clock: StepClock;
  /** Whether no later step has come. */
  readonly isLatest: boolean;
}

const stepWords = ({ day }: Step, chosen: boolean, days: StepDays, catchUpDays: number): string => {
  const { fellDueOn, lastDay, done, clock, isLatest } = days;
  if (chosen)
    return `day ${day} has come: ${clockWords(clock)}; it fell due on ${fellDueOn} and may be sent until ${lastDay}`;
  if (day > clock.days) return `day ${day} has not come: ${clockWords(clock)}`;
  if (!isLatest) {
    const sent = done ? `${sentWords(done)} for these arrears; ` : '';
    return `${sent}a later step has come, and earlier ones are never sent late`;
  }
  if (done) return `${sentWords(done)} for these arrears`;
  return `it fell due on ${fellDueOn} and could be sent until ${lastDay}: ${counted(catchUpDays, 'day')} of catch-up`;
};

const rankedAccount = (one: AccountCase, finding: TreatmentFinding, terms: TreatmentTerms): RankedAccount => ({
  account: one.accountId,
  portfolio: one.portfolio,
  segment: one.segment,
  priority: terms.priorities.get(one.segment) ?? 0,
  dpd: one.dpd,
  balance: formatAmount(one.balance, one.currency),
  currency: one.currency,
  inMessage: one === finding.account || finding.treatment?.others.includes(one) === true,
  reason: rankWords(one, finding, terms),
});

const rankWords = (
  one: AccountCase,
  { account, byRank, treatment, barred }: TreatmentFinding,
  terms: TreatmentTerms,
): string => {
  if (one.balance <= 0) return 'nothing is owed on it';
  const [bar] = barred.get(one) ?? [];
  if (bar) return barWords(bar);
  if (account === undefined) return untreatedWords(one);
  const inMessage = treatment === undefined ? 'no message is due' : messageWords(one, account);
  if (!terms.strategies.has(one.segment)) return `${untreatedWords(one)}; ${inMessage}`;
  if (one !== account) return `ranks after ${account.accountId}: ${comparison(account, one, terms)}; ${inMessage}`;
  const next = byRank.find((other) => other !== account && isRival(other, terms) && !barred.has(other));
  return next === undefined
    ? 'the only account that can be treated'
    : `ranks first: ${comparison(account, next, terms)}`;
};

const untreatedWords = ({ segment }: AccountCase): string =>
  segment === unsegmented ? 'it is in no segment' : `no strategy treats the segment ${segment}`;

const isRival = ({ balance, segment }: AccountCase, { strategies }: TreatmentTerms): boolean =>
  balance > 0 && strategies.has(segment);

const barWords = ({ code, detail }: Barrier): string => {
  if (code === 'disputed') return 'it is disputed';
  return detail === undefined ? exclusionReasons[code] : `${exclusionReasons[code]}: ${detail}`;
};

const messageWords = ({ dpd, currency }: AccountCase, account: AccountCase): string => {
  if (currency !== account.currency) return 'in another currency, so not in the message';
  return dpd > 0 ? 'in the same message' : 'not past due, so not in the message';
};

const comparison = (first: AccountCase, second: AccountCase, { priorities }: TreatmentTerms): string => {
  const [one, other] = [first.accountId, second.accountId];
  const priorityOf = ({ segment }: AccountCase): number => priorities.get(segment) ?? 0;
  const balanceOf = ({ balance, currency }: AccountCase): string => `${formatAmount(balance, currency)} ${currency}`;
  switch (rankedBy(first, second, priorities)) {
    case 'priority':
      return `the segment of ${one} has the priority ${priorityOf(first)}, that of ${other} ${priorityOf(second)}`;
    case 'dpd':
      return `${one} is ${pastDueWords(first.dpd)}, ${other} ${pastDueWords(second.dpd)}`;
    case 'balance':
      return `${balanceOf(first)} is owed on ${one}, ${balanceOf(second)} on ${other}`;
    case 'account-id':
      return one === other
        ? `${first.portfolio} comes before ${second.portfolio} by its name`
        : `${one} comes before ${other} by its id`;
  }
};
