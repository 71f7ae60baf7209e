import type { Knex } from 'knex';

/** The expressions that SQLite and PostgreSQL write differently; days are text, `extra` is a JSON object of a file's own columns. */
export interface Dialect {
  /** Whole days from the day in a column to a day bound to `?`; negative when the column's is later. */
  readonly daysSince: (column: string) => string;
  /** The text of the field bound to `?` of a JSON object; null when it has none. */
  readonly jsonText: (column: string) => string;
  /** The number that a text writes in plain digits, with a point; null for any other text. */
  readonly plainNumber: (text: string) => string;
  /** All rows as one JSON text, an array of these columns for each. */
  readonly packedRows: (columns: readonly string[]) => string;
}

/** The dialect of the database that the query will run on. */
export const dialectOf = ({ client }: { readonly client: Knex['client'] }): Dialect =>
  client.dialect === 'postgresql' ? postgres : sqlite;

const sqlite: Dialect = {
  daysSince: (column) => `cast(julianday(?) - julianday(${column}) as integer)`,
  jsonText: (column) => `cast(json_extract(${column}, '$."' || ? || '"') as text)`,
  plainNumber: (text) =>
    `case when ${text} glob '*[0-9]*' and ${text} not glob '*[^0-9.-]*' and instr(substr(${text}, 2), '-') = 0 ` +
    `and ${text} not glob '*.*.*' then cast(${text} as real) end`,
  packedRows: (columns) => `json_group_array(json_array(${columns.join(', ')}))`,
};

const postgres: Dialect = {
  daysSince: (column) => `(cast(? as date) - cast(${column} as date))`,
  jsonText: (column) => `(cast(${column} as json) ->> cast(? as text))`,
  plainNumber: (text) =>
    `case when ${text} ~ '^-{0,1}([0-9]+[.]{0,1}[0-9]*|[.][0-9]+)$' then cast(${text} as numeric) end`,
  packedRows: (columns) => `cast(json_agg(json_build_array(${columns.join(', ')})) as text)`,
};
