import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  Metadata,
} from 'libphonenumber-js/max';

/** What a country's numbering plan says of a number in figures without its calling code. */
export interface PhonePlan {
  readonly callingCode: string;
  /** Whether the figures begin with something that may have to be taken off before they are the number. */
  readonly mayHavePrefix: (figures: string) => boolean;
  /** What the number is; `mobile` also where the country does not tell mobile from fixed, undefined where it is not valid. */
  readonly kindOf: (national: string) => PhoneKind | undefined;
}

export type PhoneKind = 'mobile' | 'fixed' | 'other';

const plans = new Map<string, PhonePlan | undefined>();

/** The plan of a country by its code of two letters; undefined when there is none. */
export const planOf = (country: string): PhonePlan | undefined => {
  if (!plans.has(country)) plans.set(country, isSupportedCountry(country) ? compiledPlan(country) : undefined);
  return plans.get(country);
};

let alone: ReadonlyMap<string, string> | undefined;

/** The plan of the only country that has the calling code a number in E.164 begins with. */
export const planCalled = (e164: string): PhonePlan | undefined => {
  alone ??= countriesAlone();
  for (let length = 2; length <= 4; length += 1) {
    const country = alone.get(e164.slice(1, length));
    if (country) return planOf(country);
  }
  return undefined;
};

const countriesAlone = (): ReadonlyMap<string, string> => {
  const byCode = new Map<string, string[]>();
  for (const country of getCountries()) {
    const code = getCountryCallingCode(country);
    byCode.set(code, [...(byCode.get(code) ?? []), country]);
  }
  return new Map(
    [...byCode].flatMap(([code, [country, ...more]]) => (country && more.length === 0 ? [[code, country]] : [])),
  );
};

/** The parts of the library's metadata that its types leave out. */
interface Patterns {
  selectNumberingPlan(country: CountryCode): void;
  nationalNumberPattern(): string;
  type(name: string): { pattern(): string; possibleLengths(): readonly number[] | undefined } | undefined;
  readonly numberingPlan: {
    callingCode(): string;
    IDDPrefix(): string | undefined;
    nationalPrefixForParsing(): string | undefined;
  };
}

type Fits = (national: string) => boolean;

/** The library's own tests of a number, with its patterns compiled once instead of once a number. */
const compiledPlan = (country: CountryCode): PhonePlan => {
  const metadata = new Metadata() as unknown as Patterns;
  metadata.selectNumberingPlan(country);
  const plan = metadata.numberingPlan;
  const prefixes = [plan.IDDPrefix(), plan.nationalPrefixForParsing()].flatMap((pattern) => pattern ?? []);
  const begins = prefixes.map((pattern) => new RegExp(`^(?:${pattern})`));
  const whole = new RegExp(`^(?:${metadata.nationalNumberPattern()})$`);
  const isFixed = fitsType(metadata, 'FIXED_LINE');
  const isMobile = fitsType(metadata, 'MOBILE');
  const others = otherTypes.map((type) => fitsType(metadata, type));
  const isBoth = !metadata.type('MOBILE')?.pattern();
  return {
    callingCode: plan.callingCode(),
    mayHavePrefix: (figures) => begins.some((pattern) => (pattern.exec(figures)?.[0] ?? '') !== ''),
    kindOf: (national) => {
      if (!whole.test(national)) return undefined;
      if (isFixed(national)) return isBoth || isMobile(national) ? 'mobile' : 'fixed';
      if (isMobile(national)) return 'mobile';
      return others.some((fits) => fits(national)) ? 'other' : undefined;
    },
  };
};

const otherTypes = [
  'PREMIUM_RATE',
  'TOLL_FREE',
  'SHARED_COST',
  'VOIP',
  'PERSONAL_NUMBER',
  'PAGER',
  'UAN',
  'VOICEMAIL',
] as const;

const fitsType = (metadata: Patterns, name: string): Fits => {
  const type = metadata.type(name);
  if (!type?.pattern()) return () => false;
  const pattern = new RegExp(`^(?:${type.pattern()})$`);
  const lengths = type.possibleLengths();
  return (national) => (lengths === undefined || lengths.includes(national.length)) && pattern.test(national);
};
