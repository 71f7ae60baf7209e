import { type ContactPack, packCalled, packOf } from '../contact-rules/contact-pack.ts';
import type { Whereabouts } from './time-zone.ts';

/** Where a customer lives, as far as the law goes: with whose rules, beside the workspace's own; `unknown` where nobody wrote any. */
export type Residence = 'home' | ContactPack | 'unknown';

/**
 * A customer lives where their address says; one whose address names no place at all and whose telephones are all abroad
 * lives where the first of these is.
 */
export const residenceOf = (
  { country, region, city, phones = [] }: Whereabouts,
  packs: readonly ContactPack[],
  home: ContactPack | undefined,
): Residence => {
  if (country) return residenceIn(packOf(packs, country), home);
  if (region || city || phones.length === 0) return 'home';
  const called = phones.map((phone) => packCalled(packs, phone));
  if (home === undefined || called.includes(home)) return 'home';
  return residenceIn(
    called.find((pack) => pack !== undefined),
    home,
  );
};

const residenceIn = (pack: ContactPack | undefined, home: ContactPack | undefined): Residence =>
  pack === undefined ? 'unknown' : pack === home ? 'home' : pack;
