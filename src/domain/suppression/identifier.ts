import { barredAddresses } from '../barrier/outcome-barriers.ts';
import { nationalIdKey } from '../intake/national-id.ts';

/** By what a person is known again. */
export interface Identity {
  readonly customerId: string;
  readonly nationalId: string | null;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
}

/** What stands for the person, each told apart by its kind: ids and numbers in the form in which they are compared. */
export const identifiersOf = ({ customerId, nationalId, phones, emails }: Identity): readonly string[] => [
  ...new Set([
    `customer ${customerId}`,
    `person ${nationalIdKey(nationalId ?? customerId)}`,
    ...phones.map((phone) => `phone ${phone}`),
    ...emails.map((email) => `email ${email.toLowerCase()}`),
  ]),
];

/** The identity without the telephones and e-mails that turned out to be somebody else's. */
export const withoutStrangers = (identity: Identity, told: Parameters<typeof barredAddresses>[0]): Identity => {
  const barred = barredAddresses(told);
  const isOwn = (address: string): boolean => barred.get(address.toLowerCase())?.code !== 'hold:wrong-person';
  return { ...identity, phones: identity.phones.filter(isOwn), emails: identity.emails.filter(isOwn) };
};
