import { Command } from 'commander';
import type { CustomerCase } from '../../domain/customer-case.ts';
import type { Day } from '../../domain/day.ts';
import { formatAmount, type Minor } from '../../domain/money.ts';
import { accountCapacities } from '../../domain/offer/account-capacity.ts';
import type { Capacity } from '../../domain/offer/capacity.ts';
import { offerDecision } from '../../domain/offer/offer-decision.ts';
import type { NoOfferReason } from '../../domain/offer/offer-reason.ts';
import { unpackOffer } from '../../domain/offer/offer-record.ts';
import type { Rejection } from '../../domain/offer/offer-terms.ts';
import { capacityView, optionView, rejectionView } from '../../domain/offer/offer-view.ts';
import { type OfferWorkspace, offerRules } from '../../offer-rules.ts';
import { balanceOn, type NamedAccount, namedAccount } from '../../stores/accounts/named-account.ts';
import { customerCases } from '../../stores/cases/customer-cases.ts';
import { inSnapshot, type Transaction } from '../../stores/database.ts';
import { findOffer, type KeptOffer } from '../../stores/offers/kept-offers.ts';
import type { Context, GlobalOptions } from '../../terminal/context.ts';
import { report } from '../../terminal/print.ts';
import { withWorkspace } from '../../workspace.ts';
import type { OfferShown } from './offer-shown.ts';
import { offerInWords } from './offer-text.ts';

interface ShowOptions extends GlobalOptions {
  readonly portfolio?: string;
}

export const showCommand = (context: Context): Command =>
  new Command('show')
    .description('the offer of one account: its options side by side, and why others were not made')
    .argument('<account>', 'the account_id as it is in the portfolio file')
    .option('--portfolio <name>', 'the portfolio, where the id is in several')
    .addHelpText('after', '\nExample:\n  $ trato offer show A-1001 --portfolio cartera')
    .action(async (account: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<ShowOptions>();
      const summary = await withWorkspace(context, options, { create: false }, (workspace) =>
        showOffer(workspace, { account, portfolio: options.portfolio }),
      );
      report(context, options, summary, offerInWords);
    });

/** The offer kept for the account; where there is none, the reason that a run of the day would give. */
export const showOffer = async (
  workspace: OfferWorkspace,
  { account, portfolio }: { readonly account: string; readonly portfolio?: string | undefined },
): Promise<OfferShown> => {
  const { database, asOf } = workspace;
  const named = await namedAccount(database, account, portfolio);
  const kept = await findOffer(database, named);
  const shown =
    kept === undefined
      ? await withoutOffer(workspace, named)
      : { ...keptInView(kept), warnings: warningsOf(kept, asOf, await balanceOn(database, named, asOf)) };
  const { accountId, portfolio: foundIn } = named;
  return { command: 'offer show', asOf, account: accountId, portfolio: foundIn, ...shown };
};

type Shown = Omit<OfferShown, 'command' | 'asOf' | 'account' | 'portfolio'>;

const keptInView = ({ currency, balance, capacity, record, offeredOn, lapsesOn }: KeptOffer) => {
  const { options, rejected } = unpackOffer(record);
  return {
    currency,
    balance: formatAmount(balance, currency),
    capacity: capacityView(capacity, currency),
    options: options.map((option) => optionView(option, currency)),
    rejected: rejected.map(rejectionView),
    offeredOn,
    lapsesOn,
    reason: null,
  };
};

const warningsOf = ({ lapsesOn, balance, currency }: KeptOffer, asOf: Day, owed: Minor | undefined): string[] => {
  if (lapsesOn < asOf) return [`This offer lapsed on ${lapsesOn}: \`trato offer\` makes a new one.`];
  if (owed === undefined) return ['Nothing is owed on the account any more: `trato offer` takes this offer back.'];
  if (owed === balance) return [];
  const [now, then] = [formatAmount(owed, currency), formatAmount(balance, currency)];
  return [
    `The balance is ${now} ${currency} by now and was ${then} when this was offered: \`trato offer\` makes it again.`,
  ];
};

const withoutOffer = async (workspace: OfferWorkspace, named: NamedAccount): Promise<Shown> => {
  const { reason, capacity, rejected } = await reasonAgainst(workspace, named);
  const { currency } = named;
  return {
    currency,
    balance: null,
    capacity: capacity === undefined ? null : capacityView(capacity, currency),
    options: [],
    rejected: rejected.map(rejectionView),
    offeredOn: null,
    lapsesOn: null,
    reason,
    warnings: [],
  };
};

interface Against {
  readonly reason: NoOfferReason | 'not-offered-yet';
  readonly rejected: readonly Rejection[];
  readonly capacity?: Capacity | undefined;
}

const reasonAgainst = async (workspace: OfferWorkspace, named: NamedAccount): Promise<Against> => {
  const { database, settings, asOf } = workspace;
  const customer = await inSnapshot(database, (trx) => customerCase(trx, workspace, named.customerId));
  const account = customer?.accounts.find(
    ({ portfolio, accountId }) => portfolio === named.portfolio && accountId === named.accountId,
  );
  if (customer === undefined || account === undefined) {
    const owed = await balanceOn(database, named, asOf);
    return { reason: owed === undefined ? 'not-open' : 'unsegmented', rejected: [] };
  }
  const capacity = accountCapacities(customer, settings.currency, settings.offers.capacity).get(account);
  const rule = (await offerRules(workspace)).get(account.segment);
  const decision = offerDecision({ account, payday: customer.payday, capacity, rule });
  return decision.is === 'none' ? { ...decision, capacity } : { reason: 'not-offered-yet', rejected: [], capacity };
};

const customerCase = async (
  trx: Transaction,
  { settings, asOf }: OfferWorkspace,
  customerId: string,
): Promise<CustomerCase | undefined> => {
  const segments = settings.segments.map(({ id }) => id);
  for await (const [customer] of customerCases(trx, { day: asOf, segments, customerId })) return customer;
  return undefined;
};
