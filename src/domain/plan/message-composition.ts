import { type Barrier, type ExclusionReason, reasonOf } from '../barrier/exclusion.ts';
import type { Channel } from '../channel.ts';
import type { AccountCase, CustomerCase } from '../customer-case.ts';
import { smsLength } from '../message/sms-length.ts';
import type { MessageFacts, Rendering, Template } from '../message/template.ts';
import { type Minor, minorOf, zero } from '../money.ts';
import type { Message } from './batch.ts';
import { type ChannelChoice, type ChannelRefusal, type ContactTerms, chooseChannel } from './channel-choice.ts';
import { messageFacts, type OfferInForce, type Writer } from './message-facts.ts';
import { errorsOf, type MessageFinding } from './message-finding.ts';
import { statedContent } from './stated-content.ts';
import { type Treatment, type TreatmentTerms, treatmentOf } from './treatment.ts';

/** Everything a day's decisions depend on beside the customer's own case. */
export interface PlanTerms {
  readonly treatment: TreatmentTerms;
  readonly creditor: Writer['creditor'];
  /** The rules, hours and zones where the customer lives. */
  readonly contactTermsOf: (customer: CustomerCase) => ContactTerms;
  /** The locale whose templates the customer can read; undefined when there is none. */
  readonly localeOf: (customer: CustomerCase) => string | undefined;
  readonly templateOf: (locale: string, name: string) => Template | undefined;
  readonly render: (template: Template, facts: MessageFacts) => Rendering;
  readonly offerOf: (customer: CustomerCase, treatment: Treatment) => OfferInForce | undefined;
  readonly costOf: (channel: Channel) => Minor;
}

/** What was decided about one customer: a message, or everything that stands against one. */
export type Decision =
  | {
      readonly message: Message;
      /** The rules that warn of it, each once. */
      readonly warnedBy: readonly string[];
    }
  | {
      readonly exclusion: {
        readonly customerId: string;
        readonly segment: string;
        readonly reason: ExclusionReason;
        readonly barriers: readonly Barrier[];
      };
    };

/** Decides about one customer: the same case and terms always give the same decision, with every reason. */
export const decisionFor = (customer: CustomerCase, terms: PlanTerms): Decision => {
  const { treatment, segment, barriers } = treatmentOf(customer, terms.treatment);
  const excluded = (found: readonly Barrier[], refused: readonly ChannelRefusal[] = []): Decision => ({
    exclusion: {
      customerId: customer.customerId,
      segment,
      reason: reasonOf([...found, ...tellingRefusals(refused)]),
      barriers: [...found, ...refused],
    },
  });
  if (treatment === undefined) return excluded(barriers);
  const contactTerms = terms.contactTermsOf(customer);
  const choice = chooseChannel(customer, treatment, contactTerms);
  if (!('recipient' in choice)) return excluded(barriers, choice.refused);
  if (barriers.length > 0) return excluded(barriers);
  const template = templateFor(customer, treatment, terms);
  if ('code' in template) return excluded([template]);
  const { channel, sendOn } = choice;
  const first = customer.stepsDone.size === 0;
  const stated = statedContent(template, contactTerms.rulesOn(sendOn), { channel, first });
  if (stated.barrier) return excluded([stated.barrier]);
  const warned = { ...choice, warnings: [...choice.warnings, ...stated.warnings] };
  const composed = compose(customer, treatment, warned, { ...terms, template });
  return 'code' in composed
    ? excluded([composed])
    : { message: composed, warnedBy: [...new Set(warned.warnings.map(({ rule }) => rule))] };
};

/** The step's template in the language of the customer. */
const templateFor = (
  customer: CustomerCase,
  { step }: Treatment,
  { localeOf, templateOf }: PlanTerms,
): Template | Barrier => {
  const locale = localeOf(customer);
  if (locale === undefined) return { code: 'language-missing', detail: `language ${customer.language ?? 'unknown'}` };
  const template = templateOf(locale, step.template);
  return template ?? { code: 'language-missing', detail: `no template ${step.template} in ${locale}` };
};

/** A channel without an address says something only where no channel has one. */
const tellingRefusals = (refused: readonly ChannelRefusal[]): readonly ChannelRefusal[] => {
  const reachable = refused.filter(({ code }) => code !== 'no-valid-address');
  return reachable.length > 0 ? reachable : refused;
};

const compose = (
  customer: CustomerCase,
  treatment: Treatment,
  choice: ChannelChoice,
  { template, ...terms }: PlanTerms & { readonly template: Template },
): Message | Barrier => {
  const { step, account } = treatment;
  const { locale } = template;
  const writer: Writer = { creditor: terms.creditor, locale, asOf: terms.treatment.asOf };
  const offer = terms.offerOf(customer, treatment);
  const facts = messageFacts(customer, treatment, choice, offer, writer);
  const rendering = terms.render(template, facts);
  if ('failed' in rendering) {
    return { code: 'render-failed', rule: rendering.failed.place, detail: `needs ${rendering.failed.fact}` };
  }
  const { channel } = choice;
  const text = { channel, subject: subjectFor(channel, rendering.subject), body: rendering.body };
  const [unfit] = errorsOf(text);
  if (unfit) return { code: 'language-rule', rule: unfit.rule, detail: errorWords(unfit) };
  const parts = channel === 'sms' ? smsLength(rendering.body).parts : 1;
  return {
    customerId: customer.customerId,
    portfolio: account.portfolio,
    accountId: account.accountId,
    segment: account.segment,
    step: step.id,
    stepKey: treatment.stepKey,
    template: step.template,
    tone: step.tone,
    channel,
    locale,
    recipient: choice.recipient,
    recipientName: facts.customer.full_name ?? visibleName(customer.company ?? customer.fullName),
    subject: text.subject,
    body: text.body,
    sendOn: choice.sendOn,
    notBefore: choice.window.notBefore,
    notAfter: choice.window.notAfter,
    timeZone: choice.window.timeZone,
    currency: account.currency,
    amount: treatment.total,
    dueOn: account.dueOn,
    accounts: facts.accounts,
    parts,
    offerLapsesOn: facts.options === undefined ? null : (offer?.lapsesOn ?? null),
    cost: minorOf((terms.costOf(channel) ?? zero) * parts),
    decision: JSON.stringify({
      step: { id: step.id, day: step.day, dpd: account.dpd, enteredOn: account.enteredOn },
      channels: [...choice.refused, { channel: choice.channel }],
      ...(treatment.others.length > 0 ? { others: treatment.others.map(accountNamed) } : {}),
      ...(choice.warnings.length > 0 ? { warnings: choice.warnings } : {}),
      templateVersion: template.version,
    }),
  };
};

const accountNamed = ({ portfolio, accountId }: AccountCase) => ({ portfolio, accountId });

/** The name without what steers a terminal or turns its neighbours round. */
const visibleName = (name: string | null): string | null =>
  (name ?? '')
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim() || null;

const errorWords = ({ rule, detail }: MessageFinding): string =>
  detail === '' ? rule.replace('-', ' ') : `${rule} ${detail}`;

const subjectFor = (channel: Channel, subject: string | undefined): string | null =>
  channel === 'email' || channel === 'letter' ? (subject ?? null) : null;
