import type { RefusalCode } from '../../domain/intake/refusal.ts';
import { referenceColumns } from '../../domain/intake/told-row.ts';
import { type BulkLoad, bulkLoad, type Transaction } from '../database.ts';

/** An empty, passing table for the rows of a file about known customers; `told` has whom they are of once they are matched. */
export const stageTold = async (trx: Transaction, columns: readonly string[]): Promise<BulkLoad> => {
  const staged = [...referenceColumns, ...columns];
  await trx.raw('drop table if exists told');
  await trx.raw(`create temporary table told (${staged.map(columnDefinition).join(', ')},
    customer_id text, portfolio text, account_id text, matches bigint)`);
  return bulkLoad(trx, 'told', staged);
};

const columnDefinition = (column: string): string =>
  `${column} ${column === 'line' || column.endsWith('_minor') ? 'bigint' : 'text'}`;

/** Finds the customer of every staged row, and the account it names; a portfolio narrows the search where two use the same ids. */
export const matchTold = async (trx: Transaction, portfolio: string | undefined): Promise<void> => {
  await matchCustomers(trx);
  await matchPersons(trx);
  await matchAccounts(trx, portfolio);
  await trx.raw('create index told_customer on told (customer_id, line)');
};

/** By the id, or by the number that stands for it where files have no customer_id. */
const matchCustomers = async (trx: Transaction): Promise<void> => {
  await trx.raw('update told set customer_id = c.customer_id from customers c where c.customer_id = told.customer_ref');
  await trx.raw(
    `update told set customer_id = c.customer_id from customers c where told.customer_id is null
     and c.customer_id = told.customer_key and c.national_id is not null`,
  );
};

/** `1.030.000.000` and `1030000000` are one person. */
const nationalKey = `upper(replace(replace(replace(replace(national_id, '.', ''), '-', ''), ' ', ''), '/', ''))`;

const matchPersons = async (trx: Transaction): Promise<void> => {
  const named = 'customer_ref is null and national_ref is not null';
  if ((await trx('told').whereRaw(named).first('line')) === undefined) return;
  await trx.raw('drop table if exists person');
  await trx.raw(
    `create temporary table person as select ${nationalKey} as national_key, min(customer_id) as customer_id,
     count(*) as customers from customers where national_id is not null group by ${nationalKey}`,
  );
  await trx.raw('create index person_key on person (national_key)');
  await trx.raw(
    `update told set matches = p.customers, customer_id = case when p.customers = 1 then p.customer_id end
     from person p where ${named} and p.national_key = told.national_ref`,
  );
  await trx.raw('drop table person');
};

const matchAccounts = async (trx: Transaction, portfolio: string | undefined): Promise<void> => {
  const within = portfolio === undefined ? '' : 'and a.portfolio = ?';
  const bindings = portfolio === undefined ? [] : [portfolio];
  const named = `told.account_ref is not null and (told.customer_id is not null or (customer_ref is null and national_ref is null))`;
  const fitting = `a.account_id = told.account_ref ${within} and (told.customer_id is null or a.customer_id = told.customer_id)`;
  await trx.raw(
    `update told set matches = (select count(*) from accounts a where ${fitting}) where ${named}`,
    bindings,
  );
  await trx.raw(
    `update told set customer_id = a.customer_id, portfolio = a.portfolio, account_id = a.account_id from accounts a
     where ${named} and told.matches = 1 and ${fitting}`,
    bindings,
  );
};

const unmatched = '(customer_id is null or (account_ref is not null and account_id is null))';

/** Takes out the rows that are of nobody who is known; answers with their lines and why. */
export const dropUnmatchedTold = async (trx: Transaction): Promise<Map<number, RefusalCode>> => {
  const rows: { line: number; code: RefusalCode }[] = await trx.raw(
    `select line, case
     when customer_ref is null and national_ref is null and account_ref is null then 'unknown-message'
     when customer_id is null and customer_ref is not null then 'unknown-customer'
     when customer_id is null and national_ref is not null and matches > 1 then 'ambiguous-customer'
     when customer_id is null and national_ref is not null then 'unknown-customer'
     when matches > 1 then 'ambiguous-account'
     when exists (select 1 from accounts a where a.account_id = told.account_ref) and customer_id is not null
     then 'account-of-another-customer'
     else 'unknown-account' end as code
     from told where ${unmatched} order by line`,
  );
  await trx.raw(`delete from told where ${unmatched}`);
  return new Map(rows.map(({ line, code }) => [Number(line), code]));
};
