import type { Channel } from '../channel.ts';
import type { Day } from '../day.ts';
import type { Tone } from '../message/tone.ts';
import { type Currency, formatAmount, type Totals } from '../money.ts';
import { maskName, maskRecipient, maskReference, maskText } from '../page/masking.ts';
import type { PageLanguage } from '../page/page-language.ts';
import type { Message } from '../plan/batch.ts';
import { findingsOf, type MessageFinding } from '../plan/message-finding.ts';
import { type DecisionReasons, decisionReasons } from './decision-reasons.ts';
import { previewWords } from './preview-words.ts';

/** A finding as scripts and people read it. */
export interface ToldFinding extends Pick<MessageFinding, 'rule' | 'severity'> {
  readonly text: string;
  readonly suggestion: string;
}

/** One message as it is shown before it is approved. */
export interface PreviewedMessage {
  readonly customer: string;
  readonly name: string | null;
  readonly recipient: string;
  readonly account: string;
  readonly channel: Channel;
  readonly segment: string;
  readonly step: string;
  readonly template: string;
  readonly tone: Tone;
  readonly locale: string;
  readonly subject: string | null;
  readonly body: string;
  readonly sendOn: Day;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly timeZone: string;
  readonly amount: Totals;
  readonly dueOn: Day;
  readonly accounts: number;
  readonly parts: number;
  readonly cost: Totals;
  readonly why: DecisionReasons;
  readonly findings: readonly ToldFinding[];
}

export interface PreviewTerms {
  /** Shows names, addresses and account numbers as they are. */
  readonly unmask: boolean;
  /** The currency that the cost of messages is kept in. */
  readonly costCurrency: Currency;
  readonly language: PageLanguage;
}

/** The message with its findings and reasons; whose it is, is masked unless the terms say otherwise. */
export const previewedMessage = (
  drafted: Message,
  { unmask, costCurrency, language }: PreviewTerms,
): PreviewedMessage => ({
  customer: drafted.customerId,
  ...(unmask ? plainParts(drafted) : maskedParts(drafted)),
  channel: drafted.channel,
  segment: drafted.segment,
  step: drafted.step,
  template: drafted.template,
  tone: drafted.tone,
  locale: drafted.locale,
  sendOn: drafted.sendOn,
  notBefore: drafted.notBefore,
  notAfter: drafted.notAfter,
  timeZone: drafted.timeZone,
  amount: { [drafted.currency]: formatAmount(drafted.amount, drafted.currency) },
  dueOn: drafted.dueOn,
  accounts: drafted.accounts,
  parts: drafted.parts,
  cost: { [costCurrency]: formatAmount(drafted.cost, costCurrency) },
  why: decisionReasons(drafted.decision),
  findings: findingsOf(drafted).map((finding) => toldFinding(finding, language)),
});

type PersonalParts = Pick<PreviewedMessage, 'name' | 'recipient' | 'account' | 'subject' | 'body'>;

const plainParts = ({ recipientName, recipient, accountId, subject, body }: Message): PersonalParts => ({
  name: recipientName,
  recipient,
  account: accountId,
  subject,
  body,
});

const maskedParts = ({ recipientName, recipient, channel, ...rest }: Message): PersonalParts => {
  const personal = { name: recipientName, recipient, channel };
  return {
    name: recipientName === null ? null : maskName(recipientName),
    recipient: maskRecipient(channel, recipient),
    account: maskReference(rest.accountId),
    subject: rest.subject === null ? null : maskText(rest.subject, personal),
    body: maskText(rest.body, personal),
  };
};

const toldFinding = ({ rule, severity, detail }: MessageFinding, language: PageLanguage): ToldFinding => {
  const { rules, suggestions } = previewWords[language];
  return {
    rule,
    severity,
    text: `${rules[rule]}${detail === '' ? '' : ` (${detail})`}`,
    suggestion: suggestions[rule],
  };
};
