import { type Channel, channels } from '../channel.ts';
import { addDays, type Day } from '../day.ts';
import type { ContactResult, Direction } from '../interaction/contact-words.ts';
import type { Outcome } from '../outcome/outcome-words.ts';

/** A day on which the customer answered us or turned to us, and how. */
export interface Response {
  readonly onDay: Day;
  readonly channel: Channel;
}

/** How many days that end with the as-of day a response counts. */
export const responseDays = 90;

/** What becomes of a message or a call only where the customer does something with it. */
export const respondingOutcomes = ['clicked', 'replied', 'answered'] as const satisfies readonly Outcome[];

/** What an incoming contact comes to where it was not the customer's. */
export const othersResults = ['third-party', 'wrong-number'] as const satisfies readonly ContactResult[];

/** Whether a contact was a response: the customer was spoken with, or turned to us. */
export const isResponse = (direction: Direction, result: string | null): boolean =>
  result === 'conversation' || (direction === 'in' && !othersResults.some((other) => other === result));

/**
 * The channel on which the customer responded on the most of the last 90 days; of equal ones that of the latest response, then
 * the one that `channels` names first. Undefined where nothing came back.
 */
export const bestChannel = (responses: readonly Response[], asOf: Day): Channel | undefined => {
  const since = addDays(asOf, -responseDays);
  const recent = responses.filter(({ onDay }) => since < onDay && onDay <= asOf);
  const heard = channels.map((channel) => ({
    channel,
    days: [...new Set(recent.filter((one) => one.channel === channel).map(({ onDay }) => onDay))].sort(),
  }));
  const [best] = heard.filter(({ days }) => days.length > 0).sort(byResponses);
  return best?.channel;
};

interface Heard {
  readonly channel: Channel;
  readonly days: readonly Day[];
}

/** More days first, then the latest; sorting keeps the order of channels where both are equal. */
const byResponses = (one: Heard, other: Heard): number => {
  const [last, otherLast] = [one.days.at(-1) ?? '', other.days.at(-1) ?? ''];
  return other.days.length - one.days.length || Number(last < otherLast) - Number(last > otherLast);
};
