import { type AccountName, isSameAccount } from '../account.ts';
import type { Channel } from '../channel.ts';
import type { Day } from '../day.ts';

/** Who made a contact: a message of ours, or somebody whose contacts were imported. */
export type MadeBy = 'us' | 'elsewhere';

/** A contact with a customer, either way, as the ledger has it. */
export interface ContactMade {
  readonly key: string;
  readonly by: MadeBy;
  readonly direction: 'out' | 'in';
  /** A visit is counted as a call. */
  readonly channel: Channel;
  readonly onDay: Day;
  /** When in the day, in the zone of the workspace; as it was told. */
  readonly time: string | null;
  /** The window that was handed over with a message of ours. */
  readonly window: HandedWindow | null;
  /** The account it was about, of several the one the customer was treated by; null where it names none. */
  readonly account: AccountName | null;
  /** The other accounts it was about; null where it was about several and they are not known: then it counts for every one. */
  readonly others: readonly AccountName[] | null;
  readonly conversation: boolean;
  /** The telephone or e-mail that was used, where it is known. */
  readonly address: string | null;
  /** What the ledger held when a message of ours was planned; null for contacts made elsewhere. */
  readonly handed: HandOver | null;
  /** The import that told of it; null for messages of ours. */
  readonly importId: number | null;
  /** The step and its arrears, of a message of ours. */
  readonly step: string | null;
}

export interface HandedWindow {
  readonly notBefore: string;
  readonly notAfter: string;
  /** The day on which the gateway says that it was sent, where that is another one. */
  readonly sentOn: Day | null;
}

export interface HandOver {
  readonly batch: number;
  /** The newest import when the message was planned; nothing can be imported between that and its dispatch. */
  readonly importId: number;
  readonly on: Day;
}

/** Every account that a contact is known to be about. */
export const accountsNamed = ({ account, others }: Pick<ContactMade, 'account' | 'others'>): readonly AccountName[] =>
  account === null ? [] : [account, ...(others ?? [])];

/** Whether a contact counts for the account: it is about it, about several that are not known, or names none. */
export const countsFor = (contact: ContactMade, account: AccountName): boolean =>
  contact.account === null ||
  contact.others === null ||
  accountsNamed(contact).some((one) => isSameAccount(one, account));

/** The contacts that were known when a message of ours was planned; to others all of them count. */
export const knownContacts = (contacts: readonly ContactMade[], { handed }: ContactMade): readonly ContactMade[] =>
  handed === null ? contacts : contacts.filter(({ importId }) => (importId ?? 0) <= handed.importId);
