import type { Day } from '../day.ts';
import type { Currency, Minor } from '../money.ts';
import type { Rhythm } from '../offer/offer-terms.ts';
import { formatDayInWords } from './day-text.ts';
import { formatMoney } from './money-text.ts';

/** What must be known of an option to put it to a customer in one sentence. */
export interface OptionTerms {
  readonly kind: 'pay-in-full' | 'instalments' | 'deferral' | 'settlement' | 'restructure' | 'token';
  readonly currency: Currency;
  /** The number of payments. */
  readonly count: number;
  readonly every: Rhythm;
  readonly instalment: Minor;
  /** The last payment; the same as the others or smaller. */
  readonly last: Minor;
  readonly total: Minor;
  /** What is forgiven; zero when nothing is. */
  readonly saving: Minor;
  readonly firstDueOn: Day;
}

/** One sentence without its full stop: `3 cuotas mensuales de $ 340 (la última de $ 320), la primera el 5 de diciembre de 2026`. */
export const optionText = (terms: OptionTerms, locale: string): string =>
  sentenceOf(writtenTerms(terms, locale), locale);

/** The sentence of terms that were written for the locale. */
export const sentenceOf = (written: WrittenTerms, locale: string): string => {
  const phrases = phrasesOf(locale);
  const { terms } = written;
  return [
    terms.count === 1 ? phrases.one(written) : phrases.several(written),
    written.saving === undefined ? '' : phrases.saving(written),
    terms.kind === 'restructure' ? phrases.inTotal(written) : '',
    terms.kind === 'settlement' ? phrases.settled : '',
    terms.kind === 'token' ? phrases.meanwhile : '',
  ].join('');
};

/** The same terms, with amounts and days as the customer reads them. */
export interface WrittenTerms {
  readonly terms: OptionTerms;
  readonly instalment: string;
  /** Only where it differs from the others. */
  readonly last: string | undefined;
  readonly total: string;
  /** Only where something is forgiven. */
  readonly saving: string | undefined;
  readonly day: string;
}

/** The terms written out for the locale. */
export const writtenTerms = (terms: OptionTerms, locale: string): WrittenTerms => {
  const money = (amount: Minor): string => formatMoney(amount, terms.currency, locale);
  return {
    terms,
    instalment: money(terms.instalment),
    last: terms.last === terms.instalment ? undefined : money(terms.last),
    total: money(terms.total),
    saving: terms.saving > 0 ? money(terms.saving) : undefined,
    day: formatDayInWords(terms.firstDueOn, locale),
  };
};

interface Phrases {
  readonly one: (written: WrittenTerms) => string;
  readonly several: (written: WrittenTerms) => string;
  readonly saving: (written: WrittenTerms) => string;
  readonly inTotal: (written: WrittenTerms) => string;
  readonly settled: string;
  readonly meanwhile: string;
}

const phrasesOf = (locale: string): Phrases => {
  if (locale.startsWith('pt')) return portuguese;
  if (locale.startsWith('en')) return english;
  if (locale === 'es-MX') return mexican;
  return locale === 'es-AR' ? { ...spanish, settled: ', y tu cuenta queda en cero' } : spanish;
};

/** A payment at once may come earlier than its day; the first of a plan is due on it. */
const isByDay = ({ kind }: OptionTerms): boolean => kind === 'pay-in-full' || kind === 'settlement';

const spanishPeriods = { once: '', week: 'semanales', fortnight: 'quincenales', month: 'mensuales' } as const;
const spanish: Phrases = {
  one: ({ terms, total, day }) => `Un solo pago de ${total}${isByDay(terms) ? ' hasta' : ''} el ${day}`,
  several: ({ terms, instalment, last, day }) =>
    `${terms.count} cuotas ${spanishPeriods[terms.every]} de ${instalment}${last ? ` (la última de ${last})` : ''}` +
    (terms.kind === 'deferral' ? ` a partir del ${day}` : `, la primera el ${day}`),
  saving: ({ saving }) => `, con un ahorro de ${saving}`,
  inTotal: ({ total }) => `, en total ${total}`,
  settled: ', y su cuenta queda en cero',
  meanwhile: ', mientras acordamos un plan',
};

/** Mexico pays in "pagos", where the others pay in "cuotas". */
const mexican: Phrases = {
  ...spanish,
  several: ({ terms, instalment, last, day }) =>
    `${terms.count} pagos ${spanishPeriods[terms.every]} de ${instalment}${last ? ` (el último de ${last})` : ''}` +
    (terms.kind === 'deferral' ? ` a partir del ${day}` : `, el primero el ${day}`),
};

const portuguesePeriods = { once: '', week: 'semanais', fortnight: 'quinzenais', month: 'mensais' } as const;
const portuguese: Phrases = {
  one: ({ terms, total, day }) => `Um único pagamento de ${total} ${isByDay(terms) ? 'até' : 'em'} ${day}`,
  several: ({ terms, instalment, last, day }) =>
    `${terms.count} parcelas ${portuguesePeriods[terms.every]} de ${instalment}${last ? ` (a última de ${last})` : ''}` +
    (terms.kind === 'deferral' ? ` a partir de ${day}` : `, a primeira em ${day}`),
  saving: ({ saving }) => `, com uma economia de ${saving}`,
  inTotal: ({ total }) => `, no total ${total}`,
  settled: ', e a sua conta fica quitada',
  meanwhile: ', enquanto combinamos um plano',
};

const englishPeriods = { once: '', week: 'every week', fortnight: 'every two weeks', month: 'every month' } as const;
const english: Phrases = {
  one: ({ terms, total, day }) => `One payment of ${total} ${isByDay(terms) ? 'by' : 'on'} ${day}`,
  several: ({ terms, instalment, last, day }) =>
    `${terms.count} payments of ${instalment} ${englishPeriods[terms.every]}${last ? ` (the last of ${last})` : ''}` +
    (terms.kind === 'deferral' ? `, starting on ${day}` : `, the first on ${day}`),
  saving: ({ saving }) => `, with a saving of ${saving}`,
  inTotal: ({ total }) => `, ${total} in total`,
  settled: ', and your account is settled in full',
  meanwhile: ', while we agree on a plan',
};
