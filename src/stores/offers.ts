import type { Day } from '../domain/day.ts';
import { guardError } from '../domain/errors.ts';
import { type Currency, type Minor, minorOf } from '../domain/money.ts';
import type { Capacity, CapacitySource } from '../domain/offer/capacity.ts';
import type { Offer } from '../domain/offer/offer.ts';
import { type OfferRecord, type OptionInBrief, optionsInBrief } from '../domain/offer/offer-record.ts';
import { bulkLoad, type Database, type Transaction } from './database.ts';
import { packedQuery, packedRows, rowsIn } from './packed-rows.ts';

/** What names an account for good. */
export interface AccountKey {
  readonly customerId: string;
  readonly portfolio: string;
  readonly accountId: string;
}

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

/** Offers that stand, by `offerKey` of their account. */
export type OffersInForce = ReadonlyMap<string, OfferInForce>;

export interface OfferInForce extends Pick<Offer, 'lapsesOn'> {
  /** Read when they are asked for: many offers are in no message. */
  readonly options: readonly OptionInBrief[];
  readonly currency: Currency;
  /** What was owed when it was offered; where something else is owed by now the offer no longer fits. */
  readonly balance: Minor;
}

/** The key of an account in a map of offers: customer, portfolio and account, a line each. */
export const offerKey = ({ customerId, portfolio, accountId }: AccountKey): string =>
  `${customerId}\n${portfolio}\n${accountId}`;

/** The unlapsed offers of a range of customers, first and last included; an offer still stands on the day it lapses. */
export const offersWithin = async (
  trx: Transaction,
  range: readonly [string, string],
  day: Day,
): Promise<OffersInForce> => offersIn(await packedOffersWithin(trx, range, day));

/** The same offers as one text. */
export const packedOffersWithin = async (
  trx: Transaction,
  range: readonly [string, string],
  day: Day,
): Promise<string | null> => {
  const standing = trx('offers')
    .whereBetween('customer_id', [...range])
    .where('lapses_on', '>=', day)
    .where('offered_on', '<=', day)
    .select(columnsInForce);
  const [row]: { readonly packed: string | null }[] = await packedQuery(trx, standing, columnsInForce);
  return row?.packed ?? null;
};

/** The offers that were packed. */
export const offersIn = (packed: string | null): OffersInForce =>
  new Map(rowsIn<RowInForce>(packed, columnsInForce).map((row) => [offerKey(keyOf(row)), inForce(row)]));

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
  return new Map(rows.map((row) => [offerKey(keyOf(row)), earlierOffer(row)]));
};

const earlierOffer = (row: RowBefore): EarlierOffer => ({
  lapsesOn: row.lapses_on,
  basis: row.basis,
  balance: minorOf(Number(row.balance_minor)),
  sent: row.sent_on !== null,
  options: row.options,
});

/** The offer of one account, lapsed or not. */
export const findOffer = async (database: Database, key: AccountKey): Promise<KeptOffer | undefined> => {
  const row: OfferRow | undefined = await database('offers').where(whereKey(key)).first();
  return row && keptOffer(row);
};

interface OfferRow {
  readonly customer_id: string;
  readonly portfolio: string;
  readonly account_id: string;
  readonly offered_on: Day;
  readonly lapses_on: Day;
  readonly currency: Currency;
  readonly balance_minor: number;
  readonly capacity_minor: number;
  readonly capacity_source: CapacitySource;
  readonly basis: string;
  readonly options: string;
  readonly rejected: string;
  readonly sent_on: Day | null;
}

const accountColumns = ['customer_id', 'portfolio', 'account_id'] as const;
const columnsInForce = [...accountColumns, 'lapses_on', 'currency', 'balance_minor', 'options'] as const;
const columnsBefore = [...accountColumns, 'lapses_on', 'basis', 'balance_minor', 'sent_on', 'options'] as const;

type RowInForce = Pick<OfferRow, (typeof columnsInForce)[number]>;
type RowBefore = Pick<OfferRow, (typeof columnsBefore)[number]>;

const keyOf = ({
  customer_id: customerId,
  portfolio,
  account_id: accountId,
}: Pick<OfferRow, (typeof accountColumns)[number]>): AccountKey => ({
  customerId,
  portfolio,
  accountId,
});

const whereKey = ({ customerId, portfolio, accountId }: AccountKey) => ({
  customer_id: customerId,
  portfolio,
  account_id: accountId,
});

const inForce = (row: RowInForce): OfferInForce => ({
  get options() {
    return optionsInBrief(row.options);
  },
  lapsesOn: row.lapses_on,
  currency: row.currency,
  balance: minorOf(Number(row.balance_minor)),
});

const keptOffer = (row: OfferRow): KeptOffer => ({
  offeredOn: row.offered_on,
  lapsesOn: row.lapses_on,
  currency: row.currency,
  balance: minorOf(Number(row.balance_minor)),
  capacity: { amount: minorOf(Number(row.capacity_minor)), source: row.capacity_source },
  basis: row.basis,
  record: { options: row.options, rejected: row.rejected },
});

const columns = [
  ...accountColumns,
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

const keysAtOnce = 300;

/** Takes the offers of these accounts back. */
export const withdrawOffers = async (trx: Transaction, keys: readonly AccountKey[]): Promise<void> => {
  for (let start = 0; start < keys.length; start += keysAtOnce) {
    const some = keys.slice(start, start + keysAtOnce);
    await trx('offers')
      .whereIn(
        ['customer_id', 'portfolio', 'account_id'],
        some.map(({ customerId, portfolio, accountId }) => [customerId, portfolio, accountId]),
      )
      .delete();
  }
};

/**
 * Takes back the offers of accounts that are, on the day, in one of the segments or, `outside`, in none of them; how many.
 * What was put to a customer and has not lapsed stays.
 */
export const withdrawOffersBySegment = (
  trx: Transaction,
  day: Day,
  { segments, outside }: { readonly segments: readonly string[]; readonly outside: boolean },
): PromiseLike<number> => {
  const assigned = trx('assignments as s')
    .whereRaw(
      's.customer_id = offers.customer_id and s.portfolio = offers.portfolio and s.account_id = offers.account_id',
    )
    .where('s.entered_on', '<=', day)
    .whereRaw('(s.left_on is null or s.left_on > ?)', [day])
    .whereIn('s.segment', [...segments])
    .select(trx.raw('1'));
  const offers = trx('offers').whereRaw('(sent_on is null or lapses_on < ?)', [day]);
  return (outside ? offers.whereNotExists(assigned) : offers.whereExists(assigned)).delete();
};

/** Stops a run dated before offers that were made: what they promise would be taken back. */
export const refuseBeforeLaterOffers = async (trx: Transaction, day: Day): Promise<void> => {
  const [latest] = await trx('offers').max({ on: 'offered_on' });
  const last = String(latest?.on ?? '');
  if (last <= day) return;
  throw guardError(
    `Offers were already made as of ${last}: making them as of ${day} would take those back.`,
    'later-offers',
    'Use --dry-run to see the offers of an earlier day; nothing is kept.',
  );
};
