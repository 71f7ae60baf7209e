import type { Day } from '../../domain/day.ts';
import { type Currency, type Minor, minorOf } from '../../domain/money.ts';
import type { Offer } from '../../domain/offer/offer.ts';
import { type OptionInBrief, optionsInBrief } from '../../domain/offer/offer-record.ts';
import { keyColumns } from '../accounts/account-key.ts';
import type { Transaction } from '../database.ts';
import { packedQuery, rowsIn } from '../packed-rows.ts';
import { keyIn, type OfferRow, offerKey } from './offer-row.ts';

/** Offers that stand, by `offerKey` of their account. */
export type OffersInForce = ReadonlyMap<string, OfferInForce>;

export interface OfferInForce extends Pick<Offer, 'lapsesOn'> {
  /** Read when they are asked for: many offers are in no message. */
  readonly options: readonly OptionInBrief[];
  readonly currency: Currency;
  /** What was owed when it was offered; where something else is owed by now the offer no longer fits. */
  readonly balance: Minor;
}

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

/** Whether anybody has an offer that stands on the day. */
export const anyOfferStands = async (trx: Transaction, day: Day): Promise<boolean> =>
  (await trx('offers').where('lapses_on', '>=', day).where('offered_on', '<=', day).first('customer_id')) !== undefined;

/** The offers that were packed. */
export const offersIn = (packed: string | null): OffersInForce =>
  new Map(rowsIn<RowInForce>(packed, columnsInForce).map((row) => [offerKey(keyIn(row)), inForce(row)]));

const columnsInForce = [...keyColumns, 'lapses_on', 'currency', 'balance_minor', 'options'] as const;

type RowInForce = Pick<OfferRow, (typeof columnsInForce)[number]>;

const inForce = (row: RowInForce): OfferInForce => ({
  get options() {
    return optionsInBrief(row.options);
  },
  lapsesOn: row.lapses_on,
  currency: row.currency,
  balance: minorOf(Number(row.balance_minor)),
});
