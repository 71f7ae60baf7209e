import type { CustomerCase } from '../../domain/customer-case.ts';
import { type OfferExplanation, type OfferFinding, offerExplanation } from '../../domain/explain/offer-explanation.ts';
import type { Currency } from '../../domain/money.ts';
import { accountCapacities } from '../../domain/offer/account-capacity.ts';
import { offerDecision } from '../../domain/offer/offer-decision.ts';
import { unpackOffer } from '../../domain/offer/offer-record.ts';
import { offerRules } from '../../offer-rules.ts';
import type { Transaction } from '../../stores/database.ts';
import { findOffer } from '../../stores/offers/kept-offers.ts';
import { offerKey } from '../../stores/offers/offer-row.ts';
import type { OffersInForce } from '../../stores/offers/offers-in-force.ts';
import type { Workspace } from '../../workspace.ts';
import type { AccountSegment } from './segments.ts';

export interface OfferQuestion {
  readonly customerId: string;
  /** Undefined where no account of the customer has a segment. */
  readonly customer: CustomerCase | undefined;
  readonly focus: AccountSegment;
  readonly inForce: OffersInForce;
}

/** The offer that stands for the account, or why there is none, as a run of `trato offer` on the day would decide. */
export const explainedOffer = async (
  trx: Transaction,
  workspace: Workspace,
  question: OfferQuestion,
): Promise<OfferExplanation> => {
  const { policies } = workspace.settings.offers;
  const segment = question.focus.assigned;
  const policy = policies.findIndex(({ segments }) => segment !== null && segments.includes(segment));
  return offerExplanation(
    await offerFinding(trx, workspace, question),
    policy < 0 ? undefined : `offers.policies[${policy}]`,
  );
};

const offerFinding = async (trx: Transaction, workspace: Workspace, question: OfferQuestion): Promise<OfferFinding> => {
  const { focus, customerId, inForce } = question;
  const key = { customerId, portfolio: focus.portfolio, accountId: focus.account };
  const kept = await findOffer(trx, key);
  const standing = inForce.get(offerKey(key));
  if (kept && standing)
    return { ...standing, ...unpackOffer(kept.record), capacity: kept.capacity, offeredOn: kept.offeredOn };
  const without = await withoutOffer(workspace, question);
  if (without.reason !== 'not-offered-yet' || !kept || kept.offeredOn > workspace.asOf) return without;
  return { ...without, reason: 'lapsed', offeredOn: kept.offeredOn, lapsesOn: kept.lapsesOn };
};

const withoutOffer = async (workspace: Workspace, { customer, focus }: OfferQuestion): Promise<OfferFinding> => {
  const { settings } = workspace;
  const none = { currency: settings.currency, options: [], rejected: [] };
  const account = customer?.accounts.find(
    ({ portfolio, accountId }) => portfolio === focus.portfolio && accountId === focus.account,
  );
  if (customer === undefined || account === undefined) {
    return {
      ...none,
      reason: focus.chosen === null && focus.assigned === null && isClosed(focus) ? 'not-open' : 'unsegmented',
    };
  }
  const capacity = accountCapacities(customer, settings.currency, settings.offers.capacity).get(account);
  const rule = (await offerRules(workspace)).get(account.segment);
  const decision = offerDecision({ account, payday: customer.payday, capacity, rule });
  const currency: Currency = account.currency;
  if (decision.is !== 'none') return { ...none, currency, capacity, reason: 'not-offered-yet' };
  return { ...none, currency, capacity, reason: decision.reason, rejected: decision.rejected };
};

const isClosed = ({ rejected }: AccountSegment): boolean => rejected.some(({ rule }) => rule === 'account.balance');
