import type { Day } from '../../domain/day.ts';
import type { AccountSum, CurrencyMovement } from '../../domain/intake/reconciliation.ts';
import { openAccountsOn } from '../accounts/open-accounts.ts';
import { openSumsOn } from '../accounts/open-sums.ts';
import type { Transaction } from '../database.ts';
import { dialectOf } from '../dialect.ts';

interface Placed {
  readonly importId: number;
  readonly portfolio: string;
  readonly asOf: Day;
}

type MovementRow = Readonly<
  Record<'opened' | 'opened_minor' | 'changed' | 'changed_minor' | 'closed' | 'closed_minor', number | string>
> & { readonly currency: string };

const none: AccountSum = { accounts: 0, amount: 0 };

/** What the import did to the open accounts of its portfolio, per currency; of accounts that it did not touch it reads the sums only. */
export const movementsOf = async (trx: Transaction, placed: Placed): Promise<CurrencyMovement[]> => {
  const touched = new Map((await touchedRows(trx, placed)).map((row) => [row.currency, row]));
  const after = new Map((await openSumsOn(trx, placed.asOf, placed.portfolio)).map((sum) => [sum.currency, sum]));
  return [...new Set([...after.keys(), ...touched.keys()])].sort().map((currency) => {
    const row = touched.get(currency);
    const { accounts, amount } = after.get(currency) ?? none;
    return {
      currency,
      opened: row ? { accounts: Number(row.opened), amount: Number(row.opened_minor) } : none,
      changed: row ? { accounts: Number(row.changed), amount: Number(row.changed_minor) } : none,
      closed: row ? { accounts: Number(row.closed), amount: Number(row.closed_minor) } : none,
      after: { accounts, amount },
    };
  });
};

/** The same of a portfolio's first placement, before which there was nothing. */
export const firstMovements = async (trx: Transaction, { asOf }: Pick<Placed, 'asOf'>): Promise<CurrencyMovement[]> => {
  const rows: { currency: string; accounts: number; amount: number }[] = await trx('placement')
    .where('balance_minor', '>', 0)
    .whereRaw('(opened_on is null or opened_on <= ?) and (closed_on is null or closed_on > ?)', [asOf, asOf])
    .groupBy('currency')
    .orderBy('currency')
    .select('currency')
    .count({ accounts: '*' })
    .sum({ amount: 'balance_minor' });
  return rows.map(({ currency, accounts, amount }) => {
    const opened = { accounts: Number(accounts), amount: Number(amount) };
    return { currency, opened, changed: none, closed: none, after: opened };
  });
};

const touchedRows = async (trx: Transaction, placed: Placed): Promise<MovementRow[]> => {
  const now = openAccountsOn(trx, placed.asOf)
    .where({ 'a.portfolio': placed.portfolio, 'a.import_id': placed.importId })
    .as('open');
  const after = trx.from(now).select(trx.raw('customer_id, account_id, currency, 0 as was, 1 as now, balance_minor'));
  const both = before(trx, placed).unionAll(after);
  const accounts = trx
    .from(both.as('sides'))
    .groupBy('customer_id', 'account_id', 'currency')
    .select(trx.raw('currency, max(was) as was, max(now) as now, sum(balance_minor) as moved_minor'));
  const sums = (name: string, condition: string, sign = ''): string =>
    `sum(case when ${condition} then 1 else 0 end) as ${name},
     ${sign}sum(case when ${condition} then moved_minor else 0 end) as ${name}_minor`;
  return trx
    .from(accounts.as('moved'))
    .groupBy('currency')
    .select(
      trx.raw(`currency, ${sums('opened', 'was = 0')}, ${sums('closed', 'now = 0', '-')},
       ${sums('changed', 'was = 1 and now = 1 and moved_minor <> 0')}`),
    );
};

const columns = [
  'customer_id',
  'portfolio',
  'account_id',
  'currency',
  'balance_minor',
  'balance_on',
  'opened_on',
  'closed_on',
];

/** What was owed, as an amount below zero, on the accounts that the import changed and that were open before it. */
const before = (trx: Transaction, { importId, asOf }: Placed) => {
  const kept = trx.raw(
    `(select ${columns.join(', ')}, balance_minor - coalesce((select sum(y.amount_minor) from payments y
     where y.customer_id = k.customer_id and y.portfolio = k.portfolio and y.account_id = k.account_id and y.source = 'file'
     and y.currency = k.currency and y.paid_on >= k.balance_on and y.paid_on <= ?), 0) as owed_minor from (${keptRows(trx)}) k) earlier`,
    [asOf, importId],
  );
  return trx
    .from(kept)
    .where('owed_minor', '>', 0)
    .whereRaw('(opened_on is null or opened_on <= ?) and (closed_on is null or closed_on > ?)', [asOf, asOf])
    .select(trx.raw('customer_id, account_id, currency, 1 as was, 0 as now, -owed_minor as balance_minor'));
};

const keptRows = (trx: Transaction): string => {
  const { keptValues } = dialectOf(trx);
  const values = columns.map((column) => `${keptValues('accounts', [column], 'c.before')} as ${column}`);
  return `select ${values.join(', ')} from import_changes c where c.import_id = ? and c.record = 'accounts'`;
};
