import { Temporal } from 'temporal-polyfill';
import { type Day, instantInZone, isTimeZone } from '../day.ts';
import type { Hours } from './contact-hours.ts';
import { type ContactPack, packOf } from './contact-pack.ts';
import { isRegion, type Place } from './place.ts';

/** Two instants, told with the offset of the zone. */
export interface TimeSpan {
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
}

/** The instants of the day that lie within the hours in every zone, told in the first; undefined when there are none. */
export const spanIn = (day: Day, { from, to }: Hours, zones: readonly string[]): TimeSpan | undefined => {
  const [timeZone] = zones;
  if (timeZone === undefined) return undefined;
  const start = Math.max(...zones.map((zone) => epochOf(day, from, zone)));
  const end = Math.min(...zones.map((zone) => epochOf(day, to, zone)));
  return start < end ? { from: told(start, timeZone), to: told(end, timeZone), timeZone } : undefined;
};

const epochOf = (day: Day, time: string, zone: string): number =>
  Temporal.Instant.from(instantInZone(day, time, zone)).epochMilliseconds;

const told = (epochMilliseconds: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(epochMilliseconds)
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });

/** What tells where a customer's clock is. */
export interface Whereabouts extends Place {
  readonly timeZone?: string | undefined;
  /** The country of the customer's telephone number. */
  readonly phoneCountry?: string | undefined;
}

/**
 * Every zone the customer may be in: the one given; else the address's, with those of a telephone from another
 * country; else the workspace's. A region its pack does not know may be in the country's first zone or the
 * workspace's; an address abroad with no known region may be in any zone of that country.
 */
export const zonesOf = (whereabouts: Whereabouts, packs: readonly ContactPack[], workspaceZone: string): string[] => {
  const { timeZone, country, region, phoneCountry } = whereabouts;
  if (timeZone && isTimeZone(timeZone)) return [timeZone];
  const home = packs.find((pack) => pack.timeZones.includes(workspaceZone));
  const lives = country ? packOf(packs, country) : region ? home : undefined;
  const calls = phoneCountry ? packOf(packs, phoneCountry) : undefined;
  const homeZone = (pack: ContactPack) => (pack === home ? workspaceZone : undefined);
  const zones = new Set([
    ...(lives ? zonesOfAddress(lives, region, homeZone(lives)) : []),
    ...(calls && calls !== (lives ?? home) ? calls.timeZones : []),
  ]);
  return zones.size > 0 ? [...zones] : [workspaceZone];
};

const zonesOfAddress = (pack: ContactPack, region = '', homeZone?: string): readonly string[] => {
  const listed = pack.regions.find(({ names }) => isRegion(names, region, pack.country ?? ''));
  if (listed) return listed.zones;
  if (homeZone === undefined) return pack.timeZones;
  return region === '' ? [homeZone] : [...pack.timeZones.slice(0, 1), homeZone];
};

/** `zonesOf` for many customers: the same whereabouts are worked out once. */
export const zonesFor = (
  packs: readonly ContactPack[],
  workspaceZone: string,
): ((whereabouts: Whereabouts) => readonly string[]) => {
  const answers = new Map<string, readonly string[]>();
  return (whereabouts) => {
    const { timeZone, country, region, phoneCountry } = whereabouts;
    const key = [timeZone, country, region, phoneCountry].join('|');
    const answer = answers.get(key) ?? zonesOf(whereabouts, packs, workspaceZone);
    answers.set(key, answer);
    return answer;
  };
};
