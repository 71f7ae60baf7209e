import type { Day } from '../day.ts';
import { formatDayInWords } from '../message/day-text.ts';

export interface SendingWindow {
  /** ISO instants with their offset. */
  readonly notBefore: string;
  readonly notAfter: string;
  readonly timeZone: string;
}

/** The window on the customer's wall clock: `20 de noviembre de 2026, 08:00–20:00, America/Bogota (UTC−05:00)`. */
export const windowWords = ({ notBefore, notAfter, timeZone }: SendingWindow, locale: string): string => {
  const day = formatDayInWords(notBefore.slice(0, 10) as Day, locale);
  return `${day}, ${notBefore.slice(11, 16)}–${notAfter.slice(11, 16)}, ${timeZone} (${offsetOf(notBefore)})`;
};

const offsetOf = (instant: string): string => {
  const offset = /[+-]\d{2}:\d{2}$/.exec(instant)?.[0];
  return offset ? `UTC${offset.replace('-', '−')}` : 'UTC';
};
