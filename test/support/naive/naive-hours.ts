import Holidays from 'date-holidays';
import { dayAt, numberOf, plusDays, wallClock, weekdayName } from './naive-day.ts';
import {
  bindsChannel,
  type Country,
  countryNamed,
  countryOfPhone,
  isNamed,
  type NaivePlace,
  type NaiveRule,
  packFile,
  rulesOn,
  zonesOfPhone,
} from './naive-pack.ts';

/** What a workspace has set that bears on hours. */
export interface NaiveClock {
  readonly country: Country;
  readonly timeZone: string;
  readonly ownHours?: readonly [string, string] | undefined;
  readonly extraHolidays: readonly string[];
}

export interface NaiveWhereabouts extends NaivePlace {
  readonly country: string | null;
  readonly timeZone: string | null;
  /** Those that are the customer's. */
  readonly phones: readonly string[];
}

/** By whose laws the customer is protected; undefined where nobody wrote them down. */
export const lawsAt = (clock: NaiveClock, at: NaiveWhereabouts): readonly Country[] | undefined => {
  let lives: Country | undefined = clock.country;
  if (at.country) lives = countryNamed(at.country);
  else if (!at.region && !at.city && at.phones.length > 0) {
    const called = at.phones.map(countryOfPhone);
    if (!called.includes(clock.country)) lives = called.find((country) => country !== undefined);
  }
  if (lives === undefined) return undefined;
  return lives === clock.country ? [lives] : [clock.country, lives];
};

/** Every zone whose clocks must all agree: the customer's own, else those of the address and of the telephones. */
export const zonesAt = (clock: NaiveClock, at: NaiveWhereabouts): readonly string[] => {
  if (at.timeZone !== null) return [at.timeZone];
  const lives = at.country ? countryNamed(at.country) : clock.country;
  const calls = at.phones.flatMap((phone) => {
    const country = countryOfPhone(phone);
    return country === undefined ? [] : [{ country, zones: zonesOfPhone(phone, country) }];
  });
  const zones: string[] = [];
  if (lives !== undefined) {
    const isTold = calls.some((call) => call.country === lives && call.zones !== undefined);
    zones.push(...zonesOfPlace(clock, lives, at, at.country !== null && !isTold));
  }
  for (const call of calls) {
    if (call.zones) zones.push(...call.zones);
    else if (call.country !== clock.country) zones.push(...(packFile(call.country).time_zones ?? []));
  }
  return zones.length === 0 ? [clock.timeZone] : [...new Set(zones)];
};

const zonesOfPlace = (
  clock: NaiveClock,
  lives: Country,
  { region, city }: NaivePlace,
  isOpen: boolean,
): readonly string[] => {
  const pack = packFile(lives);
  const all = pack.time_zones ?? [];
  const usual = lives === clock.country ? [clock.timeZone] : all;
  if (region) {
    const listed = pack.regions?.find(({ names }) => isNamed(names, region, lives));
    const ofCity = pack.regions?.find(({ cities }) => city && isNamed(cities ?? [], city, '?'))?.zones ?? [];
    if (listed) return [...listed.zones, ...ofCity];
    const isKnown = pack.holidays?.regions?.some(({ code, names }) => isNamed([code, ...names], region, lives));
    return isKnown ? all.slice(0, 1) : [...usual, ...all];
  }
  if (city) return [...(pack.regions?.find(({ cities }) => isNamed(cities ?? [], city, '?'))?.zones ?? []), ...usual];
  return isOpen ? usual : [];
};

const libraries = new Map<string, Holidays>();

/** The library's calendar of a country with what the pack adds, or of one of its regions. */
const libraryOf = (country: Country, code?: string): Holidays => {
  const key = `${country} ${code}`;
  const known = libraries.get(key);
  if (known) return known;
  const library = code === undefined ? new Holidays(country) : new Holidays(country, code);
  if (code === undefined) {
    for (const rule of packFile(country).holidays?.add ?? []) library.setHoliday(rule, { name: rule, type: 'public' });
  }
  libraries.set(key, library);
  return library;
};

const yearsKnown = new Map<string, ReadonlySet<string>>();

const publicDays = (country: Country, year: number, code?: string): ReadonlySet<string> => {
  const key = `${country} ${code} ${year}`;
  const known = yearsKnown.get(key);
  if (known) return known;
  const days = new Set<string>();
  for (const from of [year - 1, year]) {
    for (const { type, date, start, end } of libraryOf(country, code).getHolidays(from)) {
      if (type !== 'public') continue;
      const lasting = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
      for (let count = 0; count < lasting; count += 1) days.add(plusDays(date.slice(0, 10), count));
    }
  }
  yearsKnown.set(key, days);
  return days;
};

/** The regions whose days must be kept: the one that is named, or all those of which it may be one. */
const regionsAt = (country: Country, region: string | null): readonly string[] => {
  const pack = packFile(country);
  const states = Object.entries(libraryOf(country).getStates(country) ?? {});
  const codeOf = (text: string): string | undefined =>
    states.find(([code, name]) => isNamed([code, name], text, country))?.[0] ??
    pack.holidays?.regions?.find(({ names }) => isNamed(names, text, country))?.code;
  const named = region === null ? undefined : codeOf(region);
  if (named !== undefined) return [named];
  const cautious = [
    ...(pack.holidays?.when_unknown ?? []),
    ...(pack.overlays ?? []).map(({ regions }) => regions[0] ?? ''),
  ];
  return cautious.flatMap((name) => codeOf(name) ?? []);
};

const holidayMemory = new Map<string, boolean>();

const isHolidayIn = (country: Country, region: string | null, day: string): boolean => {
  const key = `${country} ${region} ${day}`;
  const year = Number(day.slice(0, 4));
  const known =
    holidayMemory.get(key) ??
    [undefined, ...regionsAt(country, region)].some((code) => publicDays(country, year, code).has(day));
  holidayMemory.set(key, known);
  return known;
};

const groups: Readonly<Record<string, readonly string[]>> = {
  'every-day': ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
  'mon-fri': ['mon', 'tue', 'wed', 'thu', 'fri'],
  'mon-sat': ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
};

const hoursOf = ({ hours = {} }: NaiveRule, kind: string): 'none' | readonly [string, string] => {
  const group = Object.keys(groups).find((name) => hours[name] !== undefined && groups[name]?.includes(kind));
  return hours[kind] ?? (group === undefined ? 'none' : (hours[group] ?? 'none'));
};

export interface NaiveMoment {
  readonly day: string;
  readonly channel: string;
  readonly place: NaivePlace;
  /** Undefined where nothing may be sent for want of any. */
  readonly laws: readonly Country[] | undefined;
  readonly zones: readonly string[];
  readonly preferred: readonly [string, string] | undefined;
}

/** All spans within which a wall clock must be on the day; undefined where nothing may be sent at all. */
const spansOn = (clock: NaiveClock, moment: NaiveMoment): (readonly [string, string])[] | undefined => {
  const { day, channel, place, preferred, laws } = moment;
  if (laws === undefined) return undefined;
  const isHoliday =
    clock.extraHolidays.includes(day) || laws.some((country) => isHolidayIn(country, place.region, day));
  const binding = rulesOn(laws, place, day).filter((rule) => bindsChannel(rule, channel));
  const windows = binding.filter(({ kind }) => kind === 'window');
  if (binding.some(({ kind }) => kind === 'ban')) return undefined;
  const kinds = [weekdayName(day), ...(isHoliday ? ['holiday'] : [])];
  const found = windows.flatMap((rule) => kinds.map((kind) => hoursOf(rule, kind)));
  if (clock.ownHours) found.push(clock.ownHours);
  if (found.length === 0 || found.includes('none')) return undefined;
  if (preferred && channel !== 'letter') found.push(preferred);
  return found as (readonly [string, string])[];
};

const quarter = 15 * 60 * 1000;
const answers = new Map<string, readonly number[]>();

/** The quarters of an hour, as instants, at which the channel may be used for a message of the day. */
export const allowedQuarters = (clock: NaiveClock, moment: NaiveMoment): readonly number[] => {
  const spans = spansOn(clock, moment);
  if (spans === undefined) return [];
  const zones = moment.channel === 'letter' ? moment.zones.slice(0, 1) : moment.zones;
  const key = [moment.day, ...zones, ...spans].join();
  const known = answers.get(key);
  if (known) return known;
  const allowed: number[] = [];
  const noon = Date.parse(`${moment.day}T12:00:00Z`);
  for (let at = noon - 26 * 4 * quarter; at < noon + 26 * 4 * quarter; at += quarter) {
    if (zones.every((zone) => isWithin(wallClock(at, zone), moment.day, spans))) allowed.push(at);
  }
  answers.set(key, allowed);
  return allowed;
};

const isWithin = (shown: string, day: string, spans: readonly (readonly [string, string])[]): boolean => {
  const [date, time = ''] = shown.split(' ');
  return date === day && spans.every(([from, to]) => from <= time && time < to);
};

/** Whether the window is all of what is allowed on its day, and nothing else. */
export const isWholeWindow = (allowed: readonly number[], notBefore: string, notAfter: string): boolean =>
  allowed.length > 0 &&
  Date.parse(notBefore) === allowed[0] &&
  Date.parse(notAfter) === (allowed.at(-1) ?? 0) + quarter &&
  allowed.every((at, index) => index === 0 || at === (allowed[index - 1] ?? 0) + quarter);

/** The first day up to the last on which the channel has an hour. */
export const firstOpenDay = (clock: NaiveClock, moment: NaiveMoment, lastDay: string): string | undefined => {
  for (let at = numberOf(moment.day); at <= numberOf(lastDay); at += 1) {
    if (allowedQuarters(clock, { ...moment, day: dayAt(at) }).length > 0) return dayAt(at);
  }
  return undefined;
};
