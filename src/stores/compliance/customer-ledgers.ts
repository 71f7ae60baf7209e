import type { Knex } from 'knex';
import type { CustomerLedger } from '../../domain/compliance/contact-findings.ts';
import type { Telling, Told } from '../../domain/compliance/silence.ts';
import type { Located } from '../../domain/contact/located.ts';
import type { Day } from '../../domain/day.ts';
import { minorOf } from '../../domain/money.ts';
import { suppressedRequest } from '../../domain/suppression/opt-out.ts';
import { consentColumns } from '../cases/customer-case-rows.ts';
import { outcomeOf } from '../cases/customer-outcomes.ts';
import { type RequestRow, requestOf, requestRowColumns, requestsBetween } from '../cases/customer-requests.ts';
import { type ConsentRow, consentOf } from '../consents/consent-rows.ts';
import type { Transaction } from '../database.ts';
import { type HoldRow, holdColumns, holdOf, holdsBetween } from '../holds/holds.ts';
import { packedRows, rowsIn } from '../packed-rows.ts';
import { readAhead } from '../read-ahead.ts';
import { type SuppressionRow, suppressionColumns, suppressionSearch } from '../suppressions/suppressions.ts';
import * as rows from './ledger-rows.ts';
import { contactsOf } from './made-contacts.ts';
import { owedAccounts } from './owed-accounts.ts';

/** A customer who was contacted, with everything the ledger has that tells whether it was in order. */
export interface ContactedCustomer {
  readonly ledger: CustomerLedger;
  readonly located: Located;
  readonly phones: readonly string[];
}

export interface ContactedPeriod {
  readonly from: Day;
  readonly to: Day;
  /** Contacts from this day on count towards the limits. */
  readonly since: Day;
}

/** The customers contacted in the period, in the order of their ids, in pages; memory does not grow with them. */
export const contactedCustomers = (
  trx: Transaction,
  period: ContactedPeriod,
): AsyncGenerator<readonly ContactedCustomer[]> => readAhead(ledgersInPages(trx, period));

async function* ledgersInPages(
  trx: Transaction,
  period: ContactedPeriod,
): AsyncGenerator<readonly ContactedCustomer[]> {
  const lookUp = await lookUpsOf(trx);
  for (let last = ''; ; ) {
    const ids = await contactedAfter(trx, last, period);
    if (ids.length > 0) yield await ledgersOf(trx, ids, period, lookUp);
    if (ids.length < customersAtOnce) return;
    last = ids.at(-1) ?? '';
  }
}

/** Everything the ledger has of one customer, contacted or not; undefined for one that is not known. */
export const customerLedger = async (
  trx: Transaction,
  customerId: string,
  period: ContactedPeriod,
): Promise<ContactedCustomer | undefined> => {
  const [found] = await ledgersOf(trx, [customerId], period, await lookUpsOf(trx));
  return found;
};

const customersAtOnce = 500;

/** What is looked up for every page. */
interface LookUps {
  /** The day of an import's file. */
  readonly toldOn: (importId: number) => Day;
  /** Undefined where nobody who was erased had asked not to be contacted. */
  readonly suppressed: Awaited<ReturnType<typeof suppressionSearch>>;
}

const lookUpsOf = async (trx: Transaction): Promise<LookUps> => ({
  toldOn: await daysOfImports(trx),
  suppressed: await suppressionSearch(trx),
});

const daysOfImports = async (trx: Transaction): Promise<(importId: number) => Day> => {
  const imports: { import_id: number; as_of_on: Day }[] = await trx('imports').select('import_id', 'as_of_on');
  const days = new Map(imports.map(({ import_id, as_of_on }) => [Number(import_id), as_of_on]));
  return (importId) => days.get(importId) ?? ('' as Day);
};

const contactedAfter = async (trx: Transaction, last: string, { from, to }: ContactedPeriod): Promise<string[]> => {
  const after = (table: string) =>
    trx(table)
      .where('customer_id', '>', last)
      .whereBetween('on_day', [from, to])
      .distinct('customer_id')
      .orderBy('customer_id')
      .limit(customersAtOnce);
  const contacts = after('interactions').where({ direction: 'out' });
  const outcomes = after('outcomes').whereNull('batch_id');
  return trx
    .from(
      trx
        .from(contacts.as('contacts'))
        .select('customer_id')
        .union([trx.from(outcomes.as('told')).select('customer_id')])
        .as('both'),
    )
    .orderBy('customer_id')
    .limit(customersAtOnce)
    .pluck('customer_id');
};

const ledgersOf = async (
  trx: Transaction,
  ids: readonly string[],
  period: ContactedPeriod,
  { toldOn, suppressed }: LookUps,
): Promise<ContactedCustomer[]> => {
  const range = [ids[0] ?? '', ids.at(-1) ?? ''] as const;
  const among = (table: string) => trx(table).whereIn('customer_id', [...ids]);
  const found = {
    customers: await packedRows<rows.ContactedRow>(
      trx,
      among('customers').orderBy('customer_id'),
      rows.contactedColumns,
    ),
    made: grouped(await packedRows<rows.MadeRow>(trx, madeBy(trx, ids, period), rows.madeColumns)),
    outcomes: grouped(await packedRows<rows.ToldOutcomeRow>(trx, inOrder(among('outcomes')), rows.toldOutcomeColumns)),
    consents: grouped(await packedRows<ConsentTold>(trx, among('consents'), [...consentColumns, 'import_id'])),
    requests: grouped(await packedRows<RequestTold>(trx, firstTold(trx, range), [...requestRowColumns, 'import_id'])),
    suppressions: grouped(rowsIn<SuppressionRow>((await suppressed?.(range)) ?? null, suppressionColumns)),
    holds: grouped(await packedRows<HoldRow>(trx, holdsBetween(trx, range), holdColumns)),
    promises: grouped(
      await packedRows<rows.PromisedRow>(trx, among('promises').orderBy('promise_id'), rows.promisedColumns),
    ),
    versions: grouped(await packedRows<rows.VersionRow>(trx, versionsOf(trx, ids), rows.versionColumns)),
    payments: grouped(await packedRows<rows.PaidRow>(trx, among('payments'), rows.paidColumns)),
  };
  return found.customers.map((customer) => contactedCustomer(customer, found, toldOn));
};

interface ConsentTold extends ConsentRow {
  readonly import_id: number | null;
}

interface RequestTold extends RequestRow {
  readonly import_id: number | null;
}

interface Found {
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

const grouped = <Row extends { readonly customer_id: string }>(all: readonly Row[]): Groups<Row> => {
  const groups = new Map<string, Row[]>();
  for (const row of all) {
    const group = groups.get(row.customer_id);
    if (group) group.push(row);
    else groups.set(row.customer_id, [row]);
  }
  return (customerId) => groups.get(customerId) ?? [];
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

const contactedCustomer = (
  customer: rows.ContactedRow,
  found: Found,
  toldOn: (importId: number) => Day,
): ContactedCustomer => {
  const id = customer.customer_id;
  const telling = (importId: number | null, onDay: Day): Telling =>
    importId === null ? { importId, toldOn: onDay } : { importId: Number(importId), toldOn: toldOn(Number(importId)) };
  return {
    located: rows.locatedIn(customer),
    phones: JSON.parse(customer.phones) as string[],
    ledger: {
      customerId: id,
      contacts: contactsOf(found.made(id), found.outcomes(id)),
      accounts: owedAccounts(found.versions(id), found.payments(id), toldOn),
      changedBy: Number(customer.import_id),
      ...toldOf(id, found, telling),
    },
  };
};

const toldOf = (id: string, found: Found, telling: (importId: number | null, onDay: Day) => Telling): Told => ({
  requests: [
    ...found.requests(id).map((row) => ({ ...requestOf(row), ...telling(row.import_id, row.on_day) })),
    ...found.suppressions(id).map(({ channel, since_on: since }) => ({
      ...suppressedRequest({ channel, since }),
      ...telling(null, since),
    })),
  ],
  outcomes: [...found.outcomes(id), ...wrongNumbers(found.made(id))].map((row) => ({
    ...outcomeOf(row),
    ...telling(row.import_id, row.on_day),
  })),
  consents: found.consents(id).map((row) => ({ ...consentOf(row), ...telling(row.import_id, row.since_on) })),
  holds: found.holds(id).map(holdOf),
  promises: found.promises(id).map((row) => promiseOf(row, found.payments(id), telling)),
});

const wrongNumbers = (made: readonly rows.MadeRow[]) =>
  made.flatMap((row) =>
    row.result === 'wrong-number' ? [{ ...row, outcome: 'wrong-number' as const, channel: null, batch_id: null }] : [],
  );

const promiseOf = (
  row: rows.PromisedRow,
  payments: readonly rows.PaidRow[],
  telling: (importId: number | null, onDay: Day) => Telling,
): Told['promises'][number] => ({
  amount: minorOf(Number(row.amount_minor)),
  madeOn: row.made_on,
  dueOn: row.due_on,
  cancelledOn: row.cancelled_on,
  account: { portfolio: row.portfolio, accountId: row.account_id },
  currency: row.currency,
  payments: payments
    .filter(
      (one) => one.portfolio === row.portfolio && one.account_id === row.account_id && one.currency === row.currency,
    )
    .filter(({ amount_minor }) => Number(amount_minor) > 0)
    .map(({ paid_on, amount_minor }) => ({ paidOn: paid_on, amount: minorOf(Number(amount_minor)) })),
  ...telling(row.import_id, row.made_on),
});
