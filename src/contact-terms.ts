import { packOf } from './domain/contact/contact-pack.ts';
import { rulesByPlace } from './domain/contact/contact-rules.ts';
import { windowsByPlace } from './domain/contact/contact-window.ts';
import { ownRules } from './domain/contact/own-rules.ts';
import { zonesFor } from './domain/contact/time-zone.ts';
import type { CustomerCase } from './domain/customer-case.ts';
import type { Day } from './domain/day.ts';
import { type ContactTerms, recipientOf } from './domain/plan/channel-choice.ts';
import type { Settings } from './files/settings/settings.ts';

/** The rules, hours and zones that hold for each customer of a workspace, wherever the customer is. */
export const contactTermsIn = async (
  { country, timeZone, planning }: Pick<Settings, 'country' | 'timeZone' | 'planning'>,
  asOf: Day,
): Promise<(customer: CustomerCase) => ContactTerms> => {
  const { contactCountries, readContactPacks } = await import('./files/contact-rules/contact-rules.ts');
  const { countryByPhone } = await import('./files/phones/calling-codes.ts');
  const { holidayCalendars } = await import('./files/contact-rules/holidays.ts');
  const law = await readContactPacks([country]);
  const packs = [...law, ownRules(planning)];
  const regionWhenUnknown = packOf(law, country)?.holidayRegion;
  const holidays = await holidayCalendars(country, { extraDays: planning.extraHolidays, regionWhenUnknown });
  const rulesAt = rulesByPlace(packs);
  const windowsAt = windowsByPlace(packs, holidays);
  const countries = await contactCountries();
  const phoneCountryOf = countryByPhone(countries);
  const zones = zonesFor([...law, ...(await readContactPacks(countries))], timeZone);
  return (customer) => {
    const place = {
      country: customer.country ?? country,
      region: customer.region ?? undefined,
      city: customer.city ?? undefined,
    };
    return {
      asOf,
      rulesOn: rulesAt(place),
      windowOf: windowsAt(place),
      zones: zones({
        ...place,
        country: customer.country ?? undefined,
        timeZone: customer.timeZone ?? undefined,
        phoneCountry: phoneCountryOf(recipientOf(customer, 'call') ?? customer.phones[0] ?? ''),
      }),
    };
  };
};
