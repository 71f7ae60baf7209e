import { channels } from '../channel.ts';
import { formatDayInWords } from '../message/day-text.ts';
import { maskReference } from '../page/masking.ts';
import { moneyWords } from '../page/money-words.ts';
import type { Tongue } from '../page/page-language.ts';
import { reasonWords } from '../page/reason-words.ts';
import { visibleText } from '../page/visible-text.ts';
import { windowWords } from '../page/window-words.ts';
import type { BatchPreview } from './batch-preview.ts';
import { reasonsInWords, refusalInWords } from './decision-words.ts';
import { previewWords } from './preview-words.ts';
import type { PreviewedMessage } from './previewed-message.ts';

/** The facts of the head of the preview's page. */
export const previewPageHead = (preview: BatchPreview, { language, locale }: Tongue): object => {
  const words = previewWords[language];
  return {
    language,
    title: `${words.title} ${preview.batch}`,
    words,
    preview,
    state: words.states[preview.state],
    day: formatDayInWords(preview.batchAsOf, locale),
    cost: moneyWords(preview.cost, locale),
    channels: channels.flatMap((channel) => {
      const summary = preview.byChannel[channel];
      return summary ? [{ ...summary, name: words.channels[channel], cost: moneyWords(summary.cost, locale) }] : [];
    }),
    exclusions: preview.exclusions.map(({ reason, customers }) => ({
      words: reasonWords(reason, language),
      code: reason,
      customers,
    })),
  };
};

/** The facts of one message on the page; a page is passed round, so the customer's number is masked with the rest. */
export const previewPageMessage = (
  message: PreviewedMessage,
  { number, creditor, masked }: { readonly number: number; readonly creditor: string; readonly masked: boolean },
  { language, locale }: Tongue,
): object => {
  const words = previewWords[language];
  return {
    words,
    number,
    creditor: visibleText(creditor),
    message: { ...message, customer: masked ? maskReference(message.customer) : visibleText(message.customer) },
    name: visibleText(message.name ?? '—'),
    recipient: visibleText(message.recipient),
    subject: message.subject === null || message.subject.trim() === '' ? '' : visibleText(message.subject),
    body: visibleText(message.body),
    account: visibleText(message.account),
    channel: words.channels[message.channel],
    tone: words.tones[message.tone],
    why: visibleText(reasonsInWords(message.why, words, locale)),
    refused: message.why.refused.map(refusalInWords).join(', '),
    window: windowWords(message, locale),
    amount: moneyWords(message.amount, locale),
    cost: moneyWords(message.cost, locale),
    due: formatDayInWords(message.dueOn, locale),
    time: message.notBefore.slice(11, 16),
    findings: message.findings.map((finding) => ({ ...finding, severityWords: words.severities[finding.severity] })),
    rules: message.findings.map(({ rule }) => rule).join(' '),
  };
};
