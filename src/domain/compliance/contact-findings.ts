import type { ContactRule } from '../contact-rules/contact-rule.ts';
import type { ContactRules } from '../contact-rules/contact-rules.ts';
import type { Day } from '../day.ts';
import { consentVerdict } from './consent-check.ts';
import type { ContactLaw } from './contact-law.ts';
import { type ContactMade, knownContacts } from './contact-made.ts';
import { type Check, type Finding, fine, type Verdict } from './finding.ts';
import { hoursVerdict } from './hours-check.ts';
import { capVerdict, cooldownVerdict, spacingVerdict } from './limit-check.ts';
import type { LimitRule } from './limit-use.ts';
import { type OwedAccount, owedVerdict } from './owed-check.ts';
import { type Silence, silencesOf, silenceVerdict, type Told } from './silence.ts';

/** Everything that the ledger has of one customer and that tells whether contacts were in order. */
export interface CustomerLedger extends Told {
  readonly customerId: string;
  /** In the order in which they were made, earlier ones that count towards the limits too. */
  readonly contacts: readonly ContactMade[];
  readonly accounts: readonly OwedAccount[];
  /** The newest import that changed the customer's own data. */
  readonly changedBy: number;
}

export interface ContactFindings {
  readonly contact: ContactMade;
  readonly findings: readonly Finding[];
}

/** What every check came to for every contact that was made with the customer in the period. */
export const findingsOf = (
  ledger: CustomerLedger,
  law: ContactLaw,
  { from, to }: { readonly from: Day; readonly to: Day },
): readonly ContactFindings[] => {
  const silences = silencesOf(ledger, law.promises);
  return ledger.contacts
    .filter(({ direction, onDay }) => direction === 'out' && from <= onDay && onDay <= to)
    .map((contact) => ({
      contact,
      findings: [...ruleFindings(ledger, contact, law), ...ledgerFindings(ledger, contact, silences)],
    }));
};

const ruleFindings = (ledger: CustomerLedger, contact: ContactMade, law: ContactLaw): Finding[] => {
  const rules = law.rulesOn(contact.onDay);
  const found = <Rule extends ContactRule>(check: Check, of: readonly Rule[], verdictOf: (rule: Rule) => Verdict) =>
    of
      .filter((rule) => rule.channels.includes(contact.channel))
      .map((rule) => ({ check, rule: rule.id, warns: rule.severity === 'warn', verdict: verdictOf(rule) }));
  return [
    ...found('outside-hours', rules.windows, (rule) => movedSince(hoursVerdict(rule, contact, law), ledger, contact)),
    ...found('banned-channel', rules.bans, () => ({ is: 'breach', detail: `by ${contact.channel}` })),
    ...limitFindings(ledger, contact, rules, found),
    ...found('without-consent', rules.consents, (rule) => consentVerdict(rule, contact, ledger.consents)),
  ];
};

/** The customer's zones are those of today: where the data changed since, a window that they forbid may have been right. */
const movedSince = (verdict: Verdict, { changedBy }: CustomerLedger, { handed }: ContactMade): Verdict =>
  verdict.is === 'breach' && handed !== null && changedBy > handed.importId && !verdict.detail.startsWith('no hours on')
    ? { is: 'unknown', why: 'customer-changed' }
    : verdict;

type Found = <Rule extends ContactRule>(
  check: Check,
  rules: readonly Rule[],
  verdictOf: (rule: Rule) => Verdict,
) => Finding[];

const limitFindings = (
  { contacts }: CustomerLedger,
  contact: ContactMade,
  { caps, spacings, cooldowns }: ContactRules,
  found: Found,
): Finding[] => {
  const earlier = contacts.slice(0, contacts.indexOf(contact));
  const isWhole = contact.account === null || contact.others !== null;
  const known = { earlier: knownContacts(earlier, contact), all: knownContacts(contacts, contact) };
  const limited = <Rule extends LimitRule>(check: Check, rules: readonly Rule[], verdictOf: (rule: Rule) => Verdict) =>
    found(check, rules, (rule) => forEach(rule, isWhole, verdictOf(rule)));
  return [
    ...limited('over-cap', caps, (rule) =>
      learnedLater(capVerdict(rule, contact, known.earlier), () => capVerdict(rule, contact, earlier)),
    ),
    ...limited('spacing', spacings, (rule) =>
      learnedLater(spacingVerdict(rule, contact, known.earlier), () => spacingVerdict(rule, contact, earlier)),
    ),
    ...limited('cooldown-after-talk', cooldowns, (rule) =>
      learnedLater(cooldownVerdict(rule, contact, known.all), () => cooldownVerdict(rule, contact, earlier)),
    ),
  ];
};

/** Where the other accounts of a message are not known, what is counted by account cannot be told for them. */
const forEach = ({ scope }: LimitRule, isWhole: boolean, verdict: Verdict): Verdict =>
  scope === 'account' && !isWhole && verdict.is === 'fine' ? { is: 'unknown', why: 'accounts-not-named' } : verdict;

/** What is wrong only by contacts that were told later could not be known. */
const learnedLater = (known: Verdict, now: () => Verdict): Verdict => {
  if (known.is !== 'fine') return known;
  const later = now();
  return later.is === 'breach' ? { is: 'learned-later', detail: later.detail } : known;
};

const ledgerFindings = (
  { accounts, contacts }: CustomerLedger,
  contact: ContactMade,
  silences: readonly Silence[],
): Finding[] => {
  const found = (check: Check, verdict: Verdict): Finding => ({ check, rule: null, warns: false, verdict });
  const silent = (check: Check): Finding => found(check, silenceVerdict(check, contact, silences));
  return [
    found('after-payment', owedVerdict(contact, accounts)),
    silent('after-opt-out'),
    ...(contact.address === null ? [] : [silent('wrong-person')]),
    silent('during-hold'),
    silent('during-promise'),
    ...(contact.step === null ? [] : [found('step-twice', onceVerdict(contact, contacts))]),
  ];
};

/** Whether the step had been sent for the same arrears before. */
const onceVerdict = (contact: ContactMade, contacts: readonly ContactMade[]): Verdict => {
  const before = contacts.slice(0, contacts.indexOf(contact)).find(({ step }) => step === contact.step);
  return before ? { is: 'breach', detail: `sent on ${before.onDay} in batch ${before.handed?.batch}` } : fine;
};
