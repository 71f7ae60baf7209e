import type { Day } from '../day.ts';
import type { Minor } from '../money.ts';
import type { BankEntryKind } from './bank-entry.ts';

/** What an id of an entry is made of. */
export interface IdentifiedEntry {
  readonly kind: BankEntryKind;
  readonly paidOn: Day;
  readonly amount: Minor;
  /** The bank's own reference; empty where it gives none. */
  readonly bankReference: string;
}

/** Gives the entries of one statement their ids. */
export interface PaymentIds {
  idOf(entry: IdentifiedEntry): string;
  /** How many entries had no reference of the bank's. */
  readonly built: number;
}

/**
 * Ids that stay the same when a bank delivers a statement again, or another one that overlaps it. A reference of the bank's
 * is taken with the account, the day and the amount, because banks give one reference to a whole batch, and numbered where
 * even these repeat within the statement. Where there is none, the statement and the place in it stand for it.
 */
export const paymentIds = (account: string, statement: string): PaymentIds => {
  const seen = new Map<string, number>();
  let place = 0;
  let built = 0;
  return {
    get built() {
      return built;
    },
    idOf: ({ kind, paidOn, amount, bankReference }) => {
      place += 1;
      const sign = kind === 'reversal' ? '-' : '';
      if (!isReference(bankReference)) {
        built += 1;
        return `${account}/${statement}/${sign}${place}`;
      }
      const id = `${account}/${bankReference}/${paidOn}/${sign}${amount}`;
      const times = (seen.get(id) ?? 0) + 1;
      seen.set(id, times);
      return times === 1 ? id : `${id}/${times}`;
    },
  };
};

/** What banks write where they have nothing to write. */
const placeholders = new Set(['NOTPROVIDED', 'NONREF', 'NOREF', 'NONE', 'N/A', 'NA', 'KREF+', 'EREF+', 'MREF+']);

/** Whether a reference names anything. */
export const isReference = (text: string): boolean => /[1-9A-Za-z]/.test(text) && !placeholders.has(text.toUpperCase());
