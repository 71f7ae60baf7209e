import { compareText } from '../compare-text.ts';
import { addDays, type Day } from '../day.ts';
import { type Minor, minorOf, zero } from '../money.ts';
import type { PaymentPromise, PromiseState } from './promise.ts';
import type { PromiseTerms } from './promise-terms.ts';

/** What was received for an account on a day, and not taken back since. */
export interface ReceivedPayment {
  readonly paidOn: Day;
  readonly amount: Minor;
}

/** What became of a promise as of a day, and how much of it was paid. */
export interface PromiseStanding {
  readonly state: PromiseState;
  readonly paid: Minor;
}

/**
 * Where each promise of one account stands on the day, in the order given. Payments since a promise was made go to the promise that
 * is due first, and what is left of them to the next.
 */
export const promiseStandings = <P extends PaymentPromise>(
  promises: readonly P[],
  payments: readonly ReceivedPayment[],
  day: Day,
  terms: PromiseTerms,
): ReadonlyMap<P, PromiseStanding> => {
  const left = byDay(payments, day);
  const standings = new Map<P, PromiseStanding>();
  for (const promise of [...promises].sort(compareDue)) {
    if (promise.madeOn > day || isCancelled(promise, day)) continue;
    standings.set(promise, standingOf(promise, takenFrom(left, promise), day, terms));
  }
  for (const promise of promises) {
    if (isCancelled(promise, day)) standings.set(promise, { state: 'cancelled', paid: zero });
  }
  return standings;
};

/** The last day on which a payment keeps the promise. */
export const lastDayOf = ({ dueOn }: Pick<PaymentPromise, 'dueOn'>, { graceDays }: PromiseTerms): Day =>
  addDays(dueOn, graceDays);

/** Whether what was paid is enough of the amount. */
export const isEnough = (paid: number, amount: number, { thresholdPercent }: PromiseTerms): boolean =>
  BigInt(paid) * 100n >= BigInt(amount) * BigInt(thresholdPercent);

const byDay = (payments: readonly ReceivedPayment[], day: Day): Map<Day, number> => {
  const sums = new Map<Day, number>();
  for (const { paidOn, amount } of [...payments].sort((a, b) => compareText(a.paidOn, b.paidOn))) {
    if (paidOn <= day) sums.set(paidOn, (sums.get(paidOn) ?? 0) + amount);
  }
  return sums;
};

const compareDue = (a: PaymentPromise, b: PaymentPromise): number =>
  compareText(a.dueOn, b.dueOn) || compareText(a.madeOn, b.madeOn) || a.amount - b.amount;

const isCancelled = ({ cancelledOn }: PaymentPromise, day: Day): boolean => cancelledOn !== null && cancelledOn <= day;

/** Takes the promised amount out of what is left, the earliest first. */
const takenFrom = (left: Map<Day, number>, { amount, madeOn }: PaymentPromise): ReceivedPayment[] => {
  const taken: ReceivedPayment[] = [];
  let wanted: number = amount;
  for (const [paidOn, sum] of left) {
    const part = paidOn < madeOn ? 0 : Math.min(sum, wanted);
    if (part === 0) continue;
    left.set(paidOn, sum - part);
    wanted -= part;
    taken.push({ paidOn, amount: minorOf(part) });
  }
  return taken;
};

const standingOf = (
  promise: PaymentPromise,
  taken: readonly ReceivedPayment[],
  day: Day,
  terms: PromiseTerms,
): PromiseStanding => {
  const lastDay = lastDayOf(promise, terms);
  const paid = sumOf(taken);
  const inTime = sumOf(taken.filter(({ paidOn }) => paidOn <= lastDay));
  if (isEnough(inTime, promise.amount, terms)) return { state: 'kept', paid };
  if (day <= lastDay) return { state: 'open', paid };
  if (isEnough(paid, promise.amount, terms)) return { state: 'kept-late', paid };
  return { state: paid > 0 ? 'partly-kept' : 'broken', paid };
};

const sumOf = (payments: readonly ReceivedPayment[]): Minor =>
  minorOf(payments.reduce((sum, { amount }) => sum + amount, 0));
