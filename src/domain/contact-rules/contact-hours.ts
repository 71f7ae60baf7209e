import type { Weekday } from '../day.ts';

/** Wall-clock times as `HH:MM`; the start is inside, the end is outside. Times compare as text. */
export interface Hours {
  readonly from: string;
  readonly to: string;
}

export type KindOfDay = Weekday | 'holiday';

/** The hours of every weekday and of holidays; null where there are none. */
export type HoursByDay = Readonly<Record<KindOfDay, Hours | null>>;

/** Reads `18:00-20:30`, `9-13` or `9h–13h`; undefined when it is no span within one day. */
export const parseHours = (text: string): Hours | undefined => {
  const parts = /^(\d{1,2})(?:[:h.](\d{2}))? ?h?s?\s*[-–a]\s*(\d{1,2})(?:[:h.](\d{2}))? ?h?s?$/i.exec(text.trim());
  if (!parts) return undefined;
  const from = timeOf(parts[1], parts[2]);
  const to = timeOf(parts[3], parts[4]);
  return from !== undefined && to !== undefined && from < to ? { from, to } : undefined;
};

const timeOf = (hour = '', minute = '00'): string | undefined =>
  Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : undefined;

/** The hours that lie in both, or null when there are none. */
export const commonHours = (one: Hours, other: Hours | null): Hours | null => {
  if (other === null) return null;
  const from = later(one.from, other.from);
  const to = earlier(one.to, other.to);
  return from < to ? { from, to } : null;
};

const later = (one: string, other: string): string => (one > other ? one : other);
const earlier = (one: string, other: string): string => (one < other ? one : other);

/** The whole day, for a rule to narrow. */
export const wholeDay: Hours = { from: '00:00', to: '24:00' };
