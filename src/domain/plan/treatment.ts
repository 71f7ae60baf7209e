import { accountBarriers } from '../barrier/account-barriers.ts';
import type { Barrier } from '../barrier/exclusion.ts';
import { customerHoldBarriers } from '../barrier/hold-barriers.ts';
import { complaintBarriers } from '../barrier/outcome-barriers.ts';
import { requestBarriers } from '../barrier/request-barriers.ts';
import { compareText } from '../compare-text.ts';
import type { AccountCase, CustomerCase, StepDone } from '../customer-case.ts';
import { addDays, type Day, daysBetween, laterOf } from '../day.ts';
import { type Currency, type Minor, minorOf } from '../money.ts';
import { clockOf, clockWords, type StepClock } from './step-clock.ts';
import { type Step, type Strategy, stepFor } from './strategy.ts';

/** Which account a customer is treated by, what else goes into the message, and the step that is due. */
export interface Treatment {
  readonly account: AccountCase;
  /** The other accounts of the message, past due and in the same currency, whatever segment they are in or none. */
  readonly others: readonly AccountCase[];
  readonly total: Minor;
  readonly step: Step;
  readonly stepKey: string;
  /** The last day on which the step may still be sent. */
  readonly lastDay: Day;
}

export interface TreatmentTerms {
  readonly asOf: Day;
  readonly strategies: ReadonlyMap<string, Strategy>;
  readonly priorities: ReadonlyMap<string, number>;
  readonly catchUpDays: number;
  readonly recentPaymentDays: number;
  /** In the workspace's currency; of what is owed in another nothing is too little. */
  readonly minimumBalance: Minor;
  readonly currency: Currency;
}

/** The step's name in the ledger: once for the same arrears, whatever is run again. */
export const stepKeyOf = ({ segment, dueOn }: AccountCase, step: Step): string => `${segment}/${step.id}/${dueOn}`;

/** How a customer is treated on a day, and what stands against it. */
export interface TreatmentFinding {
  /** Left out where no step is due or every account is barred. */
  readonly treatment?: Treatment;
  /** The account that the customer is treated by, a step being due or not; left out where every account is barred. */
  readonly account?: AccountCase;
  /** All accounts, those without a segment too, the one that counts most first. */
  readonly byRank: readonly AccountCase[];
  readonly segment: string;
  /** What keeps single accounts out of any message. */
  readonly barred: ReadonlyMap<AccountCase, readonly Barrier[]>;
  readonly barriers: readonly Barrier[];
}

/** The customer's treatment on the day with everything that stands against any message, before a channel is looked for. */
export const treatmentOf = (customer: CustomerCase, terms: TreatmentTerms): TreatmentFinding => {
  const byRank = [...customer.accounts, ...customer.unsegmented].sort((a, b) => compareRank(a, b, terms.priorities));
  const owed = byRank.filter(({ balance }) => balance > 0);
  const barred = barredAmong(owed, customer, terms.asOf);
  const free = owed.filter((one) => !barred.has(one));
  const account = free.find(({ segment }) => terms.strategies.has(segment));
  const standIn = byRank.find(({ segment }) => terms.strategies.has(segment));
  const barriers = [
    ...requestBarriers(customer, terms.asOf),
    ...customerHoldBarriers(customer, terms.asOf),
    ...complaintBarriers(customer),
    ...customerBarriers(customer, terms),
  ];
  if (account === undefined) {
    const treated = owed.filter(({ segment }) => terms.strategies.has(segment));
    return { byRank, segment: standIn?.segment ?? '', barred, barriers: [...barsOf(treated, barred), ...barriers] };
  }
  const others = free.filter((other) => other !== account && other.dpd > 0 && other.currency === account.currency);
  const total = minorOf([account, ...others].reduce((sum, { balance }) => sum + balance, 0));
  if (account.currency === terms.currency && total < terms.minimumBalance)
    barriers.push({ code: 'below-minimum-balance' });
  const due = dueStep(account, free, customer, terms);
  const found = { account, byRank, barred, segment: account.segment };
  if ('code' in due) return { ...found, barriers: [...barriers, due] };
  return { ...found, treatment: { account, others, total, ...due }, barriers };
};

/** What puts the first of two accounts, ordered by rank, before the second. */
export const rankedBy = (
  first: AccountCase,
  second: AccountCase,
  priorities: ReadonlyMap<string, number>,
): 'priority' | 'dpd' | 'balance' | 'account-id' => {
  if ((priorities.get(first.segment) ?? 0) !== (priorities.get(second.segment) ?? 0)) return 'priority';
  if (first.dpd !== second.dpd) return 'dpd';
  return first.balance === second.balance ? 'account-id' : 'balance';
};

/** When a step fell due by the clock, not before the account entered its segment, and the last day on which it may still be sent. */
export const stepDays = (
  { enteredOn }: AccountCase,
  { day }: Step,
  { dayAt }: StepClock,
  catchUpDays: number,
): { readonly fellDueOn: Day; readonly lastDay: Day } => {
  const fellDueOn = laterOf(dayAt(day), enteredOn);
  return { fellDueOn, lastDay: addDays(fellDueOn, catchUpDays) };
};

const compareRank = (a: AccountCase, b: AccountCase, priorities: ReadonlyMap<string, number>): number =>
  (priorities.get(b.segment) ?? 0) - (priorities.get(a.segment) ?? 0) ||
  b.dpd - a.dpd ||
  b.balance - a.balance ||
  compareText(a.accountId, b.accountId) ||
  compareText(a.portfolio, b.portfolio);

const barredAmong = (accounts: readonly AccountCase[], customer: CustomerCase, asOf: Day): TreatmentFinding['barred'] =>
  new Map(
    accounts
      .map((account) => [account, accountBarriers(customer, account, asOf)] as const)
      .filter(([, barriers]) => barriers.length > 0),
  );

/** Why none of the accounts can be written about: each bar once. */
const barsOf = (accounts: readonly AccountCase[], barred: TreatmentFinding['barred']): readonly Barrier[] => {
  if (accounts.length === 0) return [{ code: 'paid' }];
  const bars = accounts.flatMap((account) => barred.get(account) ?? []);
  return bars.filter(
    (bar, at) => bars.findIndex(({ code, detail }) => code === bar.code && detail === bar.detail) === at,
  );
};

const customerBarriers = (
  { phones, emails, address, payments }: CustomerCase,
  { asOf, recentPaymentDays }: TreatmentTerms,
): Barrier[] => {
  const barriers: Barrier[] = [];
  if (phones.length === 0 && emails.length === 0 && address === null) {
    barriers.push({ code: 'no-valid-address', detail: 'no telephone, no e-mail, no postal address' });
  }
  const recent = payments.find(({ paidOn }) => daysBetween(paidOn, asOf) < recentPaymentDays);
  if (recent) barriers.push({ code: 'recent-payment', detail: `paid on ${recent.paidOn}` });
  return barriers;
};

/** `sent on 2026-11-20 by sms in batch 1` */
export const sentWords = ({ onDay, channel, batch }: StepDone): string =>
  `sent on ${onDay} by ${channel}${batch === null ? '' : ` in batch ${batch}`}`;

const dueStep = (
  account: AccountCase,
  free: readonly AccountCase[],
  customer: CustomerCase,
  { asOf, strategies, catchUpDays }: TreatmentTerms,
): Pick<Treatment, 'step' | 'stepKey' | 'lastDay'> | Barrier => {
  const strategy = strategies.get(account.segment);
  if (strategy === undefined) return { code: 'no-step-due' };
  const clock = clockOf(strategy, account, customer, asOf);
  const step = stepFor(strategy, clock.days);
  if (step === undefined)
    return { code: isNothingDue(free, strategy) ? 'nothing-due' : 'no-step-due', detail: clockWords(clock) };
  const stepKey = stepKeyOf(account, step);
  const done = customer.stepsDone.get(stepKey);
  if (done) return { code: 'already-contacted', detail: `step ${step.id}, ${sentWords(done)}` };
  const { fellDueOn, lastDay } = stepDays(account, step, clock, catchUpDays);
  if (asOf > lastDay) return { code: 'catch-up-expired', detail: `step ${step.id} fell due on ${fellDueOn}` };
  return { step, stepKey, lastDay };
};

/** Whether no account is past due and the strategy would not write before one is. */
const isNothingDue = (accounts: readonly AccountCase[], { steps }: Strategy): boolean =>
  accounts.every(({ dpd }) => dpd <= 0) && steps.every(({ day }) => day >= 0);
