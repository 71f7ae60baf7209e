import type { Day } from '../../domain/day.ts';
import { owedAmongOn } from '../accounts/open-accounts.ts';
import type { Transaction } from '../database.ts';
import { passingTable } from './received-payments.ts';

/** More than any account owes: where the surplus of a payment goes, the account bears everything. */
const everything = Number.MAX_SAFE_INTEGER;

const isSplit = `r.scope in ('accounts', 'customer') and r.kind <> 'reversal' and r.known = 0 and r.problem is null`;

/** Gathers the rows that are paid for several accounts into groups with the same accounts. */
export const groupSplits = async (trx: Transaction): Promise<void> => {
  await trx.raw(
    `update received as r set payment_group = r.scope || ' ' || r.currency || ' ' || r.payment_group where ${isSplit}`,
  );
  await passingTable(trx, 'split_targets', 'payment_group text, customer_id text, portfolio text, account_id text');
  await trx.raw(
    `insert into split_targets (payment_group, customer_id, portfolio, account_id)
     select distinct r.payment_group, t.customer_id, t.portfolio, t.account_id from received r
     join received_targets t on t.line = r.line where ${isSplit}`,
  );
  await trx.raw('create index split_targets_group on split_targets (payment_group)');
  await trx.raw('create index split_targets_account on split_targets (account_id, portfolio, customer_id)');
};

/**
 * Splits the payments of the day over what their accounts owe on it, first in first out by due day, then by account; what is more
 * stays on the last of them. Groups that share an account take turns.
 */
export const bookSplits = async (trx: Transaction, importId: number, day: Day): Promise<void> => {
  await passingTable(trx, 'split_waiting', 'payment_group text primary key');
  await trx.raw(
    `insert into split_waiting (payment_group) select distinct r.payment_group from received r
     where r.paid_on = ? and ${isSplit}`,
    [day],
  );
  while ((await trx('split_waiting').first('payment_group')) !== undefined) await bookTurn(trx, importId, day);
};

const bookTurn = async (trx: Transaction, importId: number, day: Day): Promise<void> => {
  await trx.raw('drop table if exists split_turn');
  await trx.raw(
    `create temporary table split_turn as select t.* from split_targets t join split_waiting w
     on w.payment_group = t.payment_group where not exists (select 1 from split_targets m
     join split_targets o on o.account_id = m.account_id and o.portfolio = m.portfolio and o.customer_id = m.customer_id
     and o.payment_group < m.payment_group join split_waiting x on x.payment_group = o.payment_group
     where m.payment_group = t.payment_group)`,
  );
  const owed = owedAmongOn(trx, day, 'split_turn').toSQL();
  await trx.raw('drop table if exists split_owed');
  await trx.raw(`create temporary table split_owed as ${owed.sql}`, [...owed.bindings]);
  await trx.raw(
    `insert into payments (customer_id, portfolio, account_id, payment_key, paid_on, amount_minor, currency, reference,
     payment_id, kind, matched_by, part, source, import_id)
     select o.customer_id, o.portfolio, o.account_id, r.payment_key, r.paid_on, ${overlap}, r.currency, r.reference,
     r.payment_id, r.kind, r.matched_by, row_number() over (partition by r.line order by o.place), 'file', ?
     from (${paymentRanges}) r join (${owedRanges}) o on o.payment_group = r.payment_group and ${overlap} > 0`,
    [importId, day],
  );
  await trx.raw('delete from split_waiting where payment_group in (select payment_group from split_turn)');
};

/** What a payment's range and an account's range have in common. */
const overlap = `((case when r.until_minor < o.until_minor then r.until_minor else o.until_minor end) -
  (case when r.from_minor > o.from_minor then r.from_minor else o.from_minor end))`;

const running = (amount: string, group: string, order: string): string =>
  `sum(${amount}) over (partition by ${group} order by ${order} rows between unbounded preceding and current row)`;

/** The payments of a group laid end to end. */
const paymentRanges = `select e.*, e.until_minor - e.amount_minor as from_minor from (select r.*,
  ${running('r.amount_minor', 'r.payment_group', 'r.payment_key, r.line')} as until_minor from received r
  where r.paid_on = ? and ${isSplit} and r.payment_group in (select payment_group from split_turn)) e`;

/** The accounts of a group laid end to end, each as long as what it owes; the last that owes something is without end. */
const owedRanges = `select d.*, case when d.last_place = 1 then ${everything} else d.sum_minor end as until_minor,
  d.sum_minor - d.open_minor as from_minor from (select f.*,
  ${running('f.open_minor', 'f.payment_group', 'f.due_on, f.account_id, f.portfolio, f.customer_id')} as sum_minor,
  row_number() over (partition by f.payment_group order by f.due_on, f.account_id, f.portfolio, f.customer_id) as place,
  row_number() over (partition by f.payment_group order by case when f.open_minor > 0 then 0 else 1 end, f.due_on desc,
  f.account_id desc, f.portfolio desc, f.customer_id desc) as last_place from split_owed f) d`;
