import type { Located } from '../contact/located.ts';

/** The zones in which a customer may be, and what tells so. */
export interface CustomerClock {
  readonly zones: readonly string[];
  readonly reason: string;
}

/** Where the customer's clock is by what is known of them; the zones are those that the window is worked out in. */
export const customerClock = (located: Located, zones: readonly string[], ownZone: string): CustomerClock => ({
  zones,
  reason: clockReason(located, zones, ownZone),
});

const clockReason = ({ timeZone, country, region }: Located, zones: readonly string[], ownZone: string): string => {
  if (timeZone !== null && zones.length === 1 && zones[0] === timeZone) return "named in the customer's data";
  const told =
    region !== null ? 'the region of the address' : country !== null ? 'the country of the address' : undefined;
  if (zones.length > 1) {
    return `${told ?? 'the telephone'} leaves several open${told ? ', or the telephone is of another country' : ''}; contact is made only when it is allowed in all of them`;
  }
  if (told !== undefined) return `by ${told}`;
  return zones[0] === ownZone ? "the workspace's, as neither address nor telephone tells another" : 'by the telephone';
};
