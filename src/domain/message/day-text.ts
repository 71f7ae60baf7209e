import type { Day } from '../day.ts';
import { remembered } from '../remembered.ts';

const spanish = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');
const portuguese = 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(
  ' ',
);
const english = 'January February March April May June July August September October November December'.split(' ');

/** A day in words, never in figures that can be read two ways: `20 de noviembre de 2026`, `November 20, 2026` in en-US. */
export const formatDayInWords = (day: Day, locale: string): string => {
  const write = writers.get(locale) ?? remembered((written) => dayInWords(written, locale));
  writers.set(locale, write);
  return write(day);
};

const writers = new Map<string, (day: string) => string>();

const dayInWords = (day: string, locale: string): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  const language = locale.slice(0, 2);
  if (language === 'en') return englishDay(year, Number(month), Number(date), locale);
  return language === 'pt'
    ? `${Number(date) === 1 ? '1º' : Number(date)} de ${portuguese[Number(month) - 1]} de ${year}`
    : `${Number(date)} de ${spanishMonth(Number(month), locale)} de ${year}`;
};

const englishDay = (year: string, month: number, date: number, locale: string): string =>
  locale === 'en-US' ? `${english[month - 1]} ${date}, ${year}` : `${date} ${english[month - 1]} ${year}`;

/** Peru and Uruguay write "setiembre". */
const spanishMonth = (month: number, locale: string): string =>
  month === 9 && /-(PE|UY)$/.test(locale) ? 'setiembre' : (spanish[month - 1] ?? '');
