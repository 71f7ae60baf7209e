import { isSameAccount } from '../account.ts';
import type { Channel } from '../channel.ts';
import type { CustomerLedger } from '../compliance/contact-findings.ts';
import type { ContactMade, MadeBy } from '../compliance/contact-made.ts';
import { contactsCounted, type LimitRule } from '../compliance/limit-use.ts';
import type { ContactRules } from '../contact-rules/contact-rules.ts';
import type { Day } from '../day.ts';
import { type Hold, isRunning } from '../hold/hold.ts';
import { type Currency, formatAmount } from '../money.ts';
import { promiseStandings } from '../promise/promise-standing.ts';
import type { PromiseTerms } from '../promise/promise-terms.ts';
import type { LegalGround } from './alternative.ts';

/** What is known of a customer that bears on contact; nothing of what they need or suffer from. */
export interface CustomerRecord {
  readonly consents: readonly KnownConsent[];
  readonly requests: readonly KnownRequest[];
  readonly holds: readonly KnownHold[];
  readonly promises: readonly KnownPromise[];
  /** Contacts either way that were made until the day, the last ones first. */
  readonly contacts: readonly KnownContact[];
  /** The rules on how often, each with the contacts that count today. */
  readonly limits: readonly LimitUse[];
}

export interface KnownConsent {
  readonly channel: Channel;
  readonly state: 'granted' | 'refused';
  readonly since: Day;
  /** Whether the day is the customer's own, and not that of the file. */
  readonly dated: boolean;
  readonly written: boolean;
  readonly evidence: string | null;
  readonly importId: number | null;
}

export interface KnownRequest {
  readonly kind: string;
  readonly on: Day;
  readonly state: string;
  readonly until: Day | null;
  readonly answeredOn: Day | null;
  readonly channel: Channel | null;
  readonly account: string | null;
}

export interface KnownHold extends Pick<Hold, 'reason' | 'from' | 'until' | 'review' | 'releasedOn' | 'outcome'> {
  readonly account: string | null;
  readonly running: boolean;
}

export interface KnownPromise {
  readonly account: string;
  readonly portfolio: string;
  readonly amount: string;
  readonly currency: string;
  readonly madeOn: Day;
  readonly dueOn: Day;
  readonly state: string;
}

export interface KnownContact {
  readonly day: Day;
  readonly time: string | null;
  readonly channel: Channel;
  readonly direction: 'out' | 'in';
  readonly by: MadeBy;
  readonly conversation: boolean;
  readonly account: string | null;
  readonly batch: number | null;
}

export interface LimitUse extends LegalGround {
  readonly rule: string;
  readonly severity: 'block' | 'warn';
  /** How many contacts, or channels, it allows; null where it only asks for days in between. */
  readonly most: number | null;
  readonly used: readonly KnownContact[];
}

export interface RecordTerms {
  readonly asOf: Day;
  readonly rules: ContactRules;
  readonly promises: PromiseTerms;
  readonly consents: readonly KnownConsent[];
}

/** What the ledger has of a customer on the day. */
export const customerRecord = (ledger: CustomerLedger, terms: RecordTerms): CustomerRecord => {
  const { asOf, rules, consents } = terms;
  const { caps, spacings, cooldowns } = rules;
  return {
    consents,
    requests: ledger.requests.map(({ kind, onDay, state, until, answeredOn, channel, account }) => ({
      kind,
      on: onDay,
      state,
      until,
      answeredOn,
      channel,
      account: account?.accountId ?? null,
    })),
    holds: ledger.holds.map((hold) => knownHold(hold, asOf)),
    promises: knownPromises(ledger, terms),
    contacts: ledger.contacts.map(knownContact).reverse(),
    limits: [...caps, ...spacings, ...cooldowns].map((rule) => limitUse(rule, asOf, ledger.contacts)),
  };
};

const knownHold = (hold: Hold, asOf: Day): KnownHold => {
  const { reason, from, until, review, releasedOn, outcome, account } = hold;
  return {
    reason,
    from,
    until,
    review,
    releasedOn,
    outcome,
    account: account?.accountId ?? null,
    running: isRunning(hold, asOf),
  };
};

/** Payments go to the promises of an account in the order in which they are due. */
const knownPromises = ({ promises }: CustomerLedger, { asOf, promises: terms }: RecordTerms): KnownPromise[] =>
  promises.map((promise) => {
    const { account, amount, currency, madeOn, dueOn, payments } = promise;
    const ofAccount = promises.filter((one) => isSameAccount(one.account, account));
    const standing = promiseStandings(ofAccount, payments, asOf, terms).get(promise);
    const told = { amount: formatAmount(amount, currency as Currency), currency, madeOn, dueOn };
    return {
      account: account.accountId,
      portfolio: account.portfolio,
      ...told,
      state: standing?.state ?? 'not made yet',
    };
  });

const knownContact = ({
  onDay,
  time,
  channel,
  direction,
  by,
  conversation,
  account,
  handed,
}: ContactMade): KnownContact => ({
  day: onDay,
  time,
  channel,
  direction,
  by,
  conversation,
  account: account?.accountId ?? null,
  batch: handed?.batch ?? null,
});

const limitUse = (rule: LimitRule, asOf: Day, contacts: readonly ContactMade[]): LimitUse => ({
  rule: rule.id,
  summary: rule.summary,
  article: rule.article,
  source: rule.source,
  severity: rule.severity,
  most: rule.kind !== 'cap' ? null : 'contacts' in rule.limit ? rule.limit.contacts : rule.limit.distinctChannels,
  used: contactsCounted(rule, asOf, contacts).map(knownContact),
});
