import type { Day } from '../../domain/day.ts';
import {
  always,
  consentColumns,
  customerColumns,
  detailColumns,
  meansColumns,
  type PlacementColumn,
  type PlacementCounts,
  standingColumns,
} from '../../domain/intake/placement.ts';
import type { Transaction } from '../database.ts';
import { dialectOf } from '../dialect.ts';
import { settlePlaced } from '../payments/settlements.ts';
import { type StatedConsents, takeInConsents } from '../told/consents.ts';
import { versionColumns } from './account-versions.ts';
import { closeMissing } from './missing-accounts.ts';
import { isRepeated } from './repeated-rows.ts';

/** What the accounts of a placement are taken in under. */
export interface PlacementTerms {
  readonly importId: number;
  readonly portfolio: string;
  readonly asOf: Day;
  /** How many rows are staged, and how many accounts were noted as missing and are closed. */
  readonly staged: number;
  /** How many rows are repeated: their accounts stay as they are. */
  readonly repeated: number;
  /** Whether the rows state balances as of the day. */
  readonly restated: boolean;
  readonly missing: number;
  /** What the file says; the placement's other columns are empty. */
  readonly columns: readonly PlacementColumn[];
}

/** Takes the staged rows into customers, consents, accounts and payments; what changes keeps its earlier version. */
export const takeIn = async (trx: Transaction, terms: PlacementTerms): Promise<PlacementCounts> => {
  await takeInCustomers(trx, terms);
  await takeInConsents(trx, consentsIn(terms.columns), terms);
  const known = await knownAccounts(trx, terms);
  const updated = known === 0 ? 0 : await takeInKnown(trx, terms);
  await insertAccounts(trx, terms, known);
  if (terms.repeated > 0 && terms.restated) await restateRepeated(trx, terms);
  if (terms.missing > 0) await closeMissing(trx, terms);
  await settlePlaced(trx, terms.portfolio, terms.importId);
  return { created: terms.staged - known, updated, unchanged: terms.repeated + known - updated, closed: terms.missing };
};

/** Takes in the accounts that were there before; answers with how many of them changed. */
const takeInKnown = async (trx: Transaction, terms: PlacementTerms): Promise<number> => {
  await keepHistory(trx, terms);
  await updateAccounts(trx, terms);
  const updated = await accountsTouched(trx, terms);
  await restateBalances(trx, terms);
  await markKnown(trx, terms);
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
     ${dialectOf(trx).customersOf('placement', told, [...lists])}
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
    `update accounts as a set ${[...standingColumns, ...detailColumns, 'row_mark'].map((column) => `${column} = p.${column}`).join(', ')},
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

/** The same for the accounts of repeated rows. */
const restateRepeated = async (trx: Transaction, { importId, portfolio, asOf }: PlacementTerms): Promise<void> => {
  await trx.raw(
    `update accounts as a set balance_on = ?, restated_from_on = a.balance_on, restated_by = ?
     where ${isRepeated} and a.balance_on < ?`,
    [asOf, importId, portfolio, asOf],
  );
};

/** An account that stays as it is may be stated by another row than before. */
const markKnown = async (trx: Transaction, { portfolio }: PlacementTerms): Promise<void> => {
  await trx.raw(
    `update accounts as a set row_mark = p.row_mark from placement p
     where ${sameAccount} and a.row_mark is distinct from p.row_mark`,
    [portfolio],
  );
};

/** The accounts of a portfolio's first placement hold for every day before it; those that come later hold from their day. */
const insertAccounts = async (trx: Transaction, terms: PlacementTerms, known: number): Promise<void> => {
  const columns = ['customer_id', 'account_id', ...standingColumns, ...detailColumns, 'row_mark'];
  const earlier = await trx('accounts').where({ portfolio: terms.portfolio }).first('account_id');
  const validFrom = earlier === undefined ? always : terms.asOf;
  await trx.raw(
    `insert into accounts (${columns.join(', ')}, portfolio, valid_from_on, placed_on, import_id)
     select ${columns.map((column) => `p.${column}`).join(', ')}, ?, ?, ?, ? from placement p
     ${known === 0 ? '' : `where not exists (select 1 from accounts a where ${sameAccount})`} order by p.customer_id, p.account_id`,
    [terms.portfolio, validFrom, terms.asOf, terms.importId, ...(known === 0 ? [] : [terms.portfolio])],
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
