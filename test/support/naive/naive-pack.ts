import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A rule as its file has it. */
export interface NaiveRule {
  readonly id: string;
  readonly kind: string;
  readonly severity: string;
  readonly channels: 'all' | readonly string[];
  readonly effective_from?: string;
  readonly effective_to?: string;
  readonly actor?: string;
  readonly hours?: Readonly<Record<string, 'none' | readonly [string, string]>>;
  readonly scope?: string;
  readonly count_on?: string;
  readonly window?: string | { readonly 'rolling-days': number };
  readonly max?: number;
  readonly form?: string;
  readonly max_distinct_channels?: number;
  readonly min_days?: number;
  readonly days?: number;
}

export interface NaivePack {
  readonly country?: string;
  readonly names?: readonly string[];
  readonly time_zones?: readonly string[];
  readonly calling_code?: string;
  readonly phones?: readonly { readonly begins: string | readonly string[]; readonly zones: readonly string[] }[];
  readonly regions?: readonly {
    readonly names: readonly string[];
    readonly cities?: readonly string[];
    readonly zones: readonly string[];
  }[];
  readonly holidays?: {
    readonly add?: readonly string[];
    readonly when_unknown?: readonly string[];
    readonly regions?: readonly { readonly code: string; readonly names: readonly string[] }[];
  };
  readonly rules: readonly NaiveRule[];
  readonly overlays?: readonly {
    readonly regions: readonly string[];
    readonly cities?: readonly string[];
    readonly rules: readonly NaiveRule[];
  }[];
}

const files = new Map<string, NaivePack>();

/** The file of a country, or `universal`. */
export const packFile = (name: string): NaivePack => {
  const known = files.get(name);
  if (known) return known;
  const path = join(import.meta.dirname, '../../../src/packs/contact-rules', `${name.toLowerCase()}.yaml`);
  const pack = parse(readFileSync(path, 'utf8')) as NaivePack;
  files.set(name, pack);
  return pack;
};

export const countries = ['MX', 'CO', 'CL', 'PE', 'AR', 'BR', 'ES', 'US', 'GB', 'SV'] as const;
export type Country = (typeof countries)[number];

export const countryOfPhone = (phone: string): Country | undefined =>
  countries.find((country) => phone.startsWith(`+${packFile(country).calling_code}`));

/** Where the telephone is, as far as its number tells: by the longest beginning that is listed. */
export const zonesOfPhone = (phone: string, country: Country): readonly string[] | undefined => {
  const pack = packFile(country);
  const national = phone.slice(1 + (pack.calling_code ?? '').length);
  let longest = '';
  let zones: readonly string[] | undefined;
  for (const one of pack.phones ?? []) {
    for (const written of typeof one.begins === 'string' ? one.begins.split(' ') : one.begins) {
      const begin = written === 'any' ? '' : written;
      if (!national.startsWith(begin) || (zones !== undefined && begin.length <= longest.length)) continue;
      longest = begin;
      zones = one.zones;
    }
  }
  return zones;
};

/** A name without capitals, accents, spaces and signs. */
export const plain = (name: string): string =>
  [...name.toLowerCase().normalize('NFD')].filter((letter) => /[\p{L}\p{N}]/u.test(letter)).join('');

/** Whether a region's text is one of the names, with its country before it or not. */
export const isNamed = (names: readonly string[], text: string, country: string): boolean => {
  const bare = text.toUpperCase().startsWith(`${country}-`) ? text.slice(country.length + 1) : text;
  return names.some((name) => plain(name) === plain(bare));
};

export const countryNamed = (text: string): Country | undefined =>
  countries.find((country) => country === text.toUpperCase() || isNamed(packFile(country).names ?? [], text, '?'));

export interface NaivePlace {
  readonly region: string | null;
  readonly city: string | null;
}

/** Every rule that holds on the day under the laws of the countries, wherever the place leaves it open too. */
export const rulesOn = (under: readonly Country[], { region, city }: NaivePlace, day: string): readonly NaiveRule[] => {
  const rules = [...packFile('universal').rules];
  for (const country of under) {
    rules.push(...packFile(country).rules);
    for (const overlay of packFile(country).overlays ?? []) {
      const regionFits = !region || isNamed(overlay.regions, region, country);
      const cityFits = !overlay.cities?.length || !city || overlay.cities.some((name) => plain(name) === plain(city));
      if (regionFits && cityFits) rules.push(...overlay.rules);
    }
  }
  return rules.filter(
    (rule) =>
      rule.actor === undefined &&
      (rule.effective_from === undefined || rule.effective_from <= day) &&
      (rule.effective_to === undefined || day <= rule.effective_to),
  );
};

export const bindsChannel = (rule: NaiveRule, channel: string): boolean =>
  rule.severity === 'block' && (rule.channels === 'all' || rule.channels.includes(channel));
