import type { Knex } from 'knex';
import {
  always,
  consentColumns,
  customerColumns,
  detailColumns,
  type PlacementCounts,
  placementColumns,
  standingColumns,
} from '../domain/intake/placement.ts';
import { type BulkLoad, bulkLoad, type Transaction } from './database.ts';

/** What the accounts of a placement are taken in under. */
export interface PlacementTerms {
  readonly importId: number;
  readonly portfolio: string;
  readonly asOf: string;
  /** Whether accounts that the file leaves out are closed. */
  readonly snapshot: boolean;
}

/** An empty, passing table for the rows of one placement, gone when the connection closes. */
export const stagePlacement = async (trx: Transaction): Promise<BulkLoad> => {
  await trx.raw('drop table if exists placement');
  await trx.raw(`create temporary table placement (${placementColumns.map(columnDefinition).join(', ')})`);
  await trx.raw('drop table if exists refused_account');
  await trx.raw('create temporary table refused_account (account_id text primary key)');
  return bulkLoad(trx, 'placement', placementColumns);
};

/** Keeps the accounts of refused rows from being taken for missing: nothing is known of them, so nothing changes. */
export const keepRefusedAccounts = async (trx: Transaction, accountIds: readonly string[]): Promise<void> => {
  for (let start = 0; start < accountIds.length; start += 500) {
    const rows = accountIds.slice(start, start + 500).map((account_id) => ({ account_id }));
    await trx('refused_account').insert(rows).onConflict('account_id').ignore();
  }
};

const columnDefinition = (column: string): string =>
  `${column} ${column === 'line' || column === 'disputed' || column.endsWith('_minor') ? 'bigint' : 'text'}`;

/** Makes the staged rows searchable by account; call once all are loaded. */
export const indexPlacement = async (trx: Transaction): Promise<void> => {
  await trx.raw('create index placement_account on placement (account_id, line)');
};

/** Takes out every later row of an account that the file names more than once; answers with their lines. */
export const dropRepeatedAccounts = async (trx: Transaction): Promise<Set<number>> => {
  const repeated = `select p.line from placement p join (select account_id, min(line) as line from placement
    group by account_id having count(*) > 1) f on f.account_id = p.account_id and f.line <> p.line`;
  return dropLines(trx, repeated, []);
};

/** Takes out rows whose account is known under another customer; answers with their lines. Those accounts stay as they are. */
export const dropStrangersAccounts = async (trx: Transaction, portfolio: string): Promise<Set<number>> => {
  const strangers = `from placement p join accounts a on a.portfolio = ? and a.account_id = p.account_id
    where a.customer_id <> p.customer_id`;
  await trx.raw(`insert into refused_account (account_id) select p.account_id ${strangers} on conflict do nothing`, [
    portfolio,
  ]);
  return dropLines(trx, `select p.line ${strangers}`, [portfolio]);
};

const dropLines = async (trx: Transaction, sql: string, bindings: readonly string[]): Promise<Set<number>> => {
  const rows: { line: number }[] = await trx.raw(sql, [...bindings]);
  const lines = rows.map(({ line }) => Number(line));
  for (let start = 0; start < lines.length; start += 500) {
    await trx('placement')
      .whereIn('line', lines.slice(start, start + 500))
      .delete();
  }
  return new Set(lines);
};

export interface PlacementSum {
  readonly currency: string;
  readonly amount: number;
  readonly open: number;
}

/** How many different customers the staged rows name. */
export const placementCustomers = async (trx: Transaction): Promise<number> => {
  const [row] = await trx('placement').countDistinct({ count: 'customer_id' });
  return Number(row?.count ?? 0);
};

/** Rows and balance per currency of what was staged, and of it what is open on the day. */
export const placementSums = async (trx: Transaction, asOf: string): Promise<PlacementSum[]> => {
  const open = '(closed_on is null or closed_on > ?) and (opened_on is null or opened_on <= ?)';
  const rows: Record<keyof PlacementSum, string>[] = await trx.raw(
    `select currency, sum(balance_minor) as amount, sum(case when ${open} then balance_minor else 0 end) as open
     from placement group by currency order by currency`,
    [asOf, asOf],
  );
  return rows.map((row) => ({ currency: row.currency, amount: Number(row.amount), open: Number(row.open) }));
};

export interface Closures {
  readonly open: number;
  readonly closing: number;
}

const missingFromPlacement = `not exists (select 1 from placement p where p.account_id = accounts.account_id)
  and not exists (select 1 from refused_account r where r.account_id = accounts.account_id)`;

/** How many accounts of the portfolio are open on the day, and how many of them the staged snapshot leaves out. */
export const closuresOf = async (
  trx: Transaction,
  { portfolio, asOf }: Pick<PlacementTerms, 'portfolio' | 'asOf'>,
): Promise<Closures> => {
  const openAccounts = () => trx('accounts').where({ portfolio }).where(stillOpen(asOf));
  const [open] = await openAccounts().count({ count: '*' });
  const [closing] = await openAccounts().whereRaw(missingFromPlacement).count({ count: '*' });
  return { open: Number(open?.count ?? 0), closing: Number(closing?.count ?? 0) };
};

const stillOpen =
  (asOf: string) =>
  (where: Knex.QueryBuilder): void => {
    where.whereNull('closed_on').orWhere('closed_on', '>', asOf);
  };

/** Takes the staged rows into customers, consents, accounts and payments; what changes keeps its earlier version. */
export const takeIn = async (trx: Transaction, terms: PlacementTerms): Promise<PlacementCounts> => {
  await takeInCustomers(trx, terms);
  await takeInConsents(trx, terms);
  const known = await knownAccounts(trx, terms);
  await keepHistory(trx, terms);
  await updateAccounts(trx, terms);
  const updated = await accountsTouched(trx, terms);
  await restateBalances(trx, terms);
  await insertAccounts(trx, terms);
  const taken = await accountsTouched(trx, terms);
  await takeInSettlements(trx, terms);
  if (terms.snapshot) await closeMissing(trx, terms);
  const touched = await accountsTouched(trx, terms);
  return { created: taken - updated, updated, unchanged: known - updated, closed: touched - taken };
};

const sameAccount = 'a.portfolio = ? and a.account_id = p.account_id';

/** A balance restated after payments is a new standing even where the figure is the same. */
const paidSinceStated = `exists (select 1 from payments y where y.customer_id = a.customer_id and y.portfolio = a.portfolio
  and y.account_id = a.account_id and y.source = 'file' and y.paid_on >= a.balance_on and y.paid_on < p.balance_on)`;

const differs = (columns: readonly string[]): string =>
  columns.map((column) => `a.${column} is distinct from p.${column}`).join(' or ');

const standingDiffers = `(${differs(standingColumns.filter((column) => column !== 'balance_on'))} or ${paidSinceStated})`;

const takeInCustomers = async (trx: Transaction, { importId }: PlacementTerms): Promise<void> => {
  const names = ['customer_id', ...customerColumns].join(', ');
  const lists = new Set<string>(['phones', 'emails']);
  const newValue = (column: string): string =>
    lists.has(column)
      ? `case when excluded.${column} = '[]' then customers.${column} else excluded.${column} end`
      : `coalesce(excluded.${column}, customers.${column})`;
  await trx.raw(
    `insert into customers (${names}, import_id)
     select ${names}, ? from placement where true order by account_id
     on conflict (customer_id) do update set
     ${customerColumns.map((column) => `${column} = ${newValue(column)}`).join(', ')}, import_id = excluded.import_id
     where ${customerColumns.map((column) => `customers.${column} is distinct from ${newValue(column)}`).join(' or ')}`,
    [importId],
  );
};

const takeInConsents = async (trx: Transaction, { importId, asOf }: PlacementTerms): Promise<void> => {
  for (const column of consentColumns.filter((name) => name !== 'consent_on')) {
    await trx.raw(
      `insert into consents (customer_id, channel, state, since_on, import_id)
       select customer_id, ?, ${column}, coalesce(consent_on, ?), ? from placement where ${column} is not null order by account_id
       on conflict (customer_id, channel) do update
       set state = excluded.state, since_on = excluded.since_on, import_id = excluded.import_id
       where consents.state <> excluded.state`,
      [column.slice('consent_'.length), asOf, importId],
    );
  }
};

const accountKey = ['customer_id', 'portfolio', 'account_id'];

const versionColumns = [...accountKey, ...standingColumns, 'valid_from_on'].join(', ');

const keepHistory = async (trx: Transaction, terms: PlacementTerms): Promise<void> => {
  await trx.raw(
    `insert into account_history (${versionColumns}, valid_until_on, replaced_by)
     select ${versionColumns.replace(/\w+/g, 'a.$&')}, ?, ?
     from accounts a join placement p on ${sameAccount} where ${standingDiffers}`,
    [terms.asOf, terms.importId, terms.portfolio],
  );
};

const updateAccounts = async (trx: Transaction, terms: PlacementTerms): Promise<void> => {
  await trx.raw(
    `update accounts as a set ${[...standingColumns, ...detailColumns].map((column) => `${column} = p.${column}`).join(', ')},
     valid_from_on = case when ${standingDiffers} then ? else a.valid_from_on end, import_id = ?
     from placement p where ${sameAccount} and (${differs(detailColumns)} or ${standingDiffers})`,
    [terms.asOf, terms.importId, terms.portfolio],
  );
};

/** A balance stated again is of the newer day, so that it contains what was paid before it; that alone is no new version. */
const restateBalances = async (trx: Transaction, { portfolio }: PlacementTerms): Promise<void> => {
  await trx.raw(
    `update accounts as a set balance_on = p.balance_on from placement p where ${sameAccount} and a.balance_on < p.balance_on`,
    [portfolio],
  );
};

/** The accounts of a portfolio's first placement hold for every day before it; those that come later hold from their day. */
const insertAccounts = async (trx: Transaction, terms: PlacementTerms): Promise<void> => {
  const columns = ['customer_id', 'account_id', ...standingColumns, ...detailColumns];
  const earlier = await trx('accounts').where({ portfolio: terms.portfolio }).first('account_id');
  const validFrom = earlier === undefined ? always : terms.asOf;
  await trx.raw(
    `insert into accounts (${columns.join(', ')}, portfolio, valid_from_on, placed_on, import_id)
     select ${columns.map((column) => `p.${column}`).join(', ')}, ?, ?, ?, ? from placement p
     where not exists (select 1 from accounts a where ${sameAccount}) order by p.customer_id, p.account_id`,
    [terms.portfolio, validFrom, terms.asOf, terms.importId, terms.portfolio],
  );
};

const takeInSettlements = async (trx: Transaction, { importId, portfolio }: PlacementTerms): Promise<void> => {
  await trx.raw(
    `insert into payments (customer_id, portfolio, account_id, payment_key, paid_on, amount_minor, currency, source, import_id)
     select customer_id, ?, account_id, closed_on || ' ' || settled_minor || '  1', closed_on, settled_minor, currency,
     'settlement', ? from placement p where closed_reason = 'settled' and settled_minor > 0
     and not exists (select 1 from payments y where y.customer_id = p.customer_id and y.portfolio = ?
       and y.account_id = p.account_id and y.paid_on = p.closed_on and y.amount_minor = p.settled_minor)
     on conflict do nothing`,
    [portfolio, importId, portfolio],
  );
};

const closeMissing = async (trx: Transaction, terms: PlacementTerms): Promise<void> => {
  const closing = `(closed_on is null or closed_on > ?) and portfolio = ? and ${missingFromPlacement}`;
  await trx.raw(
    `insert into account_history (${versionColumns}, valid_until_on, replaced_by)
     select ${versionColumns}, ?, ? from accounts where ${closing}`,
    [terms.asOf, terms.importId, terms.asOf, terms.portfolio],
  );
  await trx.raw(
    `update accounts set closed_on = ?, closed_reason = 'not-in-snapshot', valid_from_on = ?, import_id = ? where ${closing}`,
    [terms.asOf, terms.asOf, terms.importId, terms.asOf, terms.portfolio],
  );
};

const knownAccounts = async (trx: Transaction, { portfolio }: PlacementTerms): Promise<number> => {
  const [row]: { count: number }[] = await trx.raw(
    `select count(*) as count from placement p join accounts a on ${sameAccount}`,
    [portfolio],
  );
  return Number(row?.count ?? 0);
};

const accountsTouched = async (trx: Transaction, { importId, portfolio }: PlacementTerms): Promise<number> => {
  const [row] = await trx('accounts').where({ portfolio, import_id: importId }).count({ count: '*' });
  return Number(row?.count ?? 0);
};
