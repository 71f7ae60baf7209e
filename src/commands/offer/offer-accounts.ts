import { counted } from '../../domain/counted.ts';
import type { CustomerCase } from '../../domain/customer-case.ts';
import { exitCodes, UserError } from '../../domain/errors.ts';
import { unknownWord } from '../../domain/nearest-word.ts';
import { accountCapacities } from '../../domain/offer/account-capacity.ts';
import { type OfferQuestion, offerDecision } from '../../domain/offer/offer-decision.ts';
import { optionsInBrief, packOffer } from '../../domain/offer/offer-record.ts';
import { type OfferFigures, type OfferTally, offerTally } from '../../domain/offer/offer-tally.ts';
import { type OfferRules, type OfferWorkspace, offerRules } from '../../offer-rules.ts';
import type { AccountKey } from '../../stores/accounts/account-key.ts';
import { customerCases } from '../../stores/cases/customer-cases.ts';
import { inTransaction, type Transaction } from '../../stores/database.ts';
import {
  type EarlierOffer,
  type KeptOffer,
  loadOffers,
  type OfferLoad,
  offersOf,
} from '../../stores/offers/kept-offers.ts';
import { offerKey } from '../../stores/offers/offer-row.ts';
import {
  refuseBeforeLaterOffers,
  withdrawOffers,
  withdrawOffersBySegment,
} from '../../stores/offers/offer-withdrawal.ts';
import { assignedTotals } from '../../stores/segments/segment-totals.ts';
import type { Summary } from '../../terminal/print.ts';

export interface OfferAccountsOptions {
  /** The only segment whose accounts are looked at. */
  readonly segment?: string | undefined;
  readonly dryRun?: boolean | undefined;
}

export interface OfferSummary extends Summary, OfferFigures {
  /** What the run may forgive in all; null while there is no limit. */
  readonly budget: null;
}

/**
 * Makes an offer for every open account whose segment has a policy. An offer that still stands on the same basis is kept as it
 * was promised; an account that may have none any more loses its own.
 */
export const offerAccounts = async (
  workspace: OfferWorkspace,
  { segment, dryRun = false }: OfferAccountsOptions,
): Promise<OfferSummary> => {
  const { database, settings, asOf } = workspace;
  if (segment !== undefined) refuseUnknownSegment(segment, settings.segments);
  const run = { workspace, segment, rules: await offerRules(workspace), tally: offerTally() };
  await inTransaction(
    database,
    async (trx) => {
      if (!dryRun) await refuseBeforeLaterOffers(trx, asOf);
      await withdrawElsewhere(trx, run);
      await offerBySegment(trx, run);
    },
    { dryRun },
  );
  const figures = run.tally.figures(settings.currency);
  return { command: 'offer', asOf, warnings: warningsOf(figures, run), ...figures, budget: null };
};

const refuseUnknownSegment = (segment: string, segments: readonly { readonly id: string }[]): void => {
  const known = segments.map(({ id }) => id);
  if (known.includes(segment)) return;
  throw new UserError(`--segment: ${unknownWord('segment', segment, known)}`, {
    code: 'unknown-segment',
    hint: `Name a segment of trato.yaml, such as --segment ${known[0] ?? 'early'}.`,
    exit: exitCodes.usage,
  });
};

interface OfferRun {
  readonly workspace: OfferWorkspace;
  readonly segment: string | undefined;
  readonly rules: OfferRules;
  readonly tally: OfferTally;
}

/** Takes offers back where no policy is, and counts the open accounts there. */
const withdrawElsewhere = async (trx: Transaction, { workspace, segment, rules, tally }: OfferRun): Promise<void> => {
  if (segment !== undefined && rules.has(segment)) return;
  const day = workspace.asOf;
  const where =
    segment === undefined ? { segments: [...rules.keys()], outside: true } : { segments: [segment], outside: false };
  tally.withdrawn(await withdrawOffersBySegment(trx, day, where));
  for (const { segment: other, accounts } of await assignedTotals(trx, day)) {
    const asked = segment === undefined || other === segment;
    if (asked && other === undefined) tally.none('unsegmented', accounts);
    else if (asked && other !== undefined && !rules.has(other)) tally.none('no-policy', accounts);
  }
};

const offerBySegment = async (trx: Transaction, run: OfferRun): Promise<void> => {
  const segments = [...run.rules.keys()].filter((id) => run.segment === undefined || run.segment === id);
  if (segments.length === 0) return;
  const load = await loadOffers(trx);
  for await (const page of customerCases(trx, { day: run.workspace.asOf, segments })) {
    await offerToPage(trx, page, new Set(segments), load, run);
  }
  await load.finish();
};

const offerToPage = async (
  trx: Transaction,
  page: readonly CustomerCase[],
  segments: ReadonlySet<string>,
  load: OfferLoad,
  run: OfferRun,
): Promise<void> => {
  const before = await offersOf(
    trx,
    page.map(({ customerId }) => customerId),
  );
  const withdrawn: AccountKey[] = [];
  for (const customer of page) {
    for (const { key, offer } of outcomesFor(customer, segments, before, run)) {
      if (offer !== undefined) await load.add(key, offer);
      else if (before.has(offerKey(key))) withdrawn.push(key);
    }
  }
  await withdrawOffers(trx, withdrawn);
  run.tally.withdrawn(withdrawn.length);
};

/** An account whose offer changes: the offer it has from now on, if any. */
interface Outcome {
  readonly key: AccountKey;
  readonly offer?: KeptOffer;
}

const outcomesFor = (
  customer: CustomerCase,
  segments: ReadonlySet<string>,
  before: ReadonlyMap<string, EarlierOffer>,
  run: OfferRun,
): readonly Outcome[] => {
  const { settings } = run.workspace;
  const capacities = accountCapacities(customer, settings.currency, settings.offers.capacity);
  return customer.accounts
    .filter(({ segment }) => segments.has(segment))
    .flatMap((account) => {
      const key = { customerId: customer.customerId, portfolio: account.portfolio, accountId: account.accountId };
      const question = { account, payday: customer.payday, capacity: capacities.get(account) };
      return outcomeOf(key, question, before.get(offerKey(key)), run);
    });
};

const outcomeOf = (
  key: AccountKey,
  question: Omit<OfferQuestion, 'rule' | 'standing'>,
  earlier: EarlierOffer | undefined,
  { workspace: { asOf }, rules, tally }: OfferRun,
): readonly Outcome[] => {
  const { currency, balance, segment } = question.account;
  const rule = rules.get(segment);
  const standing = earlier && { ...earlier, lapsed: earlier.lapsesOn < asOf };
  const decision = offerDecision({ ...question, rule, standing });
  if (decision.is === 'kept') {
    tally.offered('kept', optionsInBrief(earlier?.options ?? '[]'), currency);
    return [];
  }
  if (decision.is === 'none') {
    if (decision.reason !== 'not-open') tally.none(decision.reason, 1);
    return [{ key }];
  }
  const { basis, offer, capacity } = decision;
  tally.offered('made', offer.options, currency);
  const record = packOffer(offer, rule?.policy.instalments?.yearlyRate);
  return [{ key, offer: { offeredOn: asOf, lapsesOn: offer.lapsesOn, currency, balance, capacity, basis, record } }];
};

const warningsOf = ({ withoutOffer }: OfferFigures, { rules }: OfferRun): readonly string[] => {
  if (rules.size === 0) return ['trato.yaml has no offer policy: name segments and kinds under offers.policies.'];
  const unsegmented = withoutOffer.find(({ reason }) => reason === 'unsegmented')?.accounts ?? 0;
  if (unsegmented === 0) return [];
  const told = counted(unsegmented, 'open account is', 'open accounts are');
  return [`${told} in no segment and got no offer: run \`trato segment\` first, or add a last segment to trato.yaml.`];
};
