import { type Day, weekdayOf } from '../domain/day.ts';
import type { IsBusinessDay } from '../domain/offer/business-day.ts';
import { holidayCalendar } from '../files/contact-rules/holidays.ts';

/** The business days of a country: Monday to Friday, without its public holidays and the days given besides. */
export const businessDaysIn = async (country: string, extraDays: readonly Day[] = []): Promise<IsBusinessDay> => {
  const isHoliday = await holidayCalendar(country, { extraDays });
  return (day) => !weekend.has(weekdayOf(day)) && !isHoliday(day);
};

const weekend: ReadonlySet<string> = new Set(['sat', 'sun']);
