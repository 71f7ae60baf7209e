import type { CustomerCase } from '../domain/customer-case.ts';
import type { Day } from '../domain/day.ts';
import { type ContactTerms, usablePhones } from '../domain/plan/channel-choice.ts';
import { contactLawIn, type PlaceSettings } from '../law/contact-law.ts';

/** The rules, hours and zones that hold for each customer of a workspace, wherever the customer is. */
export const contactTermsIn = async (
  settings: PlaceSettings,
  asOf: Day,
): Promise<(customer: CustomerCase) => ContactTerms> => {
  const { lawFor } = await contactLawIn(settings);
  const { firstCallDay } = settings.planning;
  return (customer) => {
    const { rulesOn, windowOf, zones, isHoliday } = lawFor(customer, usablePhones(customer));
    return { asOf, rulesOn, windowOf, zones, isHoliday: (day) => isHoliday()(day), firstCallDay };
  };
};
