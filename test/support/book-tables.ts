import type { CaseRows } from '../../src/stores/cases/customer-case-rows.ts';
import type { Database } from '../../src/stores/database.ts';
import { importRow } from './batch-workspace.ts';

type Row = Readonly<Record<string, unknown>>;

/** What is owed is stated on the day of the first import, and payments come off it. */
const statedOn = '2026-01-01';

/** Puts customers with all that is known of them into the tables of a workspace, in the order given. */
export const fillTables = async (database: Database, customers: readonly CaseRows[], asOf: string): Promise<void> => {
  const add = async (table: string, rows: readonly Row[]): Promise<void> => {
    for (const row of rows) await database(table).insert(row);
  };
  await add('imports', [importRow({ as_of_on: asOf, fresh_on: asOf })]);
  await add(
    'customers',
    customers.map(({ customer }) => ({ ...customer, import_id: 1 })),
  );
  await add(
    'accounts',
    customers.flatMap(({ accounts }) => accounts.map(accountRow)),
  );
  await add('consents', customers.flatMap(({ consents }) => consents).map(ofImport));
  await add(
    'interactions',
    customers.flatMap(({ interactions }) => interactions.map(interactionRow)),
  );
  await add('payments', customers.flatMap(paymentRows));
  await add(
    'requests',
    customers.flatMap(({ requests }) => requests.map(keyed('request_key'))),
  );
  await add(
    'outcomes',
    customers.flatMap(({ outcomes }) => outcomes.flatMap(outcomeRow)),
  );
  await add(
    'holds',
    customers.flatMap(({ holds }) => holds.map(({ hold_id, ...hold }) => ofImport(hold))),
  );
  await add('promises', customers.flatMap(promiseRows));
};

const ofImport = (row: object): Row => ({ ...row, import_id: 1 });

const keyed =
  (column: string) =>
  (row: object, index: number): Row => ({ ...row, [column]: `key-${index}`, import_id: 1 });

const accountRow = ({ segment, entered_on, dpd, ...account }: CaseRows['accounts'][number]): Row => ({
  ...account,
  balance_on: statedOn,
  valid_from_on: '0001-01-01',
  placed_on: statedOn,
  import_id: 1,
});

const interactionRow = ({ accounts, batch_id, ...row }: CaseRows['interactions'][number]): Row => row;

const paymentRows = ({ accounts: [account], payments }: CaseRows): Row[] =>
  account === undefined
    ? []
    : payments.map((payment, index) => ({
        ...payment,
        portfolio: account.portfolio,
        account_id: account.account_id,
        payment_key: `paid-${index}`,
        source: 'file',
        import_id: 1,
      }));

const outcomeRow = ({ batch_id, ...row }: CaseRows['outcomes'][number], index: number): Row[] =>
  row.outcome === 'wrong-number' ? [] : [keyed('outcome_key')(row, index)];

const promised = 100_000_000;

const promiseRows = ({ promises, accounts }: CaseRows): Row[] =>
  promises.map((promise) => ({
    ...promise,
    amount_minor: promised,
    currency: accounts.find(
      ({ account_id, portfolio }) => account_id === promise.account_id && portfolio === promise.portfolio,
    )?.currency,
    source: 'command',
  }));

/** The same of every customer with an account in one of the segments, read back row by row as the tables have it on a day. */
export const rowsInTables = async (
  database: Database,
  asOf: string,
  segments: readonly string[],
): Promise<ReadonlyMap<string, CaseRows>> => {
  const tables: Record<string, Row[]> = {};
  for (const table of ['customers', 'accounts', 'assignments', 'payments', 'messages', ...kept])
    tables[table] = await database(table).select('*');
  const of = (table: string, id: unknown): Row[] =>
    (tables[table] ?? []).filter(({ customer_id }) => customer_id === id);
  const found = new Map<string, CaseRows>();
  for (const customer of tables.customers ?? []) {
    const id = customer.customer_id;
    const accounts = of('accounts', id).map((account) =>
      owedOn(account, of('payments', id), of('assignments', id), asOf),
    );
    if (!accounts.some(({ segment }) => segments.includes(String(segment)))) continue;
    const rows = Object.fromEntries(kept.map((table) => [table, of(table, id)]));
    const interactions = of('interactions', id).map((row) => ({
      ...row,
      accounts: aboutHowMany(row, of('messages', id)),
    }));
    const promises = of('promises', id).filter(
      (one) => String(one.made_on) <= asOf && isAhead(String(one.due_on), asOf),
    );
    found.set(String(id), {
      ...rows,
      customer,
      accounts,
      payments: of('payments', id),
      interactions,
      promises,
      suppressions: [],
    } as unknown as CaseRows);
  }
  return found;
};

const kept = ['consents', 'interactions', 'requests', 'outcomes', 'holds', 'promises'] as const;

const aboutHowMany = (interaction: Row, messages: readonly Row[]): unknown =>
  messages.find(({ batch_id }) => interaction.batch_id !== null && batch_id === interaction.batch_id)?.accounts ?? null;

/** Until three days after its day a promise may still be kept. */
const isAhead = (dueOn: string, asOf: string): boolean => Date.parse(asOf) - Date.parse(dueOn) <= 3 * 86_400_000;

const owedOn = (account: Row, payments: readonly Row[], assignments: readonly Row[], asOf: string): Row => {
  const isIts = (row: Row): boolean => row.portfolio === account.portfolio && row.account_id === account.account_id;
  const paid = payments.filter((one) => isIts(one) && one.currency === account.currency && String(one.paid_on) <= asOf);
  const left = Number(account.balance_minor) - paid.reduce((sum, { amount_minor }) => sum + Number(amount_minor), 0);
  const assigned = assignments.find(
    (row) => isIts(row) && String(row.entered_on) <= asOf && (row.left_on === null || String(row.left_on) > asOf),
  );
  return {
    ...account,
    balance_minor: Math.max(left, 0),
    dpd: (Date.parse(asOf) - Date.parse(String(account.due_on))) / 86_400_000,
    segment: assigned?.segment ?? null,
    entered_on: assigned?.entered_on ?? null,
  };
};
