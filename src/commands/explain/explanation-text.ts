import { channels } from '../../domain/channel.ts';
import type { Alternative, CodedAlternative } from '../../domain/explain/alternative.ts';
import type { ChannelExplanation } from '../../domain/explain/channel-explanation.ts';
import type { ChosenOption } from '../../domain/explain/offer-explanation.ts';
import type { RankedAccount } from '../../domain/explain/ranked-account.ts';
import type { ScoreExplanation } from '../../domain/explain/score-explanation.ts';
import type { StepExplanation } from '../../domain/explain/step-explanation.ts';
import { visibleText } from '../../domain/page/visible-text.ts';
import { pastDueWords } from '../../domain/plan/step-clock.ts';
import type { ExplainSummary } from './explained.ts';
import { knownLines, limitLines } from './known-text.ts';
import type { AccountSegment } from './segments.ts';

/** An explanation for the terminal: the decision, then segment, step, channel and offer, each with what was rejected. */
export const explanationInWords = (summary: ExplainSummary): string =>
  [
    ...decisionLines(summary),
    '',
    'SEGMENT',
    'An account is in the first segment whose condition it meets; dpd is days past due.',
    ...summary.segment.accounts.flatMap(segmentLines),
    '',
    'STEP',
    ...stepLines(summary.step),
    '',
    'CHANNEL',
    ...channelLines(summary.channel, summary.decision),
    '',
    'HOW OFTEN',
    ...(summary.known === null ? ['Nothing is known of the customer.'] : limitLines(summary.known)),
    '',
    'WHAT IS KNOWN',
    ...(summary.known === null ? ['Nothing.'] : knownLines(summary.known)),
    '',
    'OFFER',
    ...offerLines(summary),
  ]
    .map(visibleText)
    .join('\n');

const decisionLines = ({
  customer,
  asOf,
  decision,
  reason,
  reasons,
  step,
  channel,
  planned,
}: ExplainSummary): string[] => {
  const head = `Customer ${customer} on ${asOf}:`;
  const batch = planned === null ? [] : [`  ${planned.told}.`];
  if (decision === 'message')
    return [`${head} a message, step ${step.chosen?.what} by ${channel.chosen?.what}.`, ...batch];
  const counted = reason === null ? '' : ` The reason that counts is ${reason}.`;
  return [
    `${head} no message.${counted}`,
    ...reasons.flatMap((one) => codedLines(isChannel(one.what) ? 'Because not by' : 'Because', one)),
    ...batch,
  ];
};

/** A channel that was refused is among the reasons by its own name. */
const isChannel = (what: string): boolean => (channels as readonly string[]).includes(what);

const codedLines = (intro: string, { what, code, reason, rule, article, source }: CodedAlternative): string[] => {
  const name = what === code ? code : `${what} (${code})`;
  return [
    `  ${intro} ${name}: ${ended(reason)}${placed(rule)}`,
    ...(article === undefined ? [] : [`    ${article}. Read in: ${source}.`]),
  ];
};

/** A summary of a contact rule is a sentence already. */
const ended = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

const rejectedLine = ({ what, reason, rule }: Alternative): string => `  Not "${what}": ${reason}.${placed(rule)}`;

const placed = (rule: string | null): string => (rule === null ? '' : ` [${rule}]`);

const segmentLines = ({
  account,
  portfolio,
  chosen,
  rejected,
  assigned,
  enteredOn,
  score,
}: AccountSegment): string[] => {
  const since = assigned !== null && assigned === chosen?.what ? `, since ${enteredOn}` : '';
  const head = `Account ${account} in ${portfolio}`;
  const told = chosen
    ? `${head} is in "${chosen.what}"${since}: ${chosen.reason}.${placed(chosen.rule)}`
    : `${head} is in no segment.`;
  return [told, ...rejected.map(rejectedLine), ...(score ? scoreLines(score) : [])];
};

const scoreLines = ({ base, lines, total }: ScoreExplanation): string[] => [
  `  Its score is ${total}: ${base} to begin with, and`,
  ...lines.map(
    ({ name, points, held, reason, rule }) =>
      `    ${held ? signed(points) : `0 (not ${signed(points)})`}${name === null ? '' : `, ${name}`}: ${reason}.${placed(rule)}`,
  ),
];

const signed = (points: number): string => (points < 0 ? String(points) : `+${points}`);

const stepLines = ({ chosen, rejected, treatedBy, otherAccounts }: StepExplanation): string[] => {
  const others = otherAccounts.map((other) => `  Another is ${rankedWords(other)}: ${other.reason}.`);
  if (treatedBy === null) return ['No account can be treated.', ...others];
  return [
    `The customer is treated by ${rankedWords(treatedBy)}: ${treatedBy.reason}.`,
    ...others,
    chosen
      ? `Step "${chosen.what}": ${chosen.reason}. Its tone is ${chosen.tone}, its template ${chosen.template}.${placed(chosen.rule)}`
      : 'No step is due.',
    ...rejected.map(rejectedLine),
  ];
};

const rankedWords = ({ account, portfolio, segment, priority, dpd, balance, currency }: RankedAccount): string =>
  `account ${account} in ${portfolio} (segment ${segment}, priority ${priority}, ${pastDueWords(dpd)}, ${balance} ${currency})`;

const channelLines = ({ chosen, rejected }: ChannelExplanation, decision: ExplainSummary['decision']): string[] => {
  const refused = rejected.flatMap((one) => codedLines('Not by', one));
  if (chosen === null) {
    return [
      refused.length === 0 ? 'No channel was looked for, as no step is due.' : 'No channel can be used.',
      ...refused,
    ];
  }
  const { what, recipient, reason, rule, notBefore, notAfter, timeZone, timeZones, under } = chosen;
  const elsewhere = timeZones.length > 1 ? `, allowed in every zone the customer may be in (${timeZones.length})` : '';
  return [
    `${decision === 'message' ? 'By' : 'It would go by'} ${what} to ${recipient}: ${reason}.${placed(rule)}`,
    `  Between ${notBefore} and ${notAfter}, ${timeZone}${elsewhere}.`,
    ...under.flatMap((ground) => [
      `  Under ${ground.rule}: ${ground.summary}`,
      `    ${ground.article}. Read in: ${ground.source}.`,
    ]),
    ...refused,
  ];
};

const offerLines = ({ offer, account, decision }: ExplainSummary): string[] => {
  const { chosen, rejected, capacity, offeredOn, lapsesOn, offeredFor } = offer;
  if (account === null) return ['The customer has no account.'];
  const can = capacity
    ? [`  Can pay ${capacity.amount} ${capacity.currency} a month on it: ${capacity.reason} (${capacity.source}).`]
    : ['  What the customer can pay a month on it is not known.'];
  const head =
    chosen.length === 0
      ? `Account ${account} has no offer.`
      : `Account ${account} was offered this on ${offeredOn} for ${offeredFor} ${chosen[0]?.currency}, until ${lapsesOn}; ${carrying(offer.inMessage, decision)}.`;
  return [head, ...can, ...chosen.map(optionLine), ...rejected.map(rejectedLine)];
};

const carrying = (inMessage: boolean, decision: ExplainSummary['decision']): string => {
  if (decision === 'excluded') return 'there is no message to carry it';
  return inMessage ? 'the message carries it' : 'the message does not carry it';
};

const optionLine = ({
  option,
  what,
  count,
  total,
  discount,
  instalment,
  currency,
  reason,
  rule,
}: ChosenOption): string => {
  const each = count === 1 ? '' : `${instalment} each, `;
  return `  Option ${option}, ${what}: ${each}${total} ${currency} in all, ${discount} forgiven: ${reason}.${placed(rule)}`;
};
