import { type Minor, minorOf } from '../money.ts';
import { type Decimal, partUp, ratioOf } from './ratio.ts';

/** What a balance is made of; the three add up to it. */
export interface BalanceParts {
  readonly principal: Minor;
  readonly interest: Minor;
  readonly fees: Minor;
}

export interface DiscountPolicy {
  /** The part of each component that may be forgiven, from 0 to 1. */
  readonly fees: Decimal;
  readonly interest: Decimal;
  readonly principal: Decimal;
  /** The part of the balance forgiven at most in all; as the three allow unless given. */
  readonly share?: Decimal | undefined;
}

export interface Discount extends BalanceParts {
  readonly total: Minor;
}

/**
 * What may be forgiven: fees first, then interest, then principal, each up to the policy's limit; rounded up to the minor
 * unit and never above the component. Where the parts are unknown or do not add up to the balance, all of it is principal.
 */
export const discountOf = (balance: Minor, parts: BalanceParts | undefined, policy: DiscountPolicy): Discount => {
  const known = parts && parts.principal + parts.interest + parts.fees === balance ? parts : undefined;
  const most = policy.share === undefined ? balance : forgivable(balance, policy.share);
  const fees = Math.min(most, forgivable(known?.fees ?? 0, policy.fees));
  const interest = Math.min(most - fees, forgivable(known?.interest ?? 0, policy.interest));
  const principal = Math.min(most - fees - interest, forgivable(known?.principal ?? balance, policy.principal));
  return {
    fees: minorOf(fees),
    interest: minorOf(interest),
    principal: minorOf(principal),
    total: minorOf(fees + interest + principal),
  };
};

const forgivable = (component: number, limit: Decimal): number =>
  component > 0 ? Math.min(component, partUp(component, ratioOf(limit))) : 0;
