import type { Day } from '../../domain/day.ts';
import type { RefusalCode } from '../../domain/intake/refusal.ts';
import { openAccountsOn } from '../accounts/open-accounts.ts';
import type { Transaction } from '../database.ts';

/**
 * Finds the account of every staged promise: the one its row names, else the only open one of the customer. Takes out those that
 * are about no account or about another currency; answers with their lines and why.
 */
export const dropUnfitPromises = async (trx: Transaction, asOf: Day): Promise<Map<number, RefusalCode>> => {
  for (const column of ['promised_portfolio', 'promised_account', 'promised_of'])
    await trx.raw(`alter table told add column ${column} text`);
  await trx.raw(
    'update told set promised_portfolio = portfolio, promised_account = account_id where promise_on is not null',
  );
  await findOnlyAccounts(trx, asOf);
  await trx.raw(
    `update told set promised_of = a.currency from accounts a where a.customer_id = told.customer_id
     and a.portfolio = told.promised_portfolio and a.account_id = told.promised_account`,
  );
  const unfit = 'promise_on is not null and promised_of is distinct from promise_currency';
  const rows: { line: number; code: RefusalCode }[] = await trx.raw(
    `select line, case when promised_of is null then 'which-account' else 'currency-differs' end as code
     from told where ${unfit} order by line`,
  );
  await trx.raw(`delete from told where ${unfit}`);
  return new Map(rows.map(({ line, code }) => [Number(line), code]));
};

const findOnlyAccounts = async (trx: Transaction, asOf: Day): Promise<void> => {
  const nameless = trx('told').whereNotNull('promise_on').whereNull('account_id');
  if ((await nameless.clone().first('line')) === undefined) return;
  const open = openAccountsOn(trx, asOf).whereIn('a.customer_id', nameless.clone().select('customer_id'));
  const { sql, bindings } = open.toSQL().toNative();
  await trx.raw(
    `update told set promised_portfolio = o.portfolio, promised_account = o.account_id
     from (select customer_id, min(portfolio) as portfolio, min(account_id) as account_id from (${sql}) open
       group by customer_id having count(*) = 1) o
     where told.promise_on is not null and told.account_id is null and o.customer_id = told.customer_id`,
    [...bindings],
  );
};

/** Keeps what was promised in the contacts that are new with the import; `keyed` are the staged rows by the keys of theirs. */
export const takeInPromises = async (trx: Transaction, keyed: string, importId: number): Promise<void> => {
  await trx.raw(
    `insert into promises (customer_id, portfolio, account_id, amount_minor, currency, made_on, due_on, source, import_id)
     select k.customer_id, k.promised_portfolio, k.promised_account, k.promise_minor, k.promise_currency, k.on_day, k.promise_on,
       'interaction', ?
     from (${keyed}) k join interactions i on i.customer_id = k.customer_id and i.interaction_key = k.interaction_key
     and i.import_id = ? where k.promise_on is not null order by k.customer_id, k.line`,
    [importId, importId],
  );
};
