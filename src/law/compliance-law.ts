import { barredAddresses } from '../domain/barrier/outcome-barriers.ts';
import type { ContactLaw } from '../domain/compliance/contact-law.ts';
import type { ContactMade } from '../domain/compliance/contact-made.ts';
import type { Settings } from '../files/settings/settings.ts';
import type { ContactedCustomer } from '../stores/compliance/contacted-customer.ts';
import type { WorkspaceLaw } from './contact-law.ts';

/** What the contacts of a customer are held against: the law where they live, and their zones by what was known at each. */
export const complianceLaw =
  (lawFor: WorkspaceLaw['lawFor'], { timeZone, promises }: Pick<Settings, 'timeZone' | 'promises'>) =>
  (customer: ContactedCustomer): ContactLaw => {
    const { located } = customer;
    const { rulesOn, isHoliday, isKnown } = lawFor(located, customer.phones);
    return {
      rulesOn,
      isHoliday: isHoliday(),
      isKnown,
      zonesAt: (contact) => lawFor(located, phonesAt(customer, contact)).zones,
      toldZone: timeZone,
      promises,
    };
  };

/** The telephone that was used, and those that were not known to be somebody else's or dead. */
const phonesAt = ({ phones, ledger }: ContactedCustomer, contact: ContactMade): readonly string[] => {
  const { requests, outcomes } = ledger;
  const barred = barredAddresses({
    requests: requests.filter((one) => wasKnown(one, contact)),
    outcomes: outcomes.filter((one) => wasKnown(one, contact)),
  });
  const usable = phones.filter((phone) => !barred.has(phone.toLowerCase()));
  const { address } = contact;
  return address?.startsWith('+') && !usable.includes(address) ? [address, ...usable] : usable;
};

const wasKnown = (told: { readonly importId: number | null }, { handed }: ContactMade): boolean =>
  handed === null || (told.importId ?? 0) <= handed.importId;
