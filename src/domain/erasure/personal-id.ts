import { nationalIdKey } from '../intake/national-id.ts';
import { plainLetters } from '../message/given-name.ts';
import type { Identity } from '../suppression/identifier.ts';

/** What an id is compared with. */
export interface Person extends Omit<Identity, 'customerId'> {
  readonly names: readonly (string | null)[];
}

/** Whether an id of a customer or an account says by itself who it is: a national id, a telephone, an e-mail, a name. */
export const isPersonalId = (id: string, { nationalId, phones, emails, names }: Person): boolean =>
  id.includes('@') ||
  (nationalId !== null && nationalIdKey(id) === nationalIdKey(nationalId)) ||
  emails.some((email) => email.toLowerCase() === id.toLowerCase()) ||
  phones.some((phone) => isSameNumber(phone, id)) ||
  names.some((name) => name !== null && lettersOf(name) !== '' && lettersOf(name) === lettersOf(id));

const isSameNumber = (phone: string, id: string): boolean => {
  const [one, other] = [phone.replace(/\D/g, ''), id.replace(/\D/g, '')];
  return other.length >= 7 && !/\p{L}/u.test(id) && (one.endsWith(other) || other.endsWith(one));
};

const lettersOf = (text: string): string => plainLetters(text).replace(/[^\p{L}]/gu, '');
