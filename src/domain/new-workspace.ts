import { isTimeZone } from './day.ts';
import { UserError } from './errors.ts';
import { parseCurrency } from './money.ts';
import { nearestWord } from './nearest-word.ts';
import { parseCountry } from './written/country-code.ts';
import { parseLanguage } from './written/language-code.ts';

/** What is asked of a new workspace, as it was written; what is left out follows from the country. */
export interface WorkspaceWishes {
  readonly country: string;
  readonly locale?: string | undefined;
  readonly currency?: string | undefined;
  readonly timezone?: string | undefined;
  readonly creditor?: string | undefined;
}

/** The countries and locales that a new workspace can be made for. */
export interface WorkspaceOffers {
  readonly countries: Readonly<Record<string, CountryDefaults>>;
  readonly locales: Readonly<Record<string, unknown>>;
}

interface CountryDefaults {
  readonly locale: string;
  readonly currency: string;
  readonly time_zone: string;
}

/** What a new workspace is; the creditor is undefined until a name is given. */
export interface NewWorkspace {
  readonly country: string;
  readonly locale: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly creditor: string | undefined;
}

/** The wishes made whole with the country's defaults; the first that cannot be met is refused with an example. */
export const newWorkspace = (wishes: WorkspaceWishes, defaults: WorkspaceOffers): NewWorkspace => {
  const country = countryOf(wishes.country, defaults);
  const { locale, currency, time_zone: timeZone } = country.defaults;
  return {
    country: country.code,
    locale: wishes.locale === undefined ? locale : localeOf(wishes.locale, defaults),
    currency: wishes.currency === undefined ? currency : currencyOf(wishes.currency),
    timeZone: wishes.timezone === undefined ? timeZone : timeZoneOf(wishes.timezone),
    creditor: wishes.creditor === undefined ? undefined : creditorOf(wishes.creditor),
  };
};

const countryOf = (written: string, { countries }: WorkspaceOffers) => {
  const code = parseCountry(written) ?? '';
  const found = countries[code];
  if (found) return { code, defaults: found };
  const known = Object.keys(countries).join(', ');
  throw refused('country', written, `a country with contact rules and templates: ${known}`);
};

const localeOf = (written: string, { locales }: WorkspaceOffers): string => {
  const locale = parseLanguage(written) ?? '';
  if (locale in locales) return locale;
  throw refused('locale', written, `one that has templates: ${Object.keys(locales).join(', ')}`);
};

const currencyOf = (written: string): string => {
  const currency = parseCurrency(written);
  if (currency) return currency;
  throw refused('currency', written, 'an ISO 4217 code such as MXN');
};

const timeZoneOf = (written: string): string => {
  const zones = Intl.supportedValuesOf('timeZone');
  const listed = zones.find((zone) => zone.toLowerCase() === written.toLowerCase());
  if (listed ?? isTimeZone(written)) return listed ?? written;
  throw refused('timezone', written, `a name such as ${nearestWord(written, zones) ?? 'America/Mexico_City'}`);
};

const creditorOf = (written: string): string => {
  const name = written.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  if (name !== '') return name;
  throw refused('creditor', written, 'the name that customers know');
};

const refused = (option: string, written: string, expected: string): UserError =>
  new UserError(`--${option}: found "${written.slice(0, 60)}", expected ${expected}.`, {
    code: `bad-${option}`,
    hint: 'Nothing was made. Put it right and run the same command again.',
  });
