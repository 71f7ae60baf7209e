import { hash } from 'node:crypto';
import type { AccountCase } from '../customer-case.ts';
import { type Currency, type Minor, zero } from '../money.ts';
import type { Capacity } from './capacity.ts';
import type { Offer, OfferFor } from './offer.ts';
import type { OfferAccount } from './offer-account.ts';
import type { OfferPolicy } from './offer-policy.ts';
import type { NoOfferReason } from './offer-reason.ts';
import type { OfferReason, Rejection } from './offer-terms.ts';
import { parsePayday } from './payday.ts';

/** A segment's policy on a day. */
export interface OfferRule {
  readonly policy: OfferPolicy;
  readonly offerFor: OfferFor;
  /** A digest of the policy: another policy is another basis. */
  readonly digest: string;
}

/** What was offered before. */
export interface StandingOffer {
  readonly basis: string;
  readonly lapsed: boolean;
  /** What was owed when it was offered. */
  readonly balance: Minor;
  /** Whether the customer was told of it: then it holds until it lapses, whatever else changes. */
  readonly sent: boolean;
}

export type OfferDecision =
  | { readonly is: 'kept' }
  | { readonly is: 'made'; readonly offer: Offer; readonly capacity: Capacity; readonly basis: string }
  | { readonly is: 'none'; readonly reason: NoOfferReason; readonly rejected: readonly Rejection[] };

export interface OfferQuestion {
  readonly account: AccountCase;
  /** As the portfolio has it. */
  readonly payday: string | null;
  /** What can be paid a month on this account; unknown where the account is in another currency than the policies. */
  readonly capacity: Capacity | undefined;
  readonly rule: OfferRule | undefined;
  readonly standing?: StandingOffer | undefined;
}

/**
 * The offer for an account, or why there is none. One that still stands on the same basis is kept; one that was put to the
 * customer is kept until it lapses as long as the same is owed, for what was promised until a day holds until that day.
 */
export const offerDecision = ({ account, payday, capacity, rule, standing }: OfferQuestion): OfferDecision => {
  if (account.balance <= 0) return noOffer('not-open');
  if (account.disputed) return noOffer('disputed');
  if (standing?.sent && !standing.lapsed && standing.balance === account.balance) return { is: 'kept' };
  if (capacity === undefined) return noOffer('other-currency');
  if (rule === undefined) return noOffer('no-policy');
  const owed = offerAccountOf(account, payday);
  const basis = basisOf(owed, capacity.amount, account.currency, rule);
  if (standing?.basis === basis && !standing.lapsed) return { is: 'kept' };
  const offer = rule.offerFor(owed, capacity.amount);
  return offer.options.length > 0
    ? { is: 'made', offer, capacity, basis }
    : noOffer(mainReason(offer.rejected), offer.rejected);
};

const noOffer = (reason: NoOfferReason, rejected: readonly Rejection[] = []): OfferDecision => ({
  is: 'none',
  reason,
  rejected,
});

const offerAccountOf = (account: AccountCase, payday: string | null): OfferAccount => {
  const { balance, principal, interest, fees, contractInstalment } = account;
  const known = principal !== null || interest !== null || fees !== null;
  return {
    balance,
    parts: known ? { principal: principal ?? zero, interest: interest ?? zero, fees: fees ?? zero } : undefined,
    contractInstalment: contractInstalment ?? undefined,
    payday: payday === null ? undefined : parsePayday(payday),
  };
};

/** A digest of a policy as it was read from the settings. */
export const policyDigest = (policy: OfferPolicy): string => digestOf(JSON.stringify(policy));

/** A short digest of everything that the options of an offer follow from, other than the day. */
const basisOf = (owed: OfferAccount, capacity: Minor, currency: Currency, { digest }: OfferRule): string => {
  const { balance, parts, contractInstalment, payday } = owed;
  const split = parts && [parts.principal, parts.interest, parts.fees].join('/');
  return digestOf([digest, currency, balance, capacity, split, contractInstalment, payday].join(' '));
};

const digestOf = (text: string): string => hash('sha256', text, 'base64url').slice(0, 16);

/** The reason that was given most often, the first of them where several were. */
const mainReason = (rejected: readonly Rejection[]): NoOfferReason => {
  const counts = new Map<OfferReason, number>();
  for (const { reason } of rejected) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return most?.[0] ?? 'no-policy';
};
