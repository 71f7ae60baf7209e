import type { ContactPack } from './domain/contact/contact-pack.ts';
import { type RulesOn, rulesByPlace } from './domain/contact/contact-rules.ts';
import { type IsHoliday, type WindowOf, windowsByPlace } from './domain/contact/contact-window.ts';
import type { Located } from './domain/contact/located.ts';
import { ownRules } from './domain/contact/own-rules.ts';
import { zonesFor } from './domain/contact/time-zone.ts';
import type { CustomerCase } from './domain/customer-case.ts';
import type { Day } from './domain/day.ts';
import { type ContactTerms, recipientOf } from './domain/plan/channel-choice.ts';
import type { Settings } from './files/settings/settings.ts';

type PlaceSettings = Pick<Settings, 'country' | 'timeZone' | 'planning'>;

/** The rules, hours and zones that hold for each customer of a workspace, wherever the customer is. */
export const contactTermsIn = async (
  settings: PlaceSettings,
  asOf: Day,
): Promise<(customer: CustomerCase) => ContactTerms> => {
  const { lawFor } = await contactLawIn(settings);
  return (customer) => {
    const phone = recipientOf(customer, 'call') ?? customer.phones[0] ?? '';
    const { rulesOn, windowOf, zones } = lawFor(customer, phone);
    return { asOf, rulesOn, windowOf, zones };
  };
};

interface LawWithWindows {
  readonly rulesOn: RulesOn;
  readonly windowOf: WindowOf;
  readonly isHoliday: () => IsHoliday;
  readonly zones: readonly string[];
}

/** The packs in force for a workspace, its own rules among them, and what they come to for a customer with a telephone. */
export const contactLawIn = async ({
  country,
  timeZone,
  planning,
}: PlaceSettings): Promise<{
  readonly packs: readonly ContactPack[];
  readonly lawFor: (customer: Located, phone: string) => LawWithWindows;
}> => {
  const { contactCountries, readContactPacks } = await import('./files/contact-rules/contact-rules.ts');
  const { countryByPhone } = await import('./files/phones/calling-codes.ts');
  const { holidayCalendars } = await import('./files/contact-rules/holidays.ts');
  const law = await readContactPacks([country]);
  const packs = [...law, ownRules(planning)];
  const holidays = await holidayCalendars(country, { extraDays: planning.extraHolidays });
  const rulesAt = rulesByPlace(packs);
  const windowsAt = windowsByPlace(packs, holidays);
  const countries = await contactCountries();
  const phoneCountryOf = countryByPhone(countries);
  const zones = zonesFor([...law, ...(await readContactPacks(countries))], timeZone);
  const lawFor = (customer: Located, phone: string): LawWithWindows => {
    const place = {
      country: customer.country ?? country,
      region: customer.region ?? undefined,
      city: customer.city ?? undefined,
    };
    return {
      rulesOn: rulesAt(place),
      windowOf: windowsAt(place),
      isHoliday: () => holidays(place.region),
      zones: zones({
        ...place,
        country: customer.country ?? undefined,
        timeZone: customer.timeZone ?? undefined,
        phoneCountry: phoneCountryOf(phone),
      }),
    };
  };
  return { packs, lawFor };
};
