/** Days as text, reckoned by counting: nothing here is shared with the program. */

const inDay = 24 * 60 * 60 * 1000;

export const numberOf = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / inDay);

export const dayAt = (number: number): string => new Date(number * inDay).toISOString().slice(0, 10);

export const plusDays = (day: string, count: number): string => dayAt(numberOf(day) + count);

/** How many days the second is after the first. */
export const daysFrom = (one: string, other: string): number => numberOf(other) - numberOf(one);

const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

export const weekdayName = (day: string): string => names[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';

/** The seven days from Monday to Sunday that hold the day. */
export const weekOf = (day: string): readonly string[] => {
  let monday = day;
  while (weekdayName(monday) !== 'mon') monday = plusDays(monday, -1);
  return [0, 1, 2, 3, 4, 5, 6].map((count) => plusDays(monday, count));
};

interface Clock {
  readonly shown: Map<number, string>;
  readonly format: Intl.DateTimeFormat;
}

const clocks = new Map<string, Clock>();

const clockIn = (timeZone: string): Clock => {
  const known = clocks.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
  const clock = { shown: new Map<number, string>(), format };
  clocks.set(timeZone, clock);
  return clock;
};

/** What a clock on the wall shows at an instant: `2026-11-20 08:00`. */
export const wallClock = (instant: number, timeZone: string): string => {
  const { shown, format } = clockIn(timeZone);
  const text = shown.get(instant) ?? format.format(instant);
  shown.set(instant, text);
  return text;
};
