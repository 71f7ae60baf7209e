import { accountKey } from '../../domain/account.ts';
import { isResponse, type Response, respondingOutcomes, responseDays } from '../../domain/behaviour/response.ts';
import { type Channel, channels } from '../../domain/channel.ts';
import { compareText } from '../../domain/compare-text.ts';
import type { Contact } from '../../domain/contact/contact-cap.ts';
import { addDays, type Day } from '../../domain/day.ts';
import { withOutcomes } from '../../domain/outcome/told-outcome.ts';
import type { InteractionRow } from './customer-case-rows.ts';
import { type OutcomeRow, outcomeOf } from './customer-outcomes.ts';

/** Limits on contact look back no further. */
export const contactDays = 60;

/** The contacts of the last weeks, by anyone, also those that only an outcome tells of; the latest last. */
export const contactsIn = (
  interactions: readonly InteractionRow[],
  outcomes: readonly OutcomeRow[],
  day: Day,
): readonly Contact[] =>
  inOrder(
    withOutcomes(
      interactions.filter(isWithin(day, contactDays)).flatMap(contactOf),
      outcomes.filter(isWithin(day, contactDays)).map(outcomeOf),
    ),
  );

/** When and how the customer responded, to a contact or by what became of a message. */
export const responsesIn = (
  interactions: readonly InteractionRow[],
  outcomes: readonly OutcomeRow[],
  day: Day,
): readonly Response[] => [
  ...interactions.filter(isWithin(day, responseDays)).flatMap(responseOf),
  ...outcomes.filter(isWithin(day, responseDays)).flatMap(respondedOf),
];

const isWithin =
  (day: Day, days: number) =>
  ({ on_day }: { readonly on_day: Day }): boolean =>
    on_day >= addDays(day, -days);

const responseOf = ({ on_day, channel, direction, result }: InteractionRow): Response[] =>
  isChannel(channel) && isResponse(direction, result) ? [{ onDay: on_day, channel }] : [];

const respondedOf = ({ on_day, channel, outcome }: OutcomeRow): Response[] =>
  channel !== null && respondingOutcomes.some((responding) => responding === outcome)
    ? [{ onDay: on_day, channel }]
    : [];

/** A visit counts as a call does: both are made in person. */
const contactOf = ({ on_day, channel, direction, result, ...about }: InteractionRow): Contact[] => {
  const by = channel === 'visit' ? 'call' : channel;
  if (!isChannel(by)) return [];
  const { portfolio, account_id, accounts } = about;
  const isOfOne = portfolio !== null && account_id !== null && Number(accounts ?? 1) === 1;
  const account = isOfOne ? accountKey({ portfolio, accountId: account_id }) : undefined;
  const conversation = result === 'conversation';
  return [{ onDay: on_day, channel: by, account, conversation, ...(direction === 'in' ? { inbound: true } : {}) }];
};

/** The latest contacts last, in whatever order the rows came. */
const inOrder = (contacts: readonly Contact[]): readonly Contact[] =>
  contacts.length < 2 ? contacts : [...contacts].sort((one, other) => compareText(orderOf(one), orderOf(other)));

const orderOf = ({ onDay, channel, account = '' }: Contact): string => `${onDay} ${channel} ${account}`;

const isChannel = (name: string): name is Channel => (channels as readonly string[]).includes(name);
