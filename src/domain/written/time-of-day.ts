/** A time as a clock on the wall shows it, with its offset where one was written. */
export interface TimeOfDay {
  /** `HH:MM`. */
  readonly clock: string;
  /** `Z` or `±HH:MM`; null where none was written. */
  readonly offset: string | null;
}

const written =
  /^(?:\d{4}-\d{2}-\d{2}[T ])?(\d{1,2})[:h.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*h?(?:rs?|oras)?\.?\s*([ap]\.?\s*m\.?)?\s*(z|[+-]\d{2}:?\d{2})?$/i;

/** Reads `14:35`, `14h35`, `2:35 p. m.` or `14:35:00-05:00`; undefined where it is no time. */
export const parseTimeOfDay = (text: string): TimeOfDay | undefined => {
  const [, hour = '', minute = '', second = '0', half, offset] = written.exec(text.trim()) ?? [];
  if (hour === '' || Number(minute) > 59 || Number(second) > 59) return undefined;
  const hours = hourOf(Number(hour), half?.[0]?.toLowerCase());
  if (hours === undefined) return undefined;
  return { clock: `${String(hours).padStart(2, '0')}:${minute}`, offset: offset ? offsetOf(offset) : null };
};

const hourOf = (hour: number, half: string | undefined): number | undefined => {
  if (half === undefined) return hour < 24 ? hour : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === 'p' ? 12 : 0);
};

const offsetOf = (offset: string): string => (offset.length === 1 ? 'Z' : `${offset.slice(0, 3)}:${offset.slice(-2)}`);
