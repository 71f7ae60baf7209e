import type { Knex } from 'knex';
import type { Database, Transaction } from './database.ts';
import { dialectOf } from './dialect.ts';

/**
 * The rows of a query with these columns, in its order. The database sends them as one text: the driver makes a value of each
 * cell on its own, which takes three times as long. For texts and whole numbers.
 */
export const packedRows = async <Row extends object>(
  trx: Database | Transaction,
  query: Knex.QueryBuilder,
  columns: readonly (keyof Row & string)[],
): Promise<Row[]> => {
  const [row]: PackedRow[] = await packedQuery(trx, query, columns);
  return rowsIn<Row>(row?.packed ?? null, columns);
};

interface PackedRow {
  readonly packed: string | null;
}

/** A query whose only row has the rows of another as one text, `packed`, or null where there are none. */
export const packedQuery = (
  trx: Database | Transaction,
  query: Knex.QueryBuilder,
  columns: readonly string[],
): Knex.QueryBuilder => trx.from(query.as('rows')).select(trx.raw(`${dialectOf(trx).packedRows(columns)} as packed`));

/** The rows that were packed with these columns. */
export const rowsIn = <Row extends object>(packed: string | null, columns: readonly (keyof Row & string)[]): Row[] =>
  packed === null ? [] : (JSON.parse(packed) as unknown[][]).map((cells) => rowOf<Row>(columns, cells));

const rowOf = <Row extends object>(columns: readonly string[], cells: readonly unknown[]): Row => {
  const row: Record<string, unknown> = {};
  for (let index = 0; index < columns.length; index += 1) row[columns[index] ?? ''] = cells[index];
  return row as Row;
};

/** The rows of each customer, in their order. */
export const rowsByCustomer = <Row extends { readonly customer_id: string }>(
  rows: readonly Row[],
): ((customerId: string) => readonly Row[]) => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.customer_id);
    if (group) group.push(row);
    else groups.set(row.customer_id, [row]);
  }
  return (customerId) => groups.get(customerId) ?? none;
};

const none: readonly never[] = [];
