import { type AccountName, isSameAccount } from '../account.ts';
import type { Day } from '../day.ts';
import { accountsNamed, type ContactMade } from './contact-made.ts';
import { fine, type Verdict } from './finding.ts';

/** What is known of an account's standing and of what was paid on it. */
export interface OwedAccount extends AccountName {
  /** In the order in which they held. */
  readonly versions: readonly AccountVersion[];
  readonly payments: readonly PaymentTold[];
}

export interface AccountVersion {
  readonly currency: string;
  readonly balance: number;
  /** The day as of which the balance was stated: payments from then on come off it. */
  readonly balanceOn: Day;
  readonly closedOn: Day | null;
  readonly isSettled: boolean;
  readonly validFrom: Day;
  /** The import that made it; null for the first. */
  readonly madeBy: number | null;
}

export interface PaymentTold {
  readonly paidOn: Day;
  readonly amount: number;
  readonly currency: string;
  readonly importId: number;
  readonly toldOn: Day;
}

/** Whether something was owed on every account that a contact was about, or on any where it names none. */
export const owedVerdict = (contact: ContactMade, accounts: readonly OwedAccount[]): Verdict => {
  const about = accountsNamed(contact);
  if (about.length === 0) return owedAmong(contact, accounts);
  const verdicts = about.map((named) =>
    owedAmong(
      contact,
      accounts.filter((one) => isSameAccount(one, named)),
    ),
  );
  const unknown: readonly Verdict[] = contact.others === null ? [{ is: 'unknown', why: 'accounts-not-named' }] : [];
  return [...verdicts, ...unknown].reduce(graver);
};

const graver = (one: Verdict, other: Verdict): Verdict => (order[other.is] > order[one.is] ? other : one);

const order = { fine: 0, unknown: 1, 'learned-later': 2, breach: 3 } as const satisfies Record<Verdict['is'], number>;

const owedAmong = (contact: ContactMade, asked: readonly OwedAccount[]): Verdict => {
  const known = asked.map((account) => isOwed(knownStanding(account, contact), contact.onDay, contact.handed !== null));
  if (known.length === 0 || known.every((owed) => owed === undefined)) return { is: 'unknown', why: 'account-unknown' };
  if (!known.some((owed) => owed === true)) return { is: 'breach', detail: 'nothing was owed any more' };
  const now = asked.map((account) => isOwed(standingOn(account, contact.onDay), contact.onDay, false));
  if (now.some((owed) => owed === true)) return fine;
  return { is: 'learned-later', detail: 'nothing was owed any more, as was told later' };
};

interface Standing {
  readonly version: AccountVersion | undefined;
  readonly payments: readonly PaymentTold[];
}

/** What the ledger held when our message was planned; of contacts made elsewhere what was told by their day. */
const knownStanding = ({ versions, payments }: OwedAccount, { handed, onDay }: ContactMade): Standing => {
  if (handed === null) {
    return {
      version: versions.findLast(({ validFrom }) => validFrom <= onDay),
      payments: payments.filter(({ toldOn }) => toldOn <= onDay),
    };
  }
  return {
    version: versions.findLast(({ madeBy }) => (madeBy ?? 0) <= handed.importId),
    payments: payments.filter(({ importId }) => importId <= handed.importId),
  };
};

/** What the ledger says today of the day; a settlement that was stated later holds from its day. */
const standingOn = ({ versions, payments }: OwedAccount, day: Day): Standing => {
  const version = versions.findLast(({ validFrom }) => validFrom <= day);
  const last = versions.at(-1);
  const settled = version?.closedOn === null && last?.isSettled === true ? last.closedOn : undefined;
  return { version: version && { ...version, closedOn: settled ?? version.closedOn }, payments };
};

/** Undefined where the account was not known. Payments of the day itself count only where they are known to have come before. */
const isOwed = ({ version, payments }: Standing, day: Day, sameDay: boolean): boolean | undefined => {
  if (version === undefined) return undefined;
  const isBefore = (other: Day): boolean => (sameDay ? other <= day : other < day);
  if (version.closedOn !== null && isBefore(version.closedOn)) return false;
  const paid = payments
    .filter(({ currency, paidOn }) => currency === version.currency && paidOn >= version.balanceOn && isBefore(paidOn))
    .reduce((sum, { amount }) => sum + amount, 0);
  return version.balance > paid;
};
