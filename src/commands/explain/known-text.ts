import { counted } from '../../domain/counted.ts';
import type {
  KnownConsent,
  KnownContact,
  KnownHold,
  KnownPromise,
  KnownRequest,
  LimitUse,
} from '../../domain/explain/customer-record.ts';
import type { Known } from './known.ts';

/** What is known of the customer, a line for each thing; what there is none of is said in one. */
export const knownLines = ({ clock, consents, requests, holds, promises, contacts }: Known): string[] => {
  const parts: readonly (readonly [name: string, lines: readonly string[]])[] = [
    ['Consents', consents.map(consentWords)],
    ['Requests', requests.map(requestWords)],
    ['Holds', holds.map(holdWords)],
    ['Promises', promises.map(promiseWords)],
    ['Contacts', contactLines(contacts)],
  ];
  const none = parts.filter(([, lines]) => lines.length === 0).map(([name]) => name);
  return [
    `Clock: ${clock.zones.join(', ')}, ${clock.reason}.`,
    ...parts.flatMap(([name, lines]) => (lines.length === 0 ? [] : [`${name}:`, ...lines.map((line) => `  ${line}.`)])),
    ...(none.length === 0 ? [] : [`None: ${none.join(', ').toLowerCase()}.`]),
  ];
};

const contactLines = (contacts: readonly KnownContact[]): string[] => {
  const rest = contacts.length - mostContacts;
  return [
    ...contacts.slice(0, mostContacts).map(contactWords),
    ...(rest > 0 ? [`and ${counted(rest, 'earlier one')}`] : []),
  ];
};

const mostContacts = 12;

const consentWords = ({ channel, state, since, dated, written, evidence, importId }: KnownConsent): string => {
  const said = state === 'granted' ? `agreed to ${channel}${written ? ' in writing' : ''}` : `said no to ${channel}`;
  const day = dated ? `on ${since}` : `by a file of ${since} that names no day`;
  const from = importId === null ? 'told to us' : `import ${importId}`;
  return `${said} ${day} (${from}${evidence === null ? '' : `, evidence ${evidence}`})`;
};

const requestWords = ({ kind, on, state, until, answeredOn, channel, account }: KnownRequest): string =>
  [
    `${kind} on ${on}`,
    channel && `for ${channel}`,
    account && `about account ${account}`,
    until && `until ${until}`,
    state === 'open' ? 'not answered yet' : `${state}${answeredOn === null ? '' : ` on ${answeredOn}`}`,
  ]
    .filter(Boolean)
    .join(', ');

const holdWords = ({ reason, from, until, review, releasedOn, outcome, account, running }: KnownHold): string =>
  [
    `${reason} from ${from}${until === null ? '' : ` until ${until}`}`,
    account && `on account ${account}`,
    review && `to be looked at on ${review}`,
    releasedOn && `released on ${releasedOn}${outcome === null ? '' : ` (${outcome})`}`,
    running ? 'running' : 'not running',
  ]
    .filter(Boolean)
    .join(', ');

const promiseWords = ({ account, portfolio, amount, currency, madeOn, dueOn, state }: KnownPromise): string =>
  `${amount} ${currency} by ${dueOn} for account ${account} in ${portfolio}, promised on ${madeOn}: ${state}`;

const contactWords = (contact: KnownContact): string => {
  const { direction, conversation, account } = contact;
  const way = direction === 'in' ? ', the customer came to us' : '';
  return `${usedWords(contact)}${way}${conversation ? ', spoken with' : ''}${account === null ? '' : `, about account ${account}`}`;
};

const usedWords = ({ day, time, channel, by, batch }: KnownContact): string =>
  `${day}${time === null ? '' : ` ${time}`} by ${channel} (${by === 'us' ? `ours, batch ${batch}` : 'made elsewhere'})`;

/** The rules on how often that bear on these channels, with the contacts that use them up. */
export const limitLines = ({ limits, warned }: Known): string[] => [
  ...(limits.length === 0 ? ['No rule says how often.'] : limits.flatMap(limitWords)),
  ...warned.flatMap(({ rule, detail, article, source }) => [
    `Warning: ${detail}. [${rule}]`,
    ...(article === undefined ? [] : [`    ${article}. Read in: ${source}.`]),
  ]),
];

const limitWords = ({ rule, summary, severity, most, used, article, source }: LimitUse): string[] => {
  const only = severity === 'warn' ? ' This rule only warns.' : '';
  return [
    `${usedUp(most, used)}: ${summary}${only} [${rule}]`,
    ...(used.length === 0 ? [] : [`    ${article}. Read in: ${source}.`]),
    ...used.map((contact) => `    Counts: ${usedWords(contact)}.`),
  ];
};

const usedUp = (most: number | null, used: readonly KnownContact[]): string => {
  if (used.length === 0) return 'Nothing counts today';
  return most === null ? 'Counts today' : `${used.length} of ${most} used today`;
};
