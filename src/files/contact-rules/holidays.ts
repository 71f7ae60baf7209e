import type Holidays from 'date-holidays';
import type { HolidaysTypes } from 'date-holidays';
import type { IsHoliday } from '../../domain/contact/contact-window.ts';
import { type ContactPack, cautiousRegions } from '../../domain/contact-rules/contact-pack.ts';
import { placeKey, regionKey } from '../../domain/contact-rules/place.ts';
import { addDays, type Day } from '../../domain/day.ts';
import { contactCountries, readContactPacks } from './contact-rules.ts';

export interface HolidayOptions {
  /** Days that the library does not know, such as a day of mourning. */
  readonly extraDays?: readonly Day[] | undefined;
}

/**
 * The public holidays of a country, by region (its code or name): the country's and the region's together; where the
 * region is not known, those of every region that the country's contact rules name for that. A region that the rules know and
 * the library does not has no holidays of its own. Bank and optional holidays
 * are working days. The same calendar is given for the same region.
 */
export const holidayCalendars = async (
  country: string,
  { extraDays = [] }: HolidayOptions = {},
): Promise<(region?: string) => IsHoliday> => {
  const { default: Library } = await import('date-holidays');
  const pack = await packFor(country);
  const states = new Library().getStates(country) ?? {};
  const codes = regionCodes(states, pack);
  const unknown = (pack ? cautiousRegions(pack) : []).flatMap((name) => codes.get(placeKey(name)) ?? []);
  const calendarOf = (regions: readonly string[]): IsHoliday => {
    const ofRegions = regions
      .filter((code) => code in states)
      .map((code) => daysByYear(`${country}-${code}`, () => new Library(country, code)));
    const national = daysByYear(country, () => {
      const library = new Library(country);
      for (const rule of pack?.holidays.add ?? []) library.setHoliday(rule, { name: rule, type: 'public' });
      return library;
    });
    const extra = new Set(extraDays);
    return (day) => extra.has(day) || [national, ...ofRegions].some((inYear) => inYear(day.slice(0, 4)).has(day));
  };
  const calendars = new Map<string, IsHoliday>();
  return (region = '') => {
    const code = codes.get(regionKey(region, country)) ?? '';
    const calendar = calendars.get(code) ?? calendarOf(code === '' ? unknown : [code]);
    calendars.set(code, calendar);
    return calendar;
  };
};

/** `holidayCalendars` for one region. */
export const holidayCalendar = async (
  country: string,
  { region, ...options }: HolidayOptions & { readonly region?: string | undefined } = {},
): Promise<IsHoliday> => (await holidayCalendars(country, options))(region);

const packFor = async (country: string): Promise<ContactPack | undefined> =>
  (await contactCountries()).includes(country) ? (await readContactPacks([country]))[1] : undefined;

const regionCodes = (
  states: Readonly<Record<string, string>>,
  pack: ContactPack | undefined,
): ReadonlyMap<string, string> =>
  new Map([
    ...(pack?.holidays.regions ?? []).flatMap(({ code, names }) =>
      names.map((name) => [placeKey(name), code] as const),
    ),
    ...Object.entries(states).flatMap(([code, name]) => [
      [placeKey(name), code] as const,
      [placeKey(code), code] as const,
    ]),
  ]);

type DaysOfYear = (year: string) => ReadonlySet<Day>;

const placesAsked = new Map<string, DaysOfYear>();

/** The public holidays of a place: the same facts whoever asks, so that each year is worked out once. */
const daysByYear = (place: string, libraryOf: () => Holidays): DaysOfYear => {
  const asked = placesAsked.get(place) ?? rememberedByYear(libraryOf());
  placesAsked.set(place, asked);
  return asked;
};

const rememberedByYear = (library: Holidays): DaysOfYear => {
  const years = new Map<string, ReadonlySet<Day>>();
  return (year) => {
    const days = years.get(year) ?? publicDays(library, Number(year));
    years.set(year, days);
    return days;
  };
};

/** A holiday that began late in the year before may last into this one. */
const publicDays = (library: Holidays, year: number): ReadonlySet<Day> =>
  new Set(
    [...library.getHolidays(year - 1), ...library.getHolidays(year)]
      .filter(({ type }) => type === 'public')
      .flatMap(daysOf),
  );

const millisecondsPerDay = 86_400_000;

const daysOf = ({ date, start, end }: HolidaysTypes.Holiday): Day[] => {
  const first = date.slice(0, 10) as Day;
  const count = Math.max(1, Math.round((end.getTime() - start.getTime()) / millisecondsPerDay));
  return Array.from({ length: count }, (_, index) => addDays(first, index));
};
