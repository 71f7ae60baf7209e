import type Holidays from 'date-holidays';
import type { HolidaysTypes } from 'date-holidays';
import { placeKey, regionKey } from '../../domain/contact/place.ts';
import { addDays, type Day } from '../../domain/day.ts';

/** Whether nobody works on the day, by law. */
export type HolidayCalendar = (day: Day) => boolean;

export interface HolidayOptions {
  /** Days that the library does not know, such as a day of mourning. */
  readonly extraDays?: readonly Day[] | undefined;
  /** The region that holds where none is named or the one named is not known. */
  readonly regionWhenUnknown?: string | undefined;
}

/**
 * The public holidays of a country, by region (its code or name): the country's and the region's together.
 * Bank and optional holidays are working days. The same calendar is given for the same region.
 */
export const holidayCalendars = async (
  country: string,
  { extraDays = [], regionWhenUnknown }: HolidayOptions = {},
): Promise<(region?: string) => HolidayCalendar> => {
  const { default: Library } = await import('date-holidays');
  const codes = regionCodes(new Library().getStates(country) ?? {});
  const calendars = new Map<string, HolidayCalendar>();
  return (region = '') => {
    const code = codes.get(regionKey(region, country)) ?? codes.get(placeKey(regionWhenUnknown ?? '')) ?? '';
    const known = calendars.get(code);
    if (known) return known;
    const sources = [new Library(country), ...(code === '' ? [] : [new Library(country, code)])];
    const calendar = rememberedByYear(sources, extraDays);
    calendars.set(code, calendar);
    return calendar;
  };
};

/** `holidayCalendars` for one region. */
export const holidayCalendar = async (
  country: string,
  { region, ...options }: HolidayOptions & { readonly region?: string | undefined } = {},
): Promise<HolidayCalendar> => (await holidayCalendars(country, options))(region);

const regionCodes = (states: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(states).flatMap(([code, name]) => [
      [placeKey(name), code],
      [placeKey(code), code],
    ]),
  );

const rememberedByYear = (sources: readonly Holidays[], extraDays: readonly Day[]): HolidayCalendar => {
  const extra = new Set(extraDays);
  const years = new Map<string, ReadonlySet<Day>>();
  return (day) => {
    const year = day.slice(0, 4);
    const days = years.get(year) ?? publicDays(sources, Number(year));
    years.set(year, days);
    return days.has(day) || extra.has(day);
  };
};

/** A holiday that began late in the year before may last into this one. */
const publicDays = (sources: readonly Holidays[], year: number): ReadonlySet<Day> =>
  new Set(
    sources
      .flatMap((source) => [...source.getHolidays(year - 1), ...source.getHolidays(year)])
      .filter(({ type }) => type === 'public')
      .flatMap(daysOf),
  );

const millisecondsPerDay = 86_400_000;

const daysOf = ({ date, start, end }: HolidaysTypes.Holiday): Day[] => {
  const first = date.slice(0, 10) as Day;
  const count = Math.max(1, Math.round((end.getTime() - start.getTime()) / millisecondsPerDay));
  return Array.from({ length: count }, (_, index) => addDays(first, index));
};
