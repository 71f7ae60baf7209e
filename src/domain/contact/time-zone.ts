import { Temporal } from 'temporal-polyfill';
import type { Hours } from '../contact-rules/contact-hours.ts';
import { type ContactPack, packCalled, packOf } from '../contact-rules/contact-pack.ts';
import { isRegion, type Place } from '../contact-rules/place.ts';
import { type Day, instantInZone, isTimeZone } from '../day.ts';

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
  /** The telephones that are the customer's, in E.164. */
  readonly phones?: readonly string[] | undefined;
}

/**
 * Every zone the customer may be in: the one given; else the address's and those that their telephones tell of; else the
 * workspace's. A telephone that tells of nothing finer than the workspace's own country adds nothing. A region that its pack
 * does not know, and an address abroad without one, may be in any zone of the country.
 */
export const zonesOf = (whereabouts: Whereabouts, packs: readonly ContactPack[], workspaceZone: string): string[] => {
  const { timeZone, country, phones = [] } = whereabouts;
  if (timeZone && isTimeZone(timeZone)) return [timeZone];
  const home = homePack(packs, workspaceZone);
  const lives = country ? packOf(packs, country) : home;
  const usualIn = (pack: ContactPack) => (pack === home ? [workspaceZone] : pack.timeZones);
  const calls = phones.flatMap((phone) => callOf(phone, packs));
  const isTold = calls.some(({ pack, zones }) => pack === lives && zones !== undefined);
  const zones = new Set([
    ...(lives ? (zonesOfPlace(lives, whereabouts, usualIn(lives)) ?? (country && !isTold ? usualIn(lives) : [])) : []),
    ...calls.flatMap((call) => call.zones ?? (call.pack === home ? [] : call.pack.timeZones)),
  ]);
  return zones.size > 0 ? [...zones] : [workspaceZone];
};

/** The pack of the country that the zone lies in. */
export const homePack = (packs: readonly ContactPack[], workspaceZone: string): ContactPack | undefined =>
  packs.find((pack) => pack.timeZones.includes(workspaceZone));

/** Undefined where neither region nor city is known. */
const zonesOfPlace = (
  pack: ContactPack,
  { region = '', city = '' }: Place,
  usual: readonly string[],
): readonly string[] | undefined => {
  const { regions, holidays, timeZones, country = '' } = pack;
  const listed = regions.find(({ names }) => isRegion(names, region, country));
  if (listed) return [...listed.zones, ...zonesOfCity(pack, city)];
  if (region === '') return city === '' ? undefined : [...zonesOfCity(pack, city), ...usual];
  const isKnown = holidays.regions.some(({ code, names }) => isRegion([code, ...names], region, country));
  return isKnown ? timeZones.slice(0, 1) : [...new Set([...usual, ...timeZones])];
};

/** A city tells of a zone, also where its region has another, as on Easter Island; but there may be another by its name. */
const zonesOfCity = ({ regions }: ContactPack, city: string): readonly string[] =>
  regions.find(({ cities }) => isRegion(cities, city, ''))?.zones ?? [];

interface Call {
  readonly pack: ContactPack;
  /** Undefined where the number tells only of the country. */
  readonly zones: readonly string[] | undefined;
}

const callOf = (phone: string, packs: readonly ContactPack[]): readonly Call[] => {
  const pack = packCalled(packs, phone);
  if (pack === undefined) return [];
  const national = phone.slice(1 + (pack.callingCode?.length ?? 0));
  const listed = pack.phones
    .flatMap(({ begins, zones }) =>
      begins.filter((start) => national.startsWith(start)).map((start) => ({ start, zones })),
    )
    .sort((one, other) => other.start.length - one.start.length);
  return [{ pack, zones: listed[0]?.zones }];
};

/** `zonesOf` for many customers: the same whereabouts are worked out once. */
export const zonesFor = (
  packs: readonly ContactPack[],
  workspaceZone: string,
): ((whereabouts: Whereabouts) => readonly string[]) => {
  const answers = new Map<string, readonly string[]>();
  return (whereabouts) => {
    const { timeZone, country, region, city, phones = [] } = whereabouts;
    const key = [timeZone, country, region, city, ...phones.map((phone) => phone.slice(0, figuresThatTell))].join('|');
    const answer = answers.get(key) ?? zonesOf(whereabouts, packs, workspaceZone);
    answers.set(key, answer);
    return answer;
  };
};

/** The plus sign, the calling code and the longest beginning that a pack lists. */
const figuresThatTell = 9;
