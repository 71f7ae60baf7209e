import { type Barrier, exclusionReasons } from '../barrier/exclusion.ts';
import type { AccountCase } from '../customer-case.ts';
import { formatAmount } from '../money.ts';
import { pastDueWords } from '../plan/step-clock.ts';
import { rankedBy, type TreatmentFinding, type TreatmentTerms } from '../plan/treatment.ts';
import { unsegmented } from '../segment/segment-move.ts';

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

/** An account of the finding, and in words why it ranks where it does. */
export const rankedAccount = (one: AccountCase, finding: TreatmentFinding, terms: TreatmentTerms): RankedAccount => ({
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
