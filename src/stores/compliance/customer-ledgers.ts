import type { Day } from '../../domain/day.ts';
import type { Transaction } from '../database.ts';
import { readAhead } from '../read-ahead.ts';
import { suppressionSearch } from '../suppressions/suppressions.ts';
import { type ContactedCustomer, contactedCustomer } from './contacted-customer.ts';
import { type ContactedPeriod, ledgerRows, type SuppressionSearch } from './found-rows.ts';

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
  readonly suppressed: SuppressionSearch;
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
  const found = await ledgerRows(trx, ids, period, suppressed);
  return found.customers.map((customer) => contactedCustomer(customer, found, toldOn));
};
