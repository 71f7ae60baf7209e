import { type Channel, channels } from '../channel.ts';
import { formatDayInWords } from '../message/day-text.ts';
import { moneyWords } from '../page/money-words.ts';
import type { Tongue } from '../page/page-language.ts';
import { reasonWords } from '../page/reason-words.ts';
import { visibleText } from '../page/visible-text.ts';
import { windowWords } from '../page/window-words.ts';
import type { BatchPreview } from './batch-preview.ts';
import { reasonsInWords, refusalInWords } from './decision-words.ts';
import { type PreviewWords, previewWords } from './preview-words.ts';
import type { PreviewedMessage } from './previewed-message.ts';

/** The head of a preview for a terminal: the batch, its messages by channel and who gets none. */
export const previewHead = (preview: BatchPreview, { language, locale }: Tongue): string => {
  const words = previewWords[language];
  const day = formatDayInWords(preview.batchAsOf, locale);
  const lines = [
    `${words.title} ${preview.batch} · ${words.states[preview.state]} · ${words.asOf} ${day} · ${words.hash} ${preview.hash.slice(0, 12)}`,
    `${words.candidates}: ${preview.candidates} = ${words.messages} ${preview.of} + ${words.excluded} ${preview.excluded}`,
    ...channelLines(preview, words, locale),
    ...preview.exclusions.map(
      ({ reason, customers }) => `  – ${reasonWords(reason, language)} (${reason}): ${customers}`,
    ),
    `${words.shown} ${preview.shown} ${words.of} ${preview.of}. ${preview.masked ? words.masked : words.unmasked}`,
  ];
  return `${lines.map(visibleText).join('\n')}\n`;
};

const channelLines = ({ byChannel }: BatchPreview, words: PreviewWords, locale: string): string[] =>
  channels.flatMap((channel: Channel) => {
    const summary = byChannel[channel];
    if (!summary) return [];
    return [`  + ${words.channels[channel]}: ${summary.messages}, ${words.cost} ${moneyWords(summary.cost, locale)}`];
  });

/** How a draft is approved; nothing for any other batch, nor for one without messages. */
export const previewEnd = ({ batch, hash, state, of }: BatchPreview, { language }: Tongue): string =>
  state === 'draft' && of > 0 ? `\n${previewWords[language].approve}: trato approve ${batch} --hash ${hash}\n` : '';

/** One message as a block for a terminal; nothing in it can steer the terminal. */
export const previewBlock = (message: PreviewedMessage, tongue: Tongue): string => {
  const words = previewWords[tongue.language];
  const head = [titleOf(message, words), ...factLines(message, words, tongue.locale)].map(oneLine);
  return `\n${[...head, ...bodyLines(message, words)].join('\n')}\n`;
};

const titleOf = ({ customer, name, channel, recipient }: PreviewedMessage, words: PreviewWords): string =>
  `■ ${words.customer} ${customer}${name === null ? '' : ` (${name})`} · ${words.channels[channel]} → ${recipient}`;

const factLines = (message: PreviewedMessage, words: PreviewWords, locale: string): string[] => {
  const { segment, step, why, template, tone, findings } = message;
  const day = why.stepDay === null ? '' : ` (${words.fromDay} ${why.stepDay})`;
  return [
    `  ${words.segment} ${segment} · ${words.step} ${step}${day} · ${words.template} ${template} · ${words.tone} ${words.tones[tone]}`,
    `  ${words.window}: ${windowWords(message, locale)}`,
    `  ${words.amount} ${moneyWords(message.amount, locale)} · ${words.dueOn} ${formatDayInWords(message.dueOn, locale)} · ${words.accounts}: ${message.accounts}`,
    `  ${words.parts}: ${message.parts} · ${words.cost} ${moneyWords(message.cost, locale)}`,
    `  ${words.why}: ${reasonsInWords(why, words, locale)}`,
    ...why.refused.map((refusal) => `  ${words.refused}: ${refusalInWords(refusal)}`),
    ...findings.map(({ severity, rule, text }) => `  ! ${words.severities[severity]} ${rule}: ${text}`),
  ];
};

const bodyLines = ({ subject, body }: PreviewedMessage, words: PreviewWords): string[] => [
  ...(subject === null ? [] : [`  │ ${words.subject}: ${oneLine(subject)}`, '  │']),
  ...visibleText(body)
    .split('\n')
    .map((line) => `  │ ${line}`.trimEnd()),
];

const oneLine = (text: string): string => visibleText(text).replace(/\n/g, ' ');
