import type { Day } from '../domain/day.ts';
import type { Transaction } from './database.ts';
import { openAccountsOn } from './open-accounts.ts';

/** What the staged rows of one currency add up to. */
export interface PlacementSum {
  readonly currency: string;
  readonly amount: number;
  /** The part of it on accounts that are open on the day. */
  readonly open: number;
}

interface InPortfolio {
  readonly portfolio: string;
  readonly asOf: Day;
}

/** How many different customers the staged rows name. */
export const placementCustomers = async (trx: Transaction): Promise<number> => {
  const [row] = await trx('placement').countDistinct({ count: 'customer_id' });
  return Number(row?.count ?? 0);
};

/** The balances of the staged rows per currency. */
export const placementSums = async (trx: Transaction, { asOf }: InPortfolio): Promise<PlacementSum[]> => {
  const rows: PlacementSum[] = await trx('placement')
    .groupBy('currency')
    .orderBy('currency')
    .select('currency')
    .sum({ amount: 'balance_minor' })
    .select(trx.raw(`sum(case when ${isOpen} then balance_minor else 0 end) as open`, [asOf, asOf]));
  return rows.map(({ currency, amount, open }) => ({ currency, amount: Number(amount), open: Number(open) }));
};

const isOpen = '(opened_on is null or opened_on <= ?) and (closed_on is null or closed_on > ?)';

/** The sums, with what is owed after the payments of other files; call once the rows are taken in. */
export const owedSums = async (
  trx: Transaction,
  placement: InPortfolio,
  sums: readonly PlacementSum[],
): Promise<PlacementSum[]> => {
  const { portfolio, asOf } = placement;
  const paid = await trx('payments').where({ portfolio, source: 'file' }).first('portfolio');
  if (paid === undefined) return [...sums];
  const rows: { currency: string; amount: number }[] = await trx
    .from(openAccountsOn(trx, asOf).where('a.portfolio', portfolio).as('open'))
    .whereRaw('exists (select 1 from placement p where p.account_id = open.account_id)')
    .groupBy('currency')
    .select('currency')
    .sum({ amount: 'balance_minor' });
  const owed = new Map(rows.map(({ currency, amount }) => [currency, Number(amount)]));
  return sums.map((sum) => ({ ...sum, open: owed.get(sum.currency) ?? 0 }));
};
