import type { Day } from '../../domain/day.ts';
import { type Currency, type Minor, minorOf } from '../../domain/money.ts';
import type { Capacity } from '../../domain/offer/capacity.ts';
import type { OfferRecord } from '../../domain/offer/offer-record.ts';
import { type AccountKey, keyColumns } from '../accounts/account-key.ts';
import { bulkLoad, type Database, type Transaction } from '../database.ts';
import { packedRows } from '../packed-rows.ts';
import { keyIn, type OfferRow, offerKey } from './offer-row.ts';

/** The offer of one account as it is kept. */
export interface KeptOffer {
  readonly offeredOn: Day;
  readonly lapsesOn: Day;
  readonly currency: Currency;
  /** What was owed when it was offered. */
  readonly balance: Minor;
  readonly capacity: Capacity;
  readonly basis: string;
  readonly record: OfferRecord;
}

/** What an account was offered before, as far as it decides about the next offer. */
export interface EarlierOffer extends Pick<KeptOffer, 'lapsesOn' | 'basis' | 'balance'> {
  /** Whether a dispatched message carried it. */
  readonly sent: boolean;
  /** As the record has them. */
  readonly options: string;
}

/** The offers of the customers, lapsed ones too, by `offerKey`. */
export const offersOf = async (
  trx: Transaction,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, EarlierOffer>> => {
  const offers = trx('offers')
    .whereIn('customer_id', [...customerIds])
    .select(columnsBefore);
  const rows = await packedRows<RowBefore>(trx, offers, columnsBefore);
  return new Map(rows.map((row) => [offerKey(keyIn(row)), earlierOffer(row)]));
};

const earlierOffer = (row: RowBefore): EarlierOffer => ({
  lapsesOn: row.lapses_on,
  basis: row.basis,
  balance: minorOf(Number(row.balance_minor)),
  sent: row.sent_on !== null,
  options: row.options,
});

const columnsBefore = [...keyColumns, 'lapses_on', 'basis', 'balance_minor', 'sent_on', 'options'] as const;

type RowBefore = Pick<OfferRow, (typeof columnsBefore)[number]>;

/** The offer of one account, lapsed or not. */
export const findOffer = async (database: Database, key: AccountKey): Promise<KeptOffer | undefined> => {
  const row: OfferRow | undefined = await database('offers')
    .where({ customer_id: key.customerId, portfolio: key.portfolio, account_id: key.accountId })
    .first();
  return row && keptOffer(row);
};

const keptOffer = (row: OfferRow): KeptOffer => ({
  offeredOn: row.offered_on,
  lapsesOn: row.lapses_on,
  currency: row.currency,
  balance: minorOf(Number(row.balance_minor)),
  capacity: { amount: minorOf(Number(row.capacity_minor)), source: row.capacity_source },
  basis: row.basis,
  record: { options: row.options, rejected: row.rejected },
});

export interface OfferLoad {
  /** An account's offer takes the place of the one it had. */
  add(key: AccountKey, offer: KeptOffer): Promise<void>;
  /** Must be called. */
  finish(): Promise<void>;
}

/** Keeps many offers, one for each account. */
export const loadOffers = async (trx: Transaction): Promise<OfferLoad> => {
  const replaced = [...columns.slice(3), 'sent_on'].map((column) => `${column} = excluded.${column}`);
  const conflict = `on conflict (customer_id, portfolio, account_id) do update set ${replaced.join(', ')}`;
  const load = bulkLoad(trx, 'offers', columns, conflict);
  return {
    add: ({ customerId, portfolio, accountId }, { offeredOn, lapsesOn, currency, balance, capacity, basis, record }) =>
      load.add([
        [customerId, portfolio, accountId, offeredOn, lapsesOn, currency, balance].concat([
          capacity.amount,
          capacity.source,
          basis,
          record.options,
          record.rejected,
        ]),
      ]),
    finish: load.finish,
  };
};

const columns = [
  ...keyColumns,
  'offered_on',
  'lapses_on',
  'currency',
  'balance_minor',
  'capacity_minor',
  'capacity_source',
  'basis',
  'options',
  'rejected',
] as const;
