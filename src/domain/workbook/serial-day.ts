import { type Day, type EpochDay, fromEpochDay } from '../day.ts';

/** The day that a workbook counts its days from. */
export type DaySystem = 1900 | 1904;

const secondsADay = 86_400;

/**
 * The day of a serial number, `2026-11-20`, with its time where it has one, `2026-11-20 13:45:00`; a time alone for less
 * than a day. Undefined for what is no day: before the count, after the year 9999, and 29 February 1900.
 */
export const serialDay = (serial: number, system: DaySystem): string | undefined => {
  const seconds = Math.round(serial * secondsADay);
  const days = Math.floor(seconds / secondsADay);
  const time = seconds - days * secondsADay;
  if (!(serial >= 0) || days > 2_958_465) return undefined;
  if (days === 0 && system === 1900) return clock(time);
  const day = dayOfSerial(days, system);
  return day === undefined || time === 0 ? day : `${day} ${clock(time)}`;
};

/** A length of time in hours, minutes and seconds: `36:30:00`. */
export const serialTime = (serial: number): string | undefined =>
  serial >= 0 && serial < 1_000_000 ? clock(Math.round(serial * secondsADay)) : undefined;

const clock = (seconds: number): string =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');

/** Days from 1970-01-01 to the day that a serial number of 0 stands for. */
const starts: Readonly<Record<DaySystem, EpochDay>> = { 1900: -25_569, 1904: -24_107 };

/** The count from 1900 has a 29 February 1900 that never was, so that the days before it are one less far away. */
const dayOfSerial = (days: number, system: DaySystem): Day | undefined => {
  if (system === 1900 && days === 60) return undefined;
  return fromEpochDay(starts[system] + days + (system === 1900 && days < 60 ? 1 : 0));
};
