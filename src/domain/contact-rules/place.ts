/** What is known of where somebody lives; text as it came. */
export interface Place {
  readonly country?: string | undefined;
  readonly region?: string | undefined;
  readonly city?: string | undefined;
}

const keys = new Map<string, string>();

/** A place's name without case, accents, spaces and punctuation, so that `Q. Roo` and `QROO` are one. */
export const placeKey = (name: string): string => {
  const known = keys.get(name);
  if (known !== undefined) return known;
  const key = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '');
  if (keys.size < 10_000) keys.set(name, key);
  return key;
};

/** The key of a region's name or code, whether or not it is written with its country (`MX-BCN`, `BCN`). */
export const regionKey = (region: string, country: string): string => {
  const prefix = `${country.toLowerCase()}-`;
  return placeKey(region.trim().toLowerCase().startsWith(prefix) ? region.trim().slice(prefix.length) : region);
};

/** Whether any of the names is the region's. */
export const isRegion = (names: readonly string[], region: string, country: string): boolean => {
  const key = regionKey(region, country);
  return names.some((name) => placeKey(name) === key);
};
