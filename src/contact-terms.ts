import { type IsHoliday, type WindowOf, windowBars, windowsByPlace } from './domain/contact/contact-window.ts';
import type { Located } from './domain/contact/located.ts';
import { type Residence, residenceOf } from './domain/contact/residence.ts';
import { zonesFor } from './domain/contact/time-zone.ts';
import { type ContactPack, packOf } from './domain/contact-rules/contact-pack.ts';
import { type RulesOn, rulesByPlace } from './domain/contact-rules/contact-rules.ts';
import { ownRules } from './domain/contact-rules/own-rules.ts';
import type { Place } from './domain/contact-rules/place.ts';
import type { CustomerCase } from './domain/customer-case.ts';
import type { Day } from './domain/day.ts';
import { type ContactTerms, usablePhones } from './domain/plan/channel-choice.ts';
import type { Settings } from './files/settings/settings.ts';

type PlaceSettings = Pick<Settings, 'country' | 'timeZone' | 'planning'>;

/** The rules, hours and zones that hold for each customer of a workspace, wherever the customer is. */
export const contactTermsIn = async (
  settings: PlaceSettings,
  asOf: Day,
): Promise<(customer: CustomerCase) => ContactTerms> => {
  const { lawFor } = await contactLawIn(settings);
  return (customer) => {
    const { rulesOn, windowOf, zones, isHoliday } = lawFor(customer, usablePhones(customer));
    return { asOf, rulesOn, windowOf, zones, isHoliday: (day) => isHoliday()(day) };
  };
};

interface LawWithWindows {
  readonly rulesOn: RulesOn;
  readonly windowOf: WindowOf;
  readonly isHoliday: () => IsHoliday;
  readonly zones: readonly string[];
}

/**
 * The packs in force for a workspace, its own rules among them, and what they come to for a customer with telephones. Of a
 * customer who lives in another country with rules, those of both hold, and its holidays too; in one without, no hour is allowed.
 */
export const contactLawIn = async ({
  country,
  timeZone,
  planning,
}: PlaceSettings): Promise<{
  readonly packs: readonly ContactPack[];
  /** Those of the countries in which customers may live besides. */
  readonly abroad: readonly ContactPack[];
  readonly lawFor: (customer: Located, phones: readonly string[]) => LawWithWindows;
}> => {
  const { contactCountries, readContactPacks } = await import('./files/contact-rules/contact-rules.ts');
  const { holidayCalendars } = await import('./files/contact-rules/holidays.ts');
  const law = await readContactPacks([country]);
  const everywhere = await readContactPacks(await contactCountries());
  const home = packOf(law, country);
  const packs = [...law, ownRules(planning)];
  const abroad = everywhere.filter((pack) => pack.country !== undefined && pack.country !== country);
  const daysOff = new Map<string | undefined, HolidaysOf>();
  for (const code of [country, ...abroad.map((pack) => pack.country ?? '')])
    daysOff.set(code, await holidayCalendars(code, { extraDays: code === country ? planning.extraHolidays : [] }));
  const lawIn = lawByResidence(packs, (pack) => daysOff.get(pack?.country ?? country) ?? (() => () => false));
  const zones = zonesFor(everywhere, timeZone);
  const lawFor = (customer: Located, phones: readonly string[]): LawWithWindows => {
    const place = {
      country: customer.country ?? undefined,
      region: customer.region ?? undefined,
      city: customer.city ?? undefined,
    };
    const whereabouts = { ...place, timeZone: customer.timeZone ?? undefined, phones };
    const { rulesAt, windowsAt, holidaysAt } = lawIn(residenceOf(whereabouts, everywhere, home));
    return {
      rulesOn: rulesAt(place),
      windowOf: windowsAt(place),
      isHoliday: () => holidaysAt(place.region),
      zones: zones(whereabouts),
    };
  };
  return { packs, abroad, lawFor };
};

type HolidaysOf = (region?: string) => IsHoliday;

interface ResidentLaw {
  readonly rulesAt: (place: Place) => RulesOn;
  readonly windowsAt: (place: Place) => WindowOf;
  readonly holidaysAt: HolidaysOf;
}

const lawByResidence = (
  packs: readonly ContactPack[],
  daysOffIn: (pack?: ContactPack) => HolidaysOf,
): ((residence: Residence) => ResidentLaw) => {
  const known = new Map<Residence, ResidentLaw>();
  const lawIn = (residence: Residence): ResidentLaw => {
    const host = typeof residence === 'string' ? undefined : residence;
    const inForce = host ? [...packs, host] : packs;
    const holidaysAt = host ? bothDaysOff(daysOffIn(), daysOffIn(host)) : daysOffIn();
    const windowsAt = residence === 'unknown' ? () => () => noLaw : windowsByPlace(inForce, holidaysAt);
    return { rulesAt: rulesByPlace(inForce), windowsAt, holidaysAt };
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
