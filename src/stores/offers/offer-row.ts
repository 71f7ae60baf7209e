import type { Day } from '../../domain/day.ts';
import type { Currency } from '../../domain/money.ts';
import type { CapacitySource } from '../../domain/offer/capacity.ts';
import type { AccountKey, keyColumns } from '../accounts/account-key.ts';

/** The offer of one account as the table has it. */
export interface OfferRow {
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

type OfferKeyRow = Pick<OfferRow, (typeof keyColumns)[number]>;

/** The key of the account that a row is about. */
export const keyIn = ({ customer_id, portfolio, account_id }: OfferKeyRow): AccountKey => ({
  customerId: customer_id,
  portfolio,
  accountId: account_id,
});

/** The key of an account in a map of offers: customer, portfolio and account, a line each. */
export const offerKey = ({ customerId, portfolio, accountId }: AccountKey): string =>
  `${customerId}\n${portfolio}\n${accountId}`;
