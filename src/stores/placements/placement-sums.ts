import type { Day } from '../../domain/day.ts';
import { sumMinor } from '../../domain/money.ts';
import { openAccountsOn } from '../accounts/open-accounts.ts';
import type { Transaction } from '../database.ts';
import { isRepeated } from './repeated-rows.ts';

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
  /** How many rows are repeated: they are not staged, and their accounts stand for them. */
  readonly repeated: number;
}

/** How many different customers the rows name. */
export const placementCustomers = async (trx: Transaction, { portfolio, repeated }: InPortfolio): Promise<number> => {
  const [named] = await trx('placement').countDistinct({ count: 'customer_id' });
  const staged = Number(named?.count ?? 0);
  if (repeated === 0) return staged;
  // Whoever has a staged row has no repeated one.
  const [row] = await trx('accounts as a').whereRaw(isRepeated, [portfolio]).countDistinct({ count: 'a.customer_id' });
  return staged + Number(row?.count ?? 0);
};

/** The balances of the rows per currency; call before they are taken in. */
export const placementSums = async (
  trx: Transaction,
  { portfolio, asOf, repeated }: InPortfolio,
): Promise<PlacementSum[]> => {
  const sums = (rows: string): string => `select currency, sum(balance_minor * 1.0) as amount,
    sum(case when (opened_on is null or opened_on <= ?) and (closed_on is null or closed_on > ?) then balance_minor else 0 end * 1.0) as open
    from ${rows} group by currency`;
  const both = `${sums('placement')} union all ${sums(`accounts a where ${isRepeated}`)}`;
  const rows: PlacementSum[] = await (repeated === 0
    ? trx.raw(`${sums('placement')} order by currency`, [asOf, asOf])
    : trx.raw(
        `select currency, sum(amount) as amount, sum(open) as open from (${both}) s group by currency order by currency`,
        [asOf, asOf, asOf, asOf, portfolio],
      ));
  return rows.map(({ currency, amount, open }) => ({
    currency,
    amount: sumMinor(Number(amount), currency),
    open: Number(open),
  }));
};

/** The sums, with what is owed after the payments of other files; call once the rows are taken in. */
export const owedSums = async (
  trx: Transaction,
  placement: InPortfolio,
  sums: readonly PlacementSum[],
): Promise<PlacementSum[]> => {
  const { portfolio, asOf, repeated } = placement;
  const paid = await trx('payments').where({ portfolio, source: 'file' }).first('portfolio');
  if (paid === undefined) return [...sums];
  const isStaged = 'exists (select 1 from placement p where p.account_id = a.account_id)';
  const named = repeated === 0 ? isStaged : `(${isStaged} or (${isRepeated}))`;
  const open = openAccountsOn(trx, asOf).where('a.portfolio', portfolio);
  const rows: { currency: string; amount: number }[] = await trx
    .from(open.whereRaw(named, repeated === 0 ? [] : [portfolio]).as('open'))
    .groupBy('currency')
    .select('currency')
    .sum({ amount: 'balance_minor' });
  const owed = new Map(rows.map(({ currency, amount }) => [currency, Number(amount)]));
  return sums.map((sum) => ({ ...sum, open: owed.get(sum.currency) ?? 0 }));
};
