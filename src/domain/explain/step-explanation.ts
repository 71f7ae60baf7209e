import { counted } from '../counted.ts';
import type { AccountCase, CustomerCase, StepDone } from '../customer-case.ts';
import type { Day } from '../day.ts';
import type { Tone } from '../message/tone.ts';
import { clockOf, clockWords, type StepClock } from '../plan/step-clock.ts';
import type { Step } from '../plan/strategy.ts';
import { sentWords, stepDays, stepKeyOf, type TreatmentFinding, type TreatmentTerms } from '../plan/treatment.ts';
import type { Alternative } from './alternative.ts';
import { type RankedAccount, rankedAccount } from './ranked-account.ts';

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
