import type { Knex } from 'knex';
import type { Day } from '../../domain/day.ts';
import { consentColumns } from '../cases/customer-case-rows.ts';
import { type RequestRow, requestRowColumns, requestsBetween } from '../cases/customer-requests.ts';
import type { ConsentRow } from '../consents/consent-rows.ts';
import type { Transaction } from '../database.ts';
import { type HoldRow, holdColumns, holdsBetween } from '../holds/holds.ts';
import { packedRows, rowsByCustomer, rowsIn } from '../packed-rows.ts';
import { type SuppressionRow, suppressionColumns, type suppressionSearch } from '../suppressions/suppressions.ts';
import * as rows from './ledger-rows.ts';

export interface ContactedPeriod {
  readonly from: Day;
  readonly to: Day;
  /** Contacts from this day on count towards the limits. */
  readonly since: Day;
}

interface ConsentTold extends ConsentRow {
  readonly import_id: number | null;
}

interface RequestTold extends RequestRow {
  readonly import_id: number | null;
}

/** What the ledger has of some customers, by their ids. */
export interface LedgerRows {
  readonly customers: readonly rows.ContactedRow[];
  readonly made: Groups<rows.MadeRow>;
  readonly outcomes: Groups<rows.ToldOutcomeRow>;
  readonly consents: Groups<ConsentTold>;
  readonly requests: Groups<RequestTold>;
  readonly suppressions: Groups<SuppressionRow>;
  readonly holds: Groups<HoldRow>;
  readonly promises: Groups<rows.PromisedRow>;
  readonly versions: Groups<rows.VersionRow>;
  readonly payments: Groups<rows.PaidRow>;
}

type Groups<Row> = (customerId: string) => readonly Row[];

export type SuppressionSearch = Awaited<ReturnType<typeof suppressionSearch>>;

/** Looks up everything that the ledger has of the customers. */
export const ledgerRows = async (
  trx: Transaction,
  ids: readonly string[],
  period: ContactedPeriod,
  suppressed: SuppressionSearch,
): Promise<LedgerRows> => {
  const range = [ids[0] ?? '', ids.at(-1) ?? ''] as const;
  const among = (table: string) => trx(table).whereIn('customer_id', [...ids]);
  return {
    customers: await packedRows<rows.ContactedRow>(
      trx,
      among('customers').orderBy('customer_id'),
      rows.contactedColumns,
    ),
    made: rowsByCustomer(await packedRows<rows.MadeRow>(trx, madeBy(trx, ids, period), rows.madeColumns)),
    outcomes: rowsByCustomer(
      await packedRows<rows.ToldOutcomeRow>(trx, inOrder(among('outcomes')), rows.toldOutcomeColumns),
    ),
    consents: rowsByCustomer(await packedRows<ConsentTold>(trx, among('consents'), [...consentColumns, 'import_id'])),
    requests: rowsByCustomer(
      await packedRows<RequestTold>(trx, firstTold(trx, range), [...requestRowColumns, 'import_id']),
    ),
    suppressions: rowsByCustomer(rowsIn<SuppressionRow>((await suppressed?.(range)) ?? null, suppressionColumns)),
    holds: rowsByCustomer(await packedRows<HoldRow>(trx, holdsBetween(trx, range), holdColumns)),
    promises: rowsByCustomer(
      await packedRows<rows.PromisedRow>(trx, among('promises').orderBy('promise_id'), rows.promisedColumns),
    ),
    versions: rowsByCustomer(await packedRows<rows.VersionRow>(trx, versionsOf(trx, ids), rows.versionColumns)),
    payments: rowsByCustomer(await packedRows<rows.PaidRow>(trx, among('payments'), rows.paidColumns)),
  };
};

const inOrder = (outcomes: Knex.QueryBuilder) => outcomes.orderBy(['customer_id', 'on_day', 'outcome_key']);

/** Contacts that count towards limits, every step ever sent, and every telephone that turned out to be somebody else's. */
const madeBy = (trx: Transaction, ids: readonly string[], { since, to }: ContactedPeriod) =>
  trx('interactions as i')
    .leftJoin('messages as m', (join) => {
      join.on('m.batch_id', 'i.batch_id').on('m.customer_id', 'i.customer_id');
    })
    .leftJoin('batches as b', 'b.batch_id', 'i.batch_id')
    .whereIn('i.customer_id', [...ids])
    .where('i.on_day', '<=', to)
    .where((either) => {
      either.where('i.on_day', '>=', since).orWhere('i.kind', 'message').orWhere('i.result', 'wrong-number');
    })
    .select('i.*', 'm.accounts', 'm.due_on', 'm.recipient', 'm.not_before', 'm.not_after')
    .select(trx.raw('case when m.accounts > 1 then m.decision end as decision'))
    .select(trx.raw('case when b.taken_back_after is null then b.import_id end as planned_after'), 'b.dispatched_on');

/** The requests, each with the first import that told of it. */
const firstTold = (trx: Transaction, range: readonly [string, string]) =>
  requestsBetween(trx, range).select(trx.raw('min(import_id) as import_id'));

const versionsOf = (trx: Transaction, ids: readonly string[]) => {
  const standing = rows.versionColumns.filter((column) => column !== 'replaced_by');
  return trx('accounts')
    .whereIn('customer_id', [...ids])
    .select([...standing, trx.raw('null as replaced_by')])
    .unionAll([
      trx('account_history')
        .whereIn('customer_id', [...ids])
        .select([...standing, 'replaced_by']),
    ]);
};
