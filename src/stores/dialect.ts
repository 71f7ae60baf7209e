import type { Knex } from 'knex';
import { insertOf, typedInsertOf } from './sql-text.ts';

/** The expressions that SQLite and PostgreSQL write differently; days are text, `extra` is a JSON object of a file's own columns. */
export interface Dialect {
  /** Whole days from the day in a column to a day bound to `?`; negative when the column's is later. */
  readonly daysSince: (column: string) => string;
  /** The day that comes so many days after the one in a column. */
  readonly daysAfter: (column: string, count: number) => string;
  /** The text of the field bound to `?` of a JSON object; null when it has none. */
  readonly jsonText: (column: string) => string;
  /** The first text of a JSON list; null where the list is empty. */
  readonly firstText: (column: string) => string;
  /** The number that a text writes in plain digits, with a point; null for any other text. */
  readonly plainNumber: (text: string) => string;
  /**
   * The select of what the rows of a passing table tell of their customers, and two bound values behind it, for an upsert: what a
   * later account tells holds against an earlier one, what it leaves empty does not. Lists are JSON arrays.
   */
  readonly customersOf: (table: string, columns: readonly string[], lists: readonly string[]) => string;
  /** The statement that inserts rows, at least one, with their values written out. */
  readonly insertOf: typeof insertOf;
  /** The names of the tables and indexes, and `table.column` of every column, as `part`, in alphabetical order. */
  readonly schemaParts: string;
  /** The version of the database program, as `version`. */
  readonly version: string;
  /** All rows as one JSON text, an array of these columns for each. */
  readonly packedRows: (columns: readonly string[]) => string;
  /** The values of all rows in one JSON text, an array. */
  readonly packedValues: (column: string) => string;
  /** The statements that have every change and loss of a row kept as it was before, while they stand. */
  readonly watchChanges: (watch: ChangeWatch) => readonly string[];
  readonly endWatch: (table: string) => readonly string[];
  /** The statements after which the table numbers new rows above those that brought a number of their own. */
  readonly numberAbove: (table: string, column: string) => readonly string[];
  /** The statements after which what is removed is overwritten, outside a transaction. */
  readonly removeForGood: readonly string[];
  /** The statements that leave nothing behind of what was removed, outside a transaction. */
  readonly sweepRemoved: readonly string[];
  /** The values of these columns of a row that was kept as JSON, for a select from the table that holds it. */
  readonly keptValues: (table: string, columns: readonly string[], json: string) => string;
}

/** Whose changes are watched, and where the earlier row goes. */
export interface ChangeWatch {
  readonly table: string;
  readonly key: readonly string[];
  readonly columns: readonly string[];
  readonly importId: number;
}

export type DialectName = 'sqlite' | 'postgresql';

/** The dialect of the database that the query will run on. */
export const dialectOf = (database: { readonly client: Knex['client'] }): Dialect =>
  dialectNamed(dialectNameOf(database));

/** Its name, for a thread that has no database of its own. */
export const dialectNameOf = ({ client }: { readonly client: Knex['client'] }): DialectName =>
  client.dialect === 'postgresql' ? 'postgresql' : 'sqlite';

/** The statement that inserts rows, written out, for a database of that dialect. */
export const insertFor = (name: DialectName): typeof insertOf => dialectNamed(name).insertOf;

const dialectNamed = (name: DialectName): Dialect => (name === 'postgresql' ? postgres : sqlite);

const sqlite: Dialect = {
  customersOf: (table, columns) =>
    `select ${['customer_id', ...columns].join(', ')}, ?, ? from ${table} where true order by customer_id, account_id`,
  insertOf,
  schemaParts: `select name as part from sqlite_master where name not like 'sqlite_%'
     union select m.name || '.' || c.name from sqlite_master m, pragma_table_info(m.name) c
     where m.type = 'table' and m.name not like 'sqlite_%' order by 1`,
  version: `select 'SQLite ' || sqlite_version() as version`,
  daysSince: (column) => `cast(julianday(?) - julianday(${column}) as integer)`,
  daysAfter: (column, count) => `date(${column}, '+${count} days')`,
  jsonText: (column) => `cast(json_extract(${column}, '$."' || ? || '"') as text)`,
  firstText: (column) => `case when ${column} <> '' then json_extract(${column}, '$[0]') end`,
  plainNumber: (text) =>
    `case when ${text} glob '*[0-9]*' and ${text} not glob '*[^0-9.-]*' and instr(substr(${text}, 2), '-') = 0 ` +
    `and ${text} not glob '*.*.*' then cast(${text} as real) end`,
  packedRows: (columns) => `json_group_array(json_array(${columns.join(', ')}))`,
  packedValues: (column) => `json_group_array(${column})`,
  watchChanges: (watch) =>
    ['update of import_id', 'delete'].map(
      (event) =>
        `create temporary trigger ${watchName(watch.table, event)} before ${event} on ${watch.table}
         when ${isEarlier(watch)} begin ${keepBefore(watch, 'json_array', 'json_object')}; end`,
    ),
  numberAbove: () => [],
  removeForGood: ['pragma secure_delete = on'],
  sweepRemoved: ['vacuum', 'pragma wal_checkpoint(truncate)'],
  endWatch: (table) => ['update', 'delete'].map((event) => `drop trigger ${watchName(table, event)}`),
  keptValues: (_, columns, json) => columns.map((column) => `json_extract(${json}, '$.${column}')`).join(', '),
};

const watchName = (table: string, event: string): string => `watch_${table}_${event.split(' ')[0]}`;

/** Rows that the import made itself were nothing before. */
const isEarlier = ({ importId }: ChangeWatch): string => `old.import_id is distinct from ${importId}`;

const keepBefore = ({ table, key, columns, importId }: ChangeWatch, array: string, object: string): string =>
  `insert into import_changes (customer_id, import_id, record, row_key, before)
   values (old.customer_id, ${importId}, '${table}', ${array}(${key.map((column) => `old.${column}`).join(', ')}),
   ${object}(${columns.map((column) => `'${column}', old.${column}`).join(', ')}))`;

const postgres: Dialect = {
  numberAbove: (table, column) => [
    `select setval(pg_get_serial_sequence('${table}', '${column}'), (select max(${column}) from ${table}))`,
  ],
  removeForGood: [],
  sweepRemoved: ['vacuum (full)'],
  // An upsert there takes a key once.
  customersOf: (table, columns, lists) => {
    const last = (column: string): string => {
      const told = `(array_agg(${column} order by account_id desc) filter (where ${column} ${lists.includes(column) ? "<> '[]'" : 'is not null'}))[1]`;
      return lists.includes(column) ? `coalesce(${told}, '[]')` : told;
    };
    return `select ${['customer_id', ...columns.map(last)].join(', ')}, cast(? as integer), cast(? as integer) from ${table}
     group by customer_id order by customer_id`;
  },
  insertOf: typedInsertOf,
  schemaParts: `select cast(table_name as text) as part from information_schema.tables where table_schema = current_schema()
     union select cast(indexname as text) from pg_indexes where schemaname = current_schema()
     union select table_name || '.' || column_name from information_schema.columns where table_schema = current_schema()
     order by 1`,
  version: `select 'PostgreSQL ' || current_setting('server_version') as version`,
  daysSince: (column) => `(cast(? as date) - cast(${column} as date))`,
  daysAfter: (column, count) => `to_char(cast(${column} as date) + ${count}, 'YYYY-MM-DD')`,
  jsonText: (column) => `(cast(${column} as json) ->> cast(? as text))`,
  firstText: (column) => `case when ${column} <> '' then cast(${column} as json) ->> 0 end`,
  plainNumber: (text) =>
    `case when ${text} ~ '^-{0,1}([0-9]+[.]{0,1}[0-9]*|[.][0-9]+)$' then cast(${text} as numeric) end`,
  packedRows: (columns) =>
    `cast(json_agg(json_build_array(${columns.map((column) => `"${column}"`).join(', ')})) as text)`,
  packedValues: (column) => `cast(json_agg(${column}) as text)`,
  watchChanges: (watch) => {
    const name = `watch_${watch.table}`;
    const kept = keepBefore(watch, 'json_build_array', 'json_build_object');
    return [
      `create function ${name}() returns trigger language plpgsql as $watch$ begin
       if ${isEarlier(watch)} then ${kept}; end if;
       if tg_op = 'DELETE' then return old; end if; return new; end $watch$`,
      `create trigger ${name} before update of import_id or delete on ${watch.table}
       for each row execute function ${name}()`,
    ];
  },
  endWatch: (table) => [`drop trigger watch_${table} on ${table}`, `drop function watch_${table}()`],
  keptValues: (table, columns, json) =>
    columns
      .map((column) => `(json_populate_record(cast(null as ${table}), cast(${json} as json))).${column}`)
      .join(', '),
};
