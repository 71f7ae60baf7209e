import { always } from '../../domain/intake/placement.ts';
import { keyColumns, keyOf, sameAccount } from '../accounts/account-key.ts';
import type { Transaction } from '../database.ts';
import { type Fragment, fragment } from '../fragment.ts';

/**
 * Makes the settlement payments of the accounts that a portfolio import touched those that its files state now: one that
 * moved moves, one that no file states any more goes.
 */
export const settlePlaced = (trx: Transaction, portfolio: string, importId: number): Promise<void> =>
  settle(trx, importId, fragment('a.portfolio = ? and a.import_id = ?', portfolio, importId));

/** Lowers the settlement payments of the accounts that a payments file touched by what it says was paid up to their day. */
export const settleReceived = (trx: Transaction, importId: number): Promise<void> =>
  settle(
    trx,
    importId,
    fragment(
      `(${keyOf('a').join(', ')}) in (select ${keyColumns.join(', ')} from payments where import_id = ? and source = 'file')`,
      importId,
    ),
  );

/** What an account `a` owed in all, and the day from which payments are part of it, settled or not. */
export const owedInAll = () =>
  ({
    amount: `case when a.closed_reason = 'settled' then ${settledAmount} else a.balance_minor end`,
    since: `case when a.closed_reason = 'settled' then ${amountOn} else a.balance_on end`,
  }) as const;

/** Makes the settlement payments anew of the accounts that an import touched which is undone. */
export const settleTouched = (trx: Transaction, importId: number): Promise<void> =>
  settle(
    trx,
    importId,
    fragment(`(${keyOf('a').join(', ')}) in (select ${keyColumns.join(', ')} from touched_account)`),
  );

const settle = async (trx: Transaction, importId: number, { sql, bindings }: Fragment): Promise<void> => {
  await trx.raw(
    `delete from payments as s where s.source = 'settlement' and exists (select 1 from accounts a
     where ${sameAccount('a', 's')} and ${sql} and (a.closed_reason is distinct from 'settled'
     or a.closed_on <> s.paid_on or a.currency <> s.currency or ${remainder} <> s.amount_minor))`,
    [...bindings],
  );
  await trx.raw(
    `insert into payments (${keyColumns.join(', ')}, payment_key, paid_on, amount_minor, currency, source, import_id)
     select ${keyOf('a').join(', ')}, 'settlement', a.closed_on, ${remainder}, a.currency, 'settlement', ? from accounts a
     where ${sql} and a.closed_reason = 'settled' and ${remainder} > 0
     and not exists (select 1 from payments s where ${sameAccount('s', 'a')} and s.source = 'settlement')
     order by ${keyOf('a').join(', ')}`,
    [importId, ...bindings],
  );
};

const owedBefore = (wanted: string, condition: string): string =>
  `(select ${wanted} from account_history h where ${sameAccount('h', 'a')} and h.balance_minor > 0 and ${condition})`;

/** What the settlement covers: the balance of the row, where it is none the original amount or the last payment, else what was owed before. */
const settledAmount = `coalesce(nullif(a.balance_minor, 0), nullif(a.original_minor, 0), nullif(a.last_payment_minor, 0),
  ${owedBefore('h.balance_minor', 'true order by h.valid_until_on desc, h.replaced_by desc limit 1')}, 0)`;

/** Payments from this day on are part of that amount; one stated only after the settlement is that of the last balance before it. */
const amountOn = `case when a.balance_minor = 0 and a.original_minor > 0 then '${always}'
  when a.balance_minor > 0 and a.balance_on <= a.closed_on then a.balance_on
  else coalesce(${owedBefore('max(h.balance_on)', 'h.balance_on <= a.closed_on')}, '${always}') end`;

/** The part of the settlement that no payments file tells of. */
const remainder = `(${settledAmount} - coalesce((select sum(y.amount_minor) from payments y
  where ${sameAccount('y', 'a')} and y.source = 'file' and y.currency = a.currency
  and y.paid_on <= a.closed_on and y.paid_on >= ${amountOn}), 0))`;
