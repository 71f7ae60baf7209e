import type { Knex } from 'knex';
import type { Day } from '../domain/day.ts';
import {
  always,
  consentColumns,
  customerColumns,
  detailColumns,
  meansColumns,
  type PlacementColumn,
  type PlacementCounts,
  placementColumns,
  standingColumns,
} from '../domain/intake/placement.ts';
import { type StatedConsents, takeInConsents } from './consents.ts';
import { type BulkLoad, bulkLoad, type Transaction } from './database.ts';
import { openAccountsOn } from './open-accounts.ts';
import { settlePlaced } from './settlements.ts';

/** What the accounts of a placement are taken in under. */
export interface PlacementTerms {
  readonly importId: number;
  readonly portfolio: string;
  readonly asOf: Day;
  /** Whether accounts that the file leaves out are closed. */
  readonly snapshot: boolean;
  /** What the file says; the placement's other columns are empty. */
  readonly columns: readonly PlacementColumn[];
}

/** An empty, passing table for the rows of one placement, gone when the connection closes. */
export const beginPlacement = async (trx: Transaction): Promise<void> => {
  await trx.raw('drop table if exists placement');
  await trx.raw(`create temporary table placement (${placementColumns.map(columnDefinition).join(', ')})`);
  await trx.raw('drop table if exists refused_account');
  await trx.raw('create temporary table refused_account (account_id text primary key)');
};

/** Loads rows of these columns into the placement; the other columns stay empty. */
export const stagePlacement = (trx: Transaction, columns: readonly PlacementColumn[]): BulkLoad =>
  bulkLoad(trx, 'placement', columns);

/** Keeps the accounts of refused rows from being taken for missing: nothing is known of them, so nothing changes. */
export const keepRefusedAccounts = async (trx: Transaction, accountIds: readonly string[]): Promise<void> => {
  for (let start = 0; start < accountIds.length; start += 500) {
    const rows = accountIds.slice(start, start + 500).map((account_id) => ({ account_id }));
    await trx('refused_account').insert(rows).onConflict('account_id').ignore();
  }
};

const columnDefinition = (column: string): string =>
  `${column} ${column === 'line' || column === 'disputed' || column.endsWith('_minor') ? 'bigint' : 'text'}`;

/** Makes the staged rows searchable by account and by customer; call once all are loaded. */
export const indexPlacement = async (trx: Transaction): Promise<void> => {
  await trx.raw('create index placement_account on placement (account_id, line)');
  await trx.raw('create index placement_customer on placement (customer_id, account_id)');
};

/** A row of an account that an earlier one names already. */
export interface RepeatedRow {
  /** The line of the first. */
  readonly first: number;
  /** Whether it states another customer, balance or day than the first. */
  readonly contradicts: boolean;
}

/** Takes out every later row of an account that is named more than once; answers with their lines. */
export const dropRepeatedAccounts = async (trx: Transaction): Promise<Map<number, RepeatedRow>> => {
  const stated = ['customer_id', 'currency', 'balance_minor', 'due_on', 'closed_on'];
  const rows: { line: number; first: number; contradicts: number }[] = await trx.raw(
    `select p.line, f.line as first, case when ${stated.map((column) => `p.${column} is distinct from f.${column}`).join(' or ')}
     then 1 else 0 end as contradicts
     from (select account_id, min(line) as line from placement group by account_id having count(*) > 1) r
     join placement f on f.account_id = r.account_id and f.line = r.line
     join placement p on p.account_id = r.account_id and p.line <> r.line`,
  );
  const repeated = new Map(
    rows.map(({ line, first, contradicts }) => [
      Number(line),
      { first: Number(first), contradicts: Number(contradicts) === 1 },
    ]),
  );
  await dropLines(trx, [...repeated.keys()]);
  return repeated;
};

/** Takes out rows whose account is known under another customer; answers with their lines. Those accounts stay as they are. */
export const dropStrangersAccounts = async (trx: Transaction, portfolio: string): Promise<Set<number>> => {
  const strangers = `from placement p join accounts a on a.portfolio = ? and a.account_id = p.account_id
    where a.customer_id <> p.customer_id`;
  await trx.raw(`insert into refused_account (account_id) select p.account_id ${strangers} on conflict do nothing`, [
    portfolio,
  ]);
  const rows: { line: number }[] = await trx.raw(`select p.line ${strangers}`, [portfolio]);
  const lines = rows.map(({ line }) => Number(line));
  await dropLines(trx, lines);
  return new Set(lines);
};

const dropLines = async (trx: Transaction, lines: readonly number[]): Promise<void> => {
  for (let start = 0; start < lines.length; start += 500) {
    await trx('placement')
      .whereIn('line', lines.slice(start, start + 500))
      .delete();
  }
};

export interface PlacementSum {
  readonly currency: string;
  readonly amount: number;
}

/** How many different customers the staged rows name. */
export const placementCustomers = async (trx: Transaction): Promise<number> => {
  const [row] = await trx('placement').countDistinct({ count: 'customer_id' });
  return Number(row?.count ?? 0);
};

/** The balances of the staged rows per currency. */
export const placementSums = async (trx: Transaction): Promise<PlacementSum[]> => {
  const rows: PlacementSum[] = await trx('placement')
    .groupBy('currency')
    .orderBy('currency')
    .select('currency')
    .sum({ amount: 'balance_minor' });
  return rows.map(({ currency, amount }) => ({ currency, amount: Number(amount) }));
};

type InPortfolio = Pick<PlacementTerms, 'portfolio' | 'asOf'>;

/** What is owed per currency on the accounts of the staged rows that are open on the day; call once they are taken in. */
export const placementOpen = (trx: Transaction, terms: InPortfolio): Promise<PlacementSum[]> =>
  owedOn(openIn(trx, terms).whereRaw('exists (select 1 from placement p where p.account_id = open.account_id)'));

/** What is owed per currency on all accounts of the portfolio that are open on the day. */
export const portfolioOpen = (trx: Transaction, terms: InPortfolio): Promise<PlacementSum[]> =>
  owedOn(openIn(trx, terms));

const openIn = (trx: Transaction, { portfolio, asOf }: InPortfolio): Knex.QueryBuilder =>
  trx.from(openAccountsOn(trx, asOf).where('a.portfolio', portfolio).as('open'));

const owedOn = async (open: Knex.QueryBuilder): Promise<PlacementSum[]> => {
  const rows: PlacementSum[] = await open
    .groupBy('currency')
    .orderBy('currency')
    .select('currency')
    .sum({ amount: 'balance_minor' });
  return rows.map(({ currency, amount }) => ({ currency, amount: Number(amount) }));
};

export interface Closures {
  readonly open: number;
  readonly closing: number;
}

const missingFrom = (accounts: string): string =>
  `not exists (select 1 from placement p where p.account_id = ${accounts}.account_id)
  and not exists (select 1 from refused_account r where r.account_id = ${accounts}.account_id)`;

/** How many accounts of the portfolio are open on the day, something being owed, and how many of them the staged snapshot leaves out. */
export const closuresOf = async (
  trx: Transaction,
  { portfolio, asOf }: Pick<PlacementTerms, 'portfolio' | 'asOf'>,
): Promise<Closures> => {
  const row: Closures | undefined = await trx
    .from(openAccountsOn(trx, asOf).where('a.portfolio', portfolio).as('open'))
    .select(trx.raw(`sum(case when ${missingFrom('open')} then 1 else 0 end) as closing`))
    .count({ open: '*' })
    .first();
  return { open: Number(row?.open ?? 0), closing: Number(row?.closing ?? 0) };
};

/** Takes the staged rows into customers, consents, accounts and payments; what changes keeps its earlier version. */
export const takeIn = async (trx: Transaction, terms: PlacementTerms): Promise<PlacementCounts> => {
  await takeInCustomers(trx, terms);
  await takeInConsents(trx, consentsIn(terms.columns), terms);
  const known = await knownAccounts(trx, terms);
  const updated = known === 0 ? 0 : await takeInKnown(trx, terms);
  await insertAccounts(trx, terms, known);
  const taken = await accountsTouched(trx, terms);
  if (terms.snapshot) await closeMissing(trx, terms);
  await settlePlaced(trx, terms.portfolio, terms.importId);
  const touched = await accountsTouched(trx, terms);
  return { created: taken - updated, updated, unchanged: known - updated, closed: touched - taken };
};

/** Takes in the accounts that were there before; answers with how many of them changed. */
const takeInKnown = async (trx: Transaction, terms: PlacementTerms): Promise<number> => {
  await keepHistory(trx, terms);
  await updateAccounts(trx, terms);
  const updated = await accountsTouched(trx, terms);
  await restateBalances(trx, terms);
  return updated;
};

const sameAccount = 'a.portfolio = ? and a.account_id = p.account_id';

/** A balance restated after payments is a new standing even where the figure is the same. */
const paidSinceStated = `exists (select 1 from payments y where y.customer_id = a.customer_id and y.portfolio = a.portfolio
  and y.account_id = a.account_id and y.source = 'file' and y.paid_on >= a.balance_on and y.paid_on < p.balance_on)`;

const differs = (columns: readonly string[]): string =>
  columns.map((column) => `a.${column} is distinct from p.${column}`).join(' or ');

const standingDiffers = `(${differs(standingColumns.filter((column) => column !== 'balance_on'))} or ${paidSinceStated})`;

const takeInCustomers = async (trx: Transaction, { importId, columns }: PlacementTerms): Promise<void> => {
  const told = customerColumns.filter((column) => columns.includes(column));
  const names = ['customer_id', ...told].join(', ');
  const lists = new Set<string>(['phones', 'emails']);
  const means = new Set<string>(meansColumns);
  const newValue = (column: string): string => {
    if (lists.has(column))
      return `case when excluded.${column} = '[]' then customers.${column} else excluded.${column} end`;
    const told = `coalesce(excluded.${column}, customers.${column})`;
    return means.has(column) ? `case when customers.means_on is null then ${told} else customers.${column} end` : told;
  };
  await trx.raw(
    `insert into customers (${names}, created_by, import_id)
     select ${names}, ?, ? from placement where true order by customer_id, account_id
     on conflict (customer_id) do update set
     ${told.map((column) => `${column} = ${newValue(column)}`).join(', ')}, import_id = excluded.import_id
     where ${told.map((column) => `customers.${column} is distinct from ${newValue(column)}`).join(' or ')}`,
    [importId, importId],
  );
};

const consentsIn = (columns: readonly PlacementColumn[]): StatedConsents => ({
  table: 'placement',
  columns: consentColumns.filter((name) => name !== 'consent_on' && columns.includes(name)),
  day: columns.includes('consent_on') ? 'consent_on' : null,
  evidence: null,
  refusalsDated: false,
});

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
const restateBalances = async (trx: Transaction, { importId, portfolio }: PlacementTerms): Promise<void> => {
  await trx.raw(
    `update accounts as a set balance_on = p.balance_on, restated_from_on = a.balance_on, restated_by = ?
     from placement p where ${sameAccount} and a.balance_on < p.balance_on`,
    [importId, portfolio],
  );
};

/** The accounts of a portfolio's first placement hold for every day before it; those that come later hold from their day. */
const insertAccounts = async (trx: Transaction, terms: PlacementTerms, known: number): Promise<void> => {
  const columns = ['customer_id', 'account_id', ...standingColumns, ...detailColumns];
  const earlier = await trx('accounts').where({ portfolio: terms.portfolio }).first('account_id');
  const validFrom = earlier === undefined ? always : terms.asOf;
  await trx.raw(
    `insert into accounts (${columns.join(', ')}, portfolio, valid_from_on, placed_on, import_id)
     select ${columns.map((column) => `p.${column}`).join(', ')}, ?, ?, ?, ? from placement p
     ${known === 0 ? '' : `where not exists (select 1 from accounts a where ${sameAccount})`} order by p.customer_id, p.account_id`,
    [terms.portfolio, validFrom, terms.asOf, terms.importId, ...(known === 0 ? [] : [terms.portfolio])],
  );
};

/** What this import has touched is in its file. */
const closeMissing = async (trx: Transaction, terms: PlacementTerms): Promise<void> => {
  const closing = `(closed_on is null or closed_on > ?) and portfolio = ? and import_id <> ? and ${missingFrom('accounts')}`;
  await trx.raw(
    `insert into account_history (${versionColumns}, valid_until_on, replaced_by)
     select ${versionColumns}, ?, ? from accounts where ${closing}`,
    [terms.asOf, terms.importId, terms.asOf, terms.portfolio, terms.importId],
  );
  await trx.raw(
    `update accounts set closed_on = ?, closed_reason = 'not-in-snapshot', valid_from_on = ?, import_id = ? where ${closing}`,
    [terms.asOf, terms.asOf, terms.importId, terms.asOf, terms.portfolio, terms.importId],
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
