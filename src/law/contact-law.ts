import { type IsHoliday, type WindowOf, windowBars, windowsByPlace } from '../domain/contact/contact-window.ts';
import type { Located } from '../domain/contact/located.ts';
import { type Residence, residenceOf } from '../domain/contact/residence.ts';
import { zonesFor } from '../domain/contact/time-zone.ts';
import { type ContactPack, packOf } from '../domain/contact-rules/contact-pack.ts';
import { type RulesOn, type RulesScope, rulesByPlace } from '../domain/contact-rules/contact-rules.ts';
import { ownRules } from '../domain/contact-rules/own-rules.ts';
import type { Place } from '../domain/contact-rules/place.ts';
import type { Day } from '../domain/day.ts';
import type { Settings } from '../files/settings/settings.ts';

export interface PlaceSettings extends Pick<Settings, 'country' | 'timeZone' | 'planning'> {
  readonly creditor: Pick<Settings['creditor'], 'collects'>;
}

/** The contact rules in force for a workspace, its own among them. */
export interface WorkspaceLaw {
  readonly packs: readonly ContactPack[];
  /** Those of the countries in which customers may live besides. */
  readonly abroad: readonly ContactPack[];
  /** What they come to for a customer with these telephones. */
  readonly lawFor: (customer: Located, phones: readonly string[]) => CustomerLaw;
}

/** The rules, hours, holidays and zones of one customer. */
export interface CustomerLaw {
  readonly rulesOn: RulesOn;
  readonly windowOf: WindowOf;
  /** Asked only where it matters: a calendar takes long to make. */
  readonly isHoliday: () => IsHoliday;
  readonly zones: readonly string[];
  /** Whether there are rules for the country in which the customer lives. */
  readonly isKnown: boolean;
}

/**
 * The law of a workspace. For a customer who lives in another country with rules, those of both hold, and its holidays too; for
 * one in a country without, no hour is allowed.
 */
export const contactLawIn = async (settings: PlaceSettings): Promise<WorkspaceLaw> => {
  const { creditor, country, timeZone, planning } = settings;
  const { contactCountries, readContactPacks } = await import('../files/contact-rules/contact-rules.ts');
  const law = await readContactPacks([country]);
  const everywhere = await readContactPacks(await contactCountries());
  const packs = [...law, ownRules(planning)];
  const abroad = everywhere.filter((pack) => pack.country !== undefined && pack.country !== country);
  const actor = { thirdParty: creditor.collects === 'for-others' };
  const lawIn = lawByResidence(packs, actor, await daysOffIn(settings, abroad));
  const [home, zones] = [packOf(law, country), zonesFor(everywhere, timeZone)];
  const lawFor = (customer: Located, phones: readonly string[]): CustomerLaw => {
    const place = placeOf(customer);
    const whereabouts = { ...place, timeZone: customer.timeZone ?? undefined, phones };
    const residence = residenceOf(whereabouts, everywhere, home);
    const { rulesAt, windowsAt, holidaysAt } = lawIn(residence);
    return {
      rulesOn: rulesAt(place),
      windowOf: windowsAt(place),
      isHoliday: () => holidaysAt(place.region),
      zones: zones(whereabouts),
      isKnown: residence !== 'unknown',
    };
  };
  return { packs, abroad, lawFor };
};

const placeOf = ({ country, region, city }: Located): Place => ({
  country: country ?? undefined,
  region: region ?? undefined,
  city: city ?? undefined,
});

type HolidaysOf = (region?: string) => IsHoliday;

/** The holidays of the country of a pack, of the workspace's where none is given. */
const daysOffIn = async (
  { country, planning: { extraHolidays } }: PlaceSettings,
  abroad: readonly ContactPack[],
): Promise<(pack?: ContactPack) => HolidaysOf> => {
  const { holidayCalendars } = await import('../files/contact-rules/holidays.ts');
  const calendars = new Map<string | undefined, HolidaysOf>();
  for (const code of [country, ...abroad.map((pack) => pack.country ?? '')])
    calendars.set(code, await holidayCalendars(code, { extraDays: code === country ? extraHolidays : [] }));
  return (pack) => calendars.get(pack?.country ?? country) ?? (() => () => false);
};

interface ResidentLaw {
  readonly rulesAt: (place: Place) => RulesOn;
  readonly windowsAt: (place: Place) => WindowOf;
  readonly holidaysAt: HolidaysOf;
}

/** The same law for the same residence. */
const lawByResidence = (
  packs: readonly ContactPack[],
  actor: Pick<RulesScope, 'thirdParty'>,
  daysOff: (pack?: ContactPack) => HolidaysOf,
): ((residence: Residence) => ResidentLaw) => {
  const known = new Map<Residence, ResidentLaw>();
  const lawIn = (residence: Residence): ResidentLaw => {
    const host = typeof residence === 'string' ? undefined : residence;
    const inForce = host ? [...packs, host] : packs;
    const holidaysAt = host ? bothDaysOff(daysOff(), daysOff(host)) : daysOff();
    const windowsAt = residence === 'unknown' ? () => () => noLaw : windowsByPlace(inForce, holidaysAt, actor);
    return { rulesAt: rulesByPlace(inForce, actor), windowsAt, holidaysAt };
  };
  return (residence) => {
    const law = known.get(residence) ?? lawIn(residence);
    known.set(residence, law);
    return law;
  };
};

const noLaw = { barred: windowBars.country };

/** The same function for the same region. */
const bothDaysOff = (one: HolidaysOf, other: HolidaysOf): HolidaysOf => {
  const known = new Map<string, IsHoliday>();
  return (region = '') => {
    const [here, there] = [one(region), other(region)];
    const both = known.get(region) ?? ((day: Day) => here(day) || there(day));
    known.set(region, both);
    return both;
  };
};
