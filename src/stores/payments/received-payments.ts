import type { PaymentName } from '../../domain/intake/payment-names.ts';
import { receivedColumns } from '../../domain/intake/payment-row.ts';
import type { RefusalCode } from '../../domain/intake/refusal.ts';
import { type BulkLoad, bulkLoad, type Transaction } from '../database.ts';
import type { Cell } from '../sqlite.ts';

export interface PaymentsLoad {
  readonly rows: BulkLoad;
  /** Keeps what in a row may name accounts; written with the rows. */
  readonly name: (line: number, names: readonly PaymentName[]) => void;
}

/** Empty, passing tables for the rows of one payments file, what in them may name accounts, and whom they turn out to be for. */
export const stagePayments = async (trx: Transaction): Promise<PaymentsLoad> => {
  await passingTable(
    trx,
    'received',
    `${receivedColumns.map(columnDefinition).join(', ')}, customer_id text, portfolio text, account_id text,
     scope text, matched_by text, payment_group text, payment_key text, known integer default 0, booked integer default 0, problem text`,
  );
  await passingTable(trx, 'received_names', 'line bigint, role text, name text');
  for (const table of ['received_targets', 'received_candidates']) {
    await passingTable(trx, table, 'line bigint, customer_id text, portfolio text, account_id text');
  }
  await passingTable(trx, 'received_customers', 'line bigint, customer_id text');
  return joinedLoad(
    bulkLoad(trx, 'received', receivedColumns),
    bulkLoad(trx, 'received_names', ['line', 'role', 'name']),
  );
};

/** Two loads in one: the names of the rows go with them. */
const joinedLoad = (rows: BulkLoad, names: BulkLoad): PaymentsLoad => {
  let waiting: Cell[][] = [];
  return {
    name: (line, found) => {
      for (const { role, name } of found) waiting.push([line, role, name]);
    },
    rows: {
      add: async (added) => {
        const found = waiting;
        waiting = [];
        await rows.add(added);
        await names.add(found);
      },
      finish: async () => {
        await rows.finish();
        await names.finish();
      },
    },
  };
};

/** Makes an empty table that is gone when the connection closes. */
export const passingTable = async (trx: Transaction, name: string, columns: string): Promise<void> => {
  await trx.raw(`drop table if exists ${name}`);
  await trx.raw(`create temporary table ${name} (${columns})`);
};

const columnDefinition = (column: string): string =>
  `${column} ${column === 'line' || column.endsWith('_minor') ? 'bigint' : 'text'}`;

/** Makes the staged rows searchable; call once all are loaded. */
export const indexReceived = async (trx: Transaction): Promise<void> => {
  await trx.raw('create index received_line on received (line)');
  await trx.raw('create index received_day on received (paid_on, scope)');
  await trx.raw('create index received_names_line on received_names (line, role)');
  await trx.raw('create index received_targets_line on received_targets (line)');
  await trx.raw('create index received_candidates_line on received_candidates (line)');
  await trx.raw('create index received_customers_line on received_customers (line)');
};

/** The lines that cannot be taken in, and why. */
export const receivedProblems = async (trx: Transaction): Promise<Map<number, RefusalCode>> => {
  const rows: { line: number; problem: RefusalCode }[] = await trx('received')
    .whereNotNull('problem')
    .orderBy('line')
    .select('line', 'problem');
  return new Map(rows.map(({ line, problem }) => [Number(line), problem]));
};

/** Whether any row `r` that is not decided yet answers to the condition. */
export const anyReceived = async (trx: Transaction, condition: string): Promise<boolean> =>
  (await trx('received as r').whereNull('r.scope').whereNull('r.problem').whereRaw(condition).first('r.line')) !==
  undefined;
