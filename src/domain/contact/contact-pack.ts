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
  /** The regions whose zone is not the first one; two zones where the region has both. */
  readonly regions: readonly RegionZones[];
  /** The region whose holidays hold where the customer's is unknown, as in Great Britain. */
  readonly holidayRegion?: string | undefined;
  readonly rules: readonly ContactRule[];
  readonly overlays: readonly RegionalOverlay[];
}

export interface RegionZones {
  readonly names: readonly string[];
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

/** The pack of a country given by code or name. */
export const packOf = (packs: readonly ContactPack[], country: string): ContactPack | undefined => {
  const key = placeKey(country);
  return packs.find((pack) => pack.country?.toLowerCase() === key || pack.names.some((name) => placeKey(name) === key));
};

/** Whether somebody there may be under the overlay; what is not known of the place speaks for it. */
export const mayBeWithin = (overlay: RegionalOverlay, { country = '' }: ContactPack, place: Place): boolean => {
  const { region, city } = place;
  if (region && !isRegion(overlay.regions, region, country)) return false;
  return overlay.cities.length === 0 || !city || overlay.cities.some((name) => placeKey(name) === placeKey(city));
};
