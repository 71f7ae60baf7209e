import type { Day } from '../../domain/day.ts';
import { openAccountsOn } from '../accounts/open-accounts.ts';
import type { Transaction } from '../database.ts';
import { versionColumns } from './account-versions.ts';
import { isRepeated } from './repeated-rows.ts';

interface InPortfolio {
  readonly portfolio: string;
  readonly asOf: Day;
}

/** Notes the accounts of the portfolio that are not closed on the day and that neither staged nor repeated rows name; answers with their number. */
export const noteMissing = async (
  trx: Transaction,
  { portfolio, asOf, repeated }: InPortfolio & { readonly repeated: number },
): Promise<number> => {
  const present = repeated > 0 ? `and not (${isRepeated})` : '';
  await trx.raw('drop table if exists missing_account');
  await trx.raw(
    'create temporary table missing_account (customer_id text, account_id text, primary key (customer_id, account_id))',
  );
  await trx.raw(
    `insert into missing_account (customer_id, account_id) select a.customer_id, a.account_id from accounts a
     where a.portfolio = ? and (a.closed_on is null or a.closed_on > ?)
     and not exists (select 1 from placement p where p.account_id = a.account_id)
     and not exists (select 1 from refused_account r where r.account_id = a.account_id) ${present}`,
    [portfolio, asOf, ...(repeated > 0 ? [portfolio] : [])],
  );
  const [row] = await trx('missing_account').count({ count: '*' });
  return Number(row?.count ?? 0);
};

export interface Closures {
  readonly open: number;
  readonly closing: number;
}

/** How many accounts of the portfolio are open on the day, something being owed, and how many of them are missing. */
export const closuresOf = async (trx: Transaction, { portfolio, asOf }: InPortfolio): Promise<Closures> => {
  const missing =
    'select 1 from missing_account m where m.customer_id = open.customer_id and m.account_id = open.account_id';
  const row: Closures | undefined = await trx
    .from(openAccountsOn(trx, asOf).where('a.portfolio', portfolio).as('open'))
    .select(trx.raw(`sum(case when exists (${missing}) then 1 else 0 end) as closing`))
    .count({ open: '*' })
    .first();
  return { open: Number(row?.open ?? 0), closing: Number(row?.closing ?? 0) };
};

/** Closes the missing accounts; the versions before are kept. */
export const closeMissing = async (
  trx: Transaction,
  { portfolio, asOf, importId }: InPortfolio & { readonly importId: number },
): Promise<void> => {
  const missing =
    'portfolio = ? and (customer_id, account_id) in (select customer_id, account_id from missing_account)';
  await trx.raw(
    `insert into account_history (${versionColumns}, valid_until_on, replaced_by)
     select ${versionColumns}, ?, ? from accounts where ${missing}`,
    [asOf, importId, portfolio],
  );
  await trx.raw(
    `update accounts set closed_on = ?, closed_reason = 'not-in-snapshot', valid_from_on = ?, import_id = ? where ${missing}`,
    [asOf, asOf, importId, portfolio],
  );
};
