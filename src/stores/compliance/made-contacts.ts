import type { AccountName } from '../../domain/account.ts';
import { type Channel, channels } from '../../domain/channel.ts';
import { compareText } from '../../domain/compare-text.ts';
import type { ContactMade } from '../../domain/compliance/contact-made.ts';
import type { Day } from '../../domain/day.ts';
import type { MadeRow, ToldOutcomeRow } from './ledger-rows.ts';

/** The contacts of one customer in the order in which they were made, with what their outcomes tell of them. */
export const contactsOf = (rows: readonly MadeRow[], outcomes: readonly ToldOutcomeRow[]): readonly ContactMade[] => {
  const contacts = rows.flatMap(contactOf);
  for (const outcome of outcomes) tell(contacts, outcome);
  return contacts.sort((a, b) => compareText(placeOf(a), placeOf(b)));
};

/** Within a day by the time, where it is known; a message of ours by the beginning of its window. */
const placeOf = ({ onDay, time, window, key }: ContactMade): string =>
  `${onDay} ${window === null ? (time ?? '') : window.notBefore.slice(11, 16)} ${key}`;

const contactOf = (row: MadeRow): ContactMade[] => {
  const channel = row.channel === 'visit' ? 'call' : row.channel;
  if (!isChannel(channel)) return [];
  const isOurs = row.kind === 'message';
  const isNamed = row.account_id !== null && row.portfolio !== null;
  return [
    {
      key: row.interaction_key,
      by: isOurs ? 'us' : 'elsewhere',
      direction: row.direction,
      channel,
      onDay: row.on_day,
      time: row.at_time,
      window: windowOf(row),
      account: isNamed ? { portfolio: row.portfolio ?? '', accountId: row.account_id ?? '' } : null,
      others: othersOf(row),
      conversation: row.result === 'conversation',
      address: row.recipient ?? row.address,
      handed: handOverOf(row),
      importId: row.import_id === null ? null : Number(row.import_id),
      step: isOurs && row.due_on !== null ? `${row.segment}/${row.step}/${row.due_on}` : null,
    },
  ];
};

/** A message keeps the other accounts it was about, until its customer is erased. */
const othersOf = ({ accounts, decision }: MadeRow): ContactMade['others'] => {
  if (Number(accounts ?? 1) === 1) return [];
  const { others } = JSON.parse(decision ?? '{}') as { readonly others?: readonly AccountName[] };
  return others?.length === Number(accounts) - 1 ? others : null;
};

const windowOf = ({ not_before, not_after }: MadeRow): ContactMade['window'] =>
  not_before === null || not_after === null ? null : { notBefore: not_before, notAfter: not_after, sentOn: null };

const handOverOf = ({ batch_id, planned_after, dispatched_on }: MadeRow): ContactMade['handed'] =>
  batch_id === null || planned_after === null || dispatched_on === null
    ? null
    : { batch: Number(batch_id), importId: Number(planned_after), on: dispatched_on };

const isChannel = (name: string): name is Channel => (channels as readonly string[]).includes(name);

/** What an outcome adds: that somebody was spoken with, that a message left on another day, or a contact nobody told of. */
const tell = (contacts: ContactMade[], row: ToldOutcomeRow): void => {
  const { outcome, channel, on_day, batch_id } = row;
  if (channel === null) return;
  if (outcome === 'replied') contacts.push(otherContact(row, channel, 'in'));
  else if (batch_id !== null) tellOfOurs(contacts, row);
  else if (attempts.has(outcome)) {
    const at = contacts.findIndex((one) => one.direction === 'out' && one.onDay === on_day && one.channel === channel);
    const known = contacts[at];
    if (known === undefined) contacts.push(otherContact(row, channel, 'out'));
    else if (outcome === 'answered') contacts[at] = { ...known, conversation: true };
  }
};

const tellOfOurs = (contacts: ContactMade[], { outcome, on_day, batch_id }: ToldOutcomeRow): void => {
  const at = contacts.findIndex(({ handed }) => handed?.batch === Number(batch_id));
  const ours = contacts[at];
  if (ours === undefined) return;
  if (outcome === 'answered') contacts[at] = { ...ours, conversation: true };
  if (outcome === 'sent' && on_day !== ours.onDay) contacts[at] = sentOnAnother(ours, on_day);
};

const sentOnAnother = (ours: ContactMade, sentOn: Day): ContactMade =>
  ours.window === null ? ours : { ...ours, window: { ...ours.window, sentOn } };

const otherContact = (
  { outcome, on_day, address, import_id }: ToldOutcomeRow,
  channel: Channel,
  direction: 'in' | 'out',
): ContactMade => ({
  key: `outcome ${outcome} ${address ?? ''}`,
  by: 'elsewhere',
  direction,
  channel,
  onDay: on_day,
  time: null,
  window: null,
  account: null,
  others: [],
  conversation: outcome === 'answered' || outcome === 'replied',
  address,
  handed: null,
  importId: Number(import_id),
  step: null,
});

/** What does not come about unless somebody wrote or called on the day. */
const attempts: ReadonlySet<ToldOutcomeRow['outcome']> = new Set([
  'sent',
  'delivered',
  'answered',
  'no-answer',
  'soft-failed',
  'bounced',
]);
