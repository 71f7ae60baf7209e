import type { ContactRule } from './contact-rule.ts';
import { isRegion, type Place, placeKey } from './place.ts';

/** The contact rules of one country, or those that hold everywhere (`universal`). */
export interface ContactPack {
  /** ISO 3166-1 code in capitals; absent in the universal pack. */
  readonly country?: string | undefined;
  readonly title: string;
  /** Other names of the country, as files have them. */
  readonly names: readonly string[];
  /** All IANA zones of the country, the one most people live in first. */
  readonly timeZones: readonly string[];
  /** The regions by their zones; two zones where the region has both. */
  readonly regions: readonly RegionZones[];
  /** With which telephones of the country begin after the plus sign. */
  readonly callingCode?: string | undefined;
  /** Where telephones are, by how they begin after the calling code; the longest beginning counts. */
  readonly phones: readonly PhoneZones[];
  readonly holidays: PackHolidays;
  readonly rules: readonly ContactRule[];
  readonly overlays: readonly RegionalOverlay[];
}

/** What the library of holidays needs to be told of a country. */
export interface PackHolidays {
  /** Holidays that it lacks, in its own words: `01-01`, `easter -1`. */
  readonly add: readonly string[];
  /** The regions whose days are kept by customers of whom no region is known. */
  readonly whenUnknown: readonly string[];
  /** Names of regions, and of parts of them, beside its own. */
  readonly regions: readonly { readonly code: string; readonly names: readonly string[] }[];
}

export interface PhoneZones {
  readonly begins: readonly string[];
  readonly zones: readonly string[];
}

export interface RegionZones {
  readonly names: readonly string[];
  /** Cities that tell of the region where it is not named itself. */
  readonly cities: readonly string[];
  readonly zones: readonly string[];
}

/** Rules that come on top in part of the country. */
export interface RegionalOverlay {
  readonly id: string;
  readonly title: string;
  readonly regions: readonly string[];
  /** Empty where the overlay holds in the whole region. */
  readonly cities: readonly string[];
  readonly rules: readonly ContactRule[];
}

/** Rules that belong to no country. */
export const placelessPack = (title: string, rules: readonly ContactRule[]): ContactPack => ({
  title,
  names: [],
  timeZones: [],
  regions: [],
  phones: [],
  holidays: { add: [], whenUnknown: [], regions: [] },
  rules,
  overlays: [],
});

/** The pack of a country given by code or name. */
export const packOf = (packs: readonly ContactPack[], country: string): ContactPack | undefined => {
  const key = placeKey(country);
  return packs.find((pack) => pack.country?.toLowerCase() === key || pack.names.some((name) => placeKey(name) === key));
};

/** The pack of the country that a telephone in E.164 belongs to. */
export const packCalled = (packs: readonly ContactPack[], phone: string): ContactPack | undefined =>
  packs.find(({ callingCode }) => callingCode !== undefined && phone.startsWith(`+${callingCode}`));

/** Whether somebody there may be under the overlay; what is not known of the place speaks for it. */
export const mayBeWithin = (overlay: RegionalOverlay, { country = '' }: ContactPack, place: Place): boolean => {
  const { region, city } = place;
  if (region && !isRegion(overlay.regions, region, country)) return false;
  return overlay.cities.length === 0 || !city || overlay.cities.some((name) => placeKey(name) === placeKey(city));
};

/** The regions whose holidays hold where the customer's is not known: those that the pack names, and those with rules of their own. */
export const cautiousRegions = ({ holidays, overlays }: ContactPack): readonly string[] => [
  ...holidays.whenUnknown,
  ...overlays.flatMap(({ regions }) => regions.slice(0, 1)),
];
